import { useState } from 'preact/hooks';
import { documentPaths, UsesSchema } from '../../../domain/api/console/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { Dialog, useLive } from '../../frame/index.ts';
import { Button, Field, Note, Problem, Skeleton } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

interface RemoveProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly title: string;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const pages: Readonly<Partial<Record<DocumentKind, string>>> = {
  procedure: 'procedures',
  place: 'places',
  notice: 'notices',
  emergency: 'emergency-drafts',
  building: 'buildings',
  season: 'seasons',
  leaflet: 'leaflets',
  board: 'boards',
  flow: 'flows',
};

/** What it would break, and its name typed: taking out is meant (P17). Every revision stays. */
export function RemoveDialog({ kind, id, title, onRemove, onClose }: RemoveProps) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const { data, problem, reload } = useLive(UsesSchema, documentPaths.uses(kind, id), 60_000);
  const isSure = typed.trim() === id;
  return (
    <Dialog label={t('editor.remove')} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSure) onRemove();
        }}
      >
        <h2>{t('editor.removeTitle', { title })}</h2>
        {data === undefined &&
          (problem === undefined ? (
            <Skeleton rows={2} />
          ) : (
            <Problem problem={problem} onRetry={reload} />
          ))}
        {data?.uses.length === 0 && <Note tone="o">{t('editor.removeNobody')}</Note>}
        {data !== undefined && data.uses.length > 0 && (
          <Note tone="w">
            <b>{t('editor.removeBreaks', { count: data.uses.length })}</b>
            <ul class="uses">
              {data.uses.map((use) => (
                <li key={`${use.kind}/${use.id}`}>
                  {pages[use.kind] === undefined ? (
                    use.title
                  ) : (
                    <a href={`/console/${pages[use.kind]}/${use.id}`}>{use.title}</a>
                  )}
                </li>
              ))}
            </ul>
          </Note>
        )}
        <p class="m s">{t('editor.removeStays')}</p>
        <Field
          label={t('editor.removeType', { id })}
          value={typed}
          onInput={setTyped}
          lengthMax={80}
          autoFocus
        />
        <div class="row">
          <Button
            kind="danger"
            submit
            onPress={() => undefined}
            closed={isSure ? undefined : t('editor.removeTypeFirst')}
          >
            {t('editor.remove')}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

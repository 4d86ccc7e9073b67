import { useState } from 'preact/hooks';
import { documentPaths, SavedDocumentSchema } from '../../../domain/api/console/index.ts';
import { hanoiMoment } from '../../../domain/calendar/index.ts';
import { fold } from '../../../domain/vietnamese/index.ts';
import { buildingName, Dialog, go, useConsole } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Field, Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { blankDocument, idPatterns, type NewKind } from './blank-document.ts';
import { BuildingChoice } from './building-choice.tsx';

/** A name as machines write it: `thu-gom-rac`. */
const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);

interface NewProps {
  readonly kind: NewKind;
  /** Path of its page. */
  readonly path: string;
  readonly onClose: () => void;
}

/** A name, and what the machine calls it: the rest is written in the form. */
export function NewDocument({ kind, path, onClose }: NewProps) {
  const t = useWords();
  const { link, session } = useConsole();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string>();
  const [problem, setProblem] = useState<LinkProblem>();
  const id = typedId ?? (kind === 'procedure' ? '' : slugOf(buildingName(name)));
  const isGood = idPatterns[kind].test(id) && name.trim() !== '';
  const taken = problem?.kind === 'refused' && problem.code === 'edited-meanwhile';
  const make = async () => {
    const today = hanoiMoment(Date.parse(session.hub.time)).day;
    const { roles, buildings } = session.person;
    const audience = roles.includes('editor') ? undefined : buildings;
    const body = blankDocument(kind, id, name.trim(), today, audience);
    const answer = await link.put(SavedDocumentSchema, documentPaths.one(kind, id), {
      revision: 0,
      body,
    });
    if (answer.ok) go(`${path}/${id}`);
    else setProblem(answer.error);
  };
  return (
    <Dialog label={t(titles[kind])} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) void make();
        }}
      >
        <h2>{t(titles[kind])}</h2>
        {kind === 'building' ? (
          <BuildingChoice value={name} onChoose={setName} />
        ) : (
          <Field
            label={t('editor.newName')}
            value={name}
            onInput={setName}
            lengthMax={600}
            autoFocus
          />
        )}
        <Field
          label={t(kind === 'procedure' ? 'editor.newCode' : 'editor.newKey')}
          value={id}
          onInput={(next) => {
            setTypedId(next.trim());
            setProblem(undefined);
          }}
          lengthMax={60}
          hint={t(kind === 'procedure' ? 'editor.newCodeHint' : 'editor.newKeyHint')}
          finding={taken ? { status: 'error', text: t('editor.newTaken') } : undefined}
        />
        {problem !== undefined && !taken && <Problem problem={problem} />}
        <div class="row">
          <Button
            kind="primary"
            submit
            onPress={() => undefined}
            closed={isGood ? undefined : t('editor.newBad')}
          >
            {t('editor.newMake')}
          </Button>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const titles = {
  procedure: 'editor.newProcedure',
  place: 'editor.newPlace',
  notice: 'editor.newNotice',
  emergency: 'emergency.newDraft',
  building: 'city.newBuilding',
  season: 'city.newSeason',
  leaflet: 'city.newLeaflet',
  board: 'boards.new',
} as const;

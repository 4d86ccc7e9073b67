import { documentPaths, HistorySchema, RevisionSchema } from '../../../domain/api/console/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { useConsole, useLive } from '../../frame/index.ts';
import { Button, Drawer, Problem, Skeleton } from '../../ui/index.ts';
import { sayAuthor, sayDateTime, useWords } from '../../words/index.ts';

interface HistoryProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly onBack: ((body: unknown) => void) | undefined;
  readonly onClose: () => void;
}

/** Who wrote what when; each revision can be taken up again, which is a new one. */
export function HistoryDrawer({ kind, id, onBack, onClose }: HistoryProps) {
  const t = useWords();
  const { link } = useConsole();
  const { data, problem, reload } = useLive(HistorySchema, documentPaths.history(kind, id));
  const takeUp = async (revision: number) => {
    const answer = await link.get(RevisionSchema, documentPaths.revision(kind, id, revision));
    if (answer.ok && answer.value.body !== null) onBack?.(answer.value.body);
  };
  return (
    <Drawer title={t('editor.historyTitle')} onClose={onClose}>
      <section>
        {data === undefined &&
          (problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />)}
        <ul class="lines">
          {data?.lines.map((line, place) => (
            <li key={line.revision}>
              <span>
                <b>{t('editor.revision', { number: line.revision })}</b>{' '}
                {sayAuthor(t, line.editedBy)}
                <br />
                <span class="m s">
                  {sayDateTime(line.editedAt)}
                  {line.isPublished && ` · ${t('editor.historyPublished')}`}
                  {line.isRemoval && ` · ${t('editor.historyRemoval')}`}
                </span>
              </span>
              {place === 0 || onBack === undefined || line.isRemoval ? (
                <span class="m s">{place === 0 ? t('editor.historyNow') : ''}</span>
              ) : (
                <Button kind="quiet" onPress={() => void takeUp(line.revision)}>
                  {t('editor.historyBack')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </Drawer>
  );
}

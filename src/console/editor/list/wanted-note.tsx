import {
  DoneAnswerSchema,
  insightPaths,
  WantedListSchema,
} from '../../../domain/api/console/index.ts';
import { useConsole, useLive, useMay } from '../../frame/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

/** Wishes that are named; the others come up as these are written. */
const namedMax = 6;
const everyMs = 300_000;

/** Entries that somebody asks for: words of residents that lead to nothing. */
export function WantedNote() {
  const t = useWords();
  const { link } = useConsole();
  const mayEdit = useMay('editor');
  const { data, reload } = useLive(WantedListSchema, insightPaths.wanted, everyMs);
  const wanted = data?.wanted ?? [];
  if (wanted.length === 0) return null;
  const drop = async (words: string) => {
    await link.delete(DoneAnswerSchema, insightPaths.wantedOne(words));
    reload();
  };
  return (
    <Note tone="n">
      <b>{t('editor.wanted', { count: wanted.length })}</b>
      <ul class="wanted">
        {wanted.slice(0, namedMax).map(({ words, askedBy }) => (
          <li key={words}>
            <span>{t('editor.wantedBy', { words, name: askedBy })}</span>
            {mayEdit && (
              <Button kind="quiet" onPress={() => void drop(words)}>
                {t('editor.wantedDone', { words })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}

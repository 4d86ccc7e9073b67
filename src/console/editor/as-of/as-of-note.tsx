import { type Notice, noticeSchema, noticesFor } from '../../../domain/service/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { sayDate, useWords } from '../../words/index.ts';
import type { LaterErrors } from '../findings/index.ts';
import type { AsOf } from './use-as-of.ts';

interface AsOfNoteProps {
  readonly asOf: AsOf;
  /** Days on which the document begins to say something else. */
  readonly days: readonly string[];
  readonly later: readonly LaterErrors[];
  readonly body: unknown;
}

/** Whether kiosks show a notice on a day, wherever they stand; undefined for other documents. */
function isShownOn(body: unknown, day: string): boolean | undefined {
  const read = noticeSchema.safeParse(body);
  if (!read.success) return undefined;
  const { audience: _, ...everywhere }: Notice = read.data;
  return noticesFor([everywhere], { day, site: undefined }).length > 0;
}

/** As of which day everything on the page is, and on which days it will be different (P11). */
export function AsOfNote({ asOf, days, later, body }: AsOfNoteProps) {
  const t = useWords();
  const { day, isToday, setDay } = asOf;
  const others = days.filter((one) => one !== day);
  const isShown = isShownOn(body, day);
  if (isToday && others.length === 0 && isShown !== false) return null;
  return (
    <Note tone={isShown === false || !isToday ? 'w' : 'n'}>
      {!isToday && (
        <p class="turndays">
          {t('editor.asOfThis', { day: sayDate(day) })}
          <Button kind="quiet" onPress={() => setDay(undefined)}>
            {t('editor.asOfToday')}
          </Button>
        </p>
      )}
      {isShown === false && <p>{t('editor.asOfNotShown', { day: sayDate(day) })}</p>}
      {others.length > 0 && (
        <p class="turndays">
          {t('editor.asOfTurns')}
          {others.map((one) => {
            const errors = later.find((found) => found.day === one)?.errors ?? 0;
            return (
              <Button key={one} kind="quiet" onPress={() => setDay(one)}>
                {errors > 0
                  ? t('editor.asOfTurnErrors', { day: sayDate(one), errors })
                  : sayDate(one)}
              </Button>
            );
          })}
        </p>
      )}
    </Note>
  );
}

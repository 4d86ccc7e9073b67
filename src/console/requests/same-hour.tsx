import { type DeskLine, HoursAnswerSchema, requestPaths } from '../../domain/api/console/index.ts';
import { useLive } from '../frame/index.ts';
import { sayNumber, useWords } from '../words/index.ts';

/** How often the other wishes for an hour are looked at, ms. */
const everyMs = 30_000;

/** Who else asked for the hour at that branch: whoever takes one sees that it is asked for twice or full. */
export function SameHour({ line }: { readonly line: DeskLine }) {
  const t = useWords();
  const { day, slot, branch } = line;
  const path = day === null ? undefined : `${requestPaths.hours}?from=${day}&to=${day}`;
  const { data } = useLive(HoursAnswerSchema, path, everyMs);
  const hour = data?.rows.find((row) => row.branch === branch && row.slot === slot);
  if (hour === undefined) return null;
  const { asked, confirmed, places } = hour;
  return (
    <p class="m s">
      {t('requests.sameHour', {
        asked: sayNumber(asked),
        confirmed: sayNumber(confirmed),
        places: sayNumber(places),
      })}
      {confirmed >= places && <b> {t('requests.sameHourFull')}</b>}
    </p>
  );
}

import { isIsoDay } from '../../../domain/calendar/index.ts';
import { useWords } from '../../words/index.ts';
import type { AsOf } from './use-as-of.ts';

interface AsOfFieldProps {
  readonly asOf: AsOf;
  /** Days on which the document begins to say something else: offered first. */
  readonly days: readonly string[];
}

/** "Xem như ngày": any day, those on which something changes offered first. */
export function AsOfField({ asOf, days }: AsOfFieldProps) {
  const t = useWords();
  return (
    <span class="asof">
      <label>
        <span class="s m">{t('editor.asOf')}</span>
        <input
          type="date"
          class="inp"
          list="turn-days"
          value={asOf.day}
          // Half a date is the browser's empty text: the day stays until a whole one is there.
          onInput={({ currentTarget: { value } }) => {
            if (isIsoDay(value)) asOf.setDay(value);
          }}
        />
        <datalist id="turn-days">
          {days.map((day) => (
            <option key={day} value={day} />
          ))}
        </datalist>
      </label>
    </span>
  );
}

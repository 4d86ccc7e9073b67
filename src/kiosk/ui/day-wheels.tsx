import { Button } from './button.tsx';

interface DayWheelsWords {
  readonly date: string;
  readonly month: string;
  readonly year: string;
  /** "Ngày sau", for ears: the wheel's part in words. */
  readonly more: (part: string) => string;
  readonly less: (part: string) => string;
}

export interface DayWheelsProps {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly words: DayWheelsWords;
  readonly onDay: (day: string) => void;
}

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (value: number): string => String(value).padStart(2, '0');

/** Turns a wheel; a day that the new month does not have becomes its last. */
function turned(day: string, part: 'date' | 'month' | 'year', by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (part === 'date') {
    const moved = new Date(Date.UTC(year, month - 1, date + by));
    return moved.toISOString().slice(0, 10);
  }
  const months = year * 12 + (month - 1) + (part === 'month' ? by : by * 12);
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  return `${newYear}-${two(newMonth)}-${two(Math.min(date, daysIn(newYear, newMonth)))}`;
}

/** Three wheels of keys, never a calendar grid (R56); ten years at once for birthdays. */
export function DayWheels({ day, words, onDay }: DayWheelsProps) {
  const [year = '', month = '', date = ''] = day.split('-');
  const wheel = (part: 'date' | 'month' | 'year', value: string) => (
    <div class="wheel" role="group" aria-label={words[part]}>
      <p class="k">{words[part]}</p>
      <Button icon="up" onPress={() => onDay(turned(day, part, 1))}>
        <span class="for-ears">{words.more(words[part])}</span>
        <span aria-hidden="true">+1</span>
      </Button>
      <output class="v">{String(Number(value))}</output>
      <Button icon="down" onPress={() => onDay(turned(day, part, -1))}>
        <span class="for-ears">{words.less(words[part])}</span>
        <span aria-hidden="true">−1</span>
      </Button>
      {part === 'year' && (
        <Button kind="small" onPress={() => onDay(turned(day, part, -10))}>
          −10
        </Button>
      )}
    </div>
  );
  return (
    <div class="wheels">
      {wheel('date', date)}
      {wheel('month', month)}
      {wheel('year', year)}
    </div>
  );
}

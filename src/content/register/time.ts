import type { TimeUnit } from '../../domain/service/index.ts';
import type { RegisterRecord } from './record.ts';

/** The letters of the units in `register.json`. */
const letters = { h: 'hour', d: 'day', w: 'workingDay', m: 'month', y: 'year' } as const;
const letterOf: Readonly<Record<string, string>> = {
  HOUR: 'h',
  DAY: 'd',
  WORKING_DAY: 'w',
  MONTH: 'm',
  YEAR: 'y',
};

/** Above it is a typing mistake: the longest deadline of the register is 420 days. */
const quantityMax = 750;

/** Times of one unit, from the shortest to the longest. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
  readonly unit: TimeUnit;
}

/**
 * The processing times of a record, for `register.json`: `5w` working days, `3-5d` days, several
 * units after a comma, `~` before them where the ways of handing in differ and nobody says why,
 * empty where nothing usable stands. Zero and "other" are nothing usable.
 */
export function writeTime(record: RegisterRecord): string {
  const byChannel = record.channels.map(({ time }) => written([time]));
  const differs = new Set(byChannel.filter((time) => time !== '')).size > 1;
  const all = written([...record.channels.map(({ time }) => time), ...record.caseTimes]);
  return all !== '' && differs ? `~${all}` : all;
}

type Time = RegisterRecord['channels'][number]['time'];

function written(times: readonly Time[]): string {
  const quantities = new Map<string, number[]>();
  for (const { qty, unit } of times) {
    const letter = letterOf[unit ?? ''];
    const quantity = typeof qty === 'string' ? Number(qty.replace(',', '.')) : (qty ?? 0);
    // Also false for the words that some records have in the place of a number.
    const isTime = quantity > 0 && quantity <= quantityMax;
    if (letter === undefined || !isTime) continue;
    quantities.set(letter, [...(quantities.get(letter) ?? []), quantity]);
  }
  return [...quantities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, all]) => {
      const from = Math.min(...all);
      const to = Math.max(...all);
      return from === to ? `${from}${letter}` : `${from}-${to}${letter}`;
    })
    .join(',');
}

const spanPattern = /^([\d.]+)(?:-([\d.]+))?([hdwmy])$/u;

/**
 * Reads what `writeTime` wrote.
 *
 * @throws on anything else: the file was edited by hand
 */
export function readTime(text: string): { readonly differs: boolean; readonly spans: TimeSpan[] } {
  const differs = text.startsWith('~');
  const spans = text
    .replace(/^~/u, '')
    .split(',')
    .filter((part) => part !== '')
    .map((part): TimeSpan => {
      const [, from = '', to = from, letter = ''] = spanPattern.exec(part) ?? [];
      const unit = letters[letter as keyof typeof letters];
      if (unit === undefined) throw new Error(`register.json: "${part}" is no time`);
      return { from: Number(from), to: Number(to), unit };
    });
  return { differs, spans };
}

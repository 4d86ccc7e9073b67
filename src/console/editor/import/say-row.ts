import type { ImportRow } from '../../../domain/api/console/index.ts';
import { importWhy, type Words } from '../../words/index.ts';

const isKnown = (reason: string): reason is keyof typeof importWhy =>
  Object.hasOwn(importWhy, reason);

/** Why a record is refused, in words; what no word is known for stands as it came. */
export const sayReason = (t: Words, reason: string): string =>
  isKnown(reason) ? t(`importWhy.${reason}`) : reason;

/** Why a record is refused, or what was mended in it, each kind once. */
export function sayWhy(t: Words, { reason, detail }: Pick<ImportRow, 'reason' | 'detail'>): string {
  if (reason === '') return detail;
  if (reason !== 'repaired') {
    return [sayReason(t, reason), detail].filter((part) => part !== '').join(': ');
  }
  const kinds = [...new Set(detail.split(', '))].map((kind) => sayReason(t, kind));
  return t('import.repaired', { what: kinds.join(', ') });
}

const places = {
  line: 'import.placeLine',
  record: 'import.placeRecord',
  row: 'import.placeRow',
} as const;

/** Where in the file a record stands: `line 7`, `record 7`, `row 7` as the readers say it. */
export function sayPlace(t: Words, at: string): string {
  const [, what = '', number = ''] = /^(line|record|row) (\d+)$/.exec(at) ?? [];
  return number === '' ? at : t(places[what as keyof typeof places], { number });
}

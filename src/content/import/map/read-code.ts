import { err, ok, type Result } from '../../../domain/basics/index.ts';
import { registerServiceCodePattern, serviceCodePattern } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';

export type CodeError = 'noCode' | 'badCode' | 'deletedAtSource';

/** `1.000948.H38`, `1.001776.000.00.00.H41`, `1.001193.01`: an agency or a case after the code. */
const suffixed = /^([1-9]\.\d{6})\.(?:[A-Z]\d{2}|\d{2,3})(?:\.[A-Z]?\d{1,3}){0,4}$/u;

/**
 * The code of a record. Stray spaces, suffixes of provinces and zeros that a spreadsheet dropped
 * are repaired; digits too many are kept and doubted, since nobody knows which one is wrong.
 */
export function readCode(
  raw: unknown,
  notes: Notes,
): Result<{ readonly code: string; readonly malformed: boolean }, CodeError> {
  const given = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw : '';
  const text = given.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\ufeff]+/gu, '');
  if (text === '') return err('noCode');
  if (text !== given) notes.repair('codeTrimmed', 'code', JSON.stringify(given));
  const dotted = text.replace(/^([1-9]),(\d{6})$/u, '$1.$2');
  if (serviceCodePattern.test(dotted)) {
    if (dotted !== text) notes.repair('codeTrimmed', 'code', text);
    return ok({ code: dotted, malformed: false });
  }
  if (/^[1-9]\.\d{6}[-_ ]*xo[aá]/iu.test(text)) return err('deletedAtSource');
  const [, base] = suffixed.exec(text.toUpperCase()) ?? [];
  if (base !== undefined) {
    notes.repair('codeSuffix', 'code', text);
    return ok({ code: base, malformed: false });
  }
  // A spreadsheet that takes 1.001950 for a number writes 1.00195.
  if (/^[1-9]\.\d{3,5}$/u.test(dotted)) {
    notes.repair('codeZeros', 'code', text);
    return ok({ code: dotted.padEnd(8, '0'), malformed: false });
  }
  if (registerServiceCodePattern.test(dotted)) {
    notes.repair('codeMalformed', 'code', text);
    return ok({ code: dotted, malformed: true });
  }
  return err('badCode');
}

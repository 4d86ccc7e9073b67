import { enrolmentCodeLength } from '../../domain/api/index.ts';
import { crockfordAlphabet, normaliseCrockford } from '../../domain/basics/index.ts';
import { readCode } from '../../domain/codes/index.ts';

const crockford = new RegExp(`^[${crockfordAlphabet}]{${enrolmentCodeLength}}$`);

/**
 * The one-time code that a scanned text holds: our own QR, or the bare characters. Undefined for
 * everything else, so that a card held up by mistake is neither tried nor shown.
 */
export function enrolmentCodeIn(text: string): string | undefined {
  // No day and no person stands in such a code.
  const read = readCode(text, { today: undefined });
  const code = read.kind === 'enrolment' ? read.code : normaliseCrockford(text);
  return crockford.test(code) ? code : undefined;
}

/** As an operator reads it out: `ABCD-EFGH-JKMN-P`. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

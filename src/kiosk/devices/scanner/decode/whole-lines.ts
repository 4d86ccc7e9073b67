import { gs1CheckDigitHolds } from '../../../../domain/codes/index.ts';

/** ITF-14, the only interleaved code that stands on goods (GS1 General Specifications §5.3). */
const itfDigits = 14;

/**
 * False for a part of a bar code. Interleaved 2 of 5 has no check of its own, and its start and end
 * also stand inside it: a tilted or half-covered one is read as six to twelve of its fourteen digits.
 */
export function isWholeLines(symbology: string, text: string): boolean {
  if (symbology !== 'ITF') return true;
  return text.length === itfDigits && gs1CheckDigitHolds(text);
}

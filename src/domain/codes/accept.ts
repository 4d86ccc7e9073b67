import type { ScannedCode } from './scanned-code.ts';

/**
 * True when one sight of a code is enough (codes.md, accept rule): a card by its pattern, a payment
 * by its CRC. Anything else counts when the same text was seen twice.
 */
export function provesItself(code: ScannedCode): boolean {
  if (code.kind === 'citizenCard') return code.form === '2021' && code.name !== undefined;
  if (code.kind !== 'payment') return false;
  return (
    !code.findings.includes('checksumWrong') &&
    !code.findings.includes('checksumMissing') &&
    !code.findings.includes('structureBroken')
  );
}

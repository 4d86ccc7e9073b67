import type { Finding } from './finding.ts';

/** GS1 modulo-10 check digit of the digits before it (GS1 General Specifications §7.9). */
export function gs1CheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const weight = (digits.length - i) % 2 === 1 ? 3 : 1;
    sum += Number(digits.charAt(i)) * weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/** True when the last digit is the check digit of the rest. */
export function gs1CheckDigitHolds(digits: string): boolean {
  return gs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/** What a GTIN of 8, 12, 13 or 14 digits says of itself. */
export interface GtinFacts {
  /** Padded with zeros to 14 digits. */
  readonly gtin: string;
  /** GS1 prefix 893: the number was registered in Vietnam. */
  readonly vietnamesePrefix: boolean;
  readonly findings: readonly Finding[];
}

/** Reads a GTIN; undefined when the length is not one of the four. */
export function readGtin(digits: string): GtinFacts | undefined {
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const gtin = digits.padStart(14, '0');
  // GTIN-8 has its prefix in its own first digits (also when padded); the others behind the
  // indicator digit.
  const prefix = gtin.startsWith('000000') ? gtin.slice(6, 9) : gtin.slice(1, 4);
  const findings: Finding[] = [];
  if (!gs1CheckDigitHolds(digits)) findings.push('checkDigitWrong');
  if (/^0+$/.test(digits)) findings.push('gtinEmpty');
  // 02, 04 and 2: numbers a shop gives itself (weighed goods); nobody registered them.
  else if (/^(?:02|04|2)/.test(prefix)) findings.push('gtinInStore');
  return { gtin, vietnamesePrefix: prefix === '893', findings };
}

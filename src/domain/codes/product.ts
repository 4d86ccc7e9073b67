import { type CalendarDate, compareDates, showDate } from './calendar-date.ts';
import { displayFields } from './display.ts';
import type { Finding } from './finding.ts';
import { type Gs1Parts, readBracketed, readElementString, readGs1Date } from './gs1-parts.ts';
import { gs1CheckDigitHolds, readGtin } from './gtin.ts';
import type { ProductCode } from './scanned-code.ts';

/** YYMMDD. */
const dateDigits = 6;

/** A plain GTIN-8, -12, -13 or -14 under a bar code. Undefined for any other length. */
export function readPlainGtin(digits: string): ProductCode | undefined {
  if (!readGtin(digits)) return undefined;
  return productFrom('plain', new Map([['01', digits]]), [], undefined, undefined);
}

/** A GS1 element string, with or without brackets. Undefined when it is none. */
export function readGs1Elements(
  text: string,
  today: CalendarDate | undefined,
): ProductCode | undefined {
  if (/^\(\d{2,4}\)/.test(text) && text.includes('(01)')) {
    const { parts, findings } = readBracketed(text);
    return parts.has('01')
      ? productFrom('elementString', parts, findings, undefined, today)
      : undefined;
  }
  // A scanner may tell its symbology first (ISO/IEC 15424); with it, nothing has to be guessed.
  const marker = [']C1', ']d2', ']Q3', ']e0', '\x1D'].find((mark) => text.startsWith(mark));
  const body = text.slice(marker?.length ?? 0);
  // Without it, twelve digits and more are anything: the number stands first, with its check digit.
  if (marker === undefined && !/^01\d{14}/.test(body)) return undefined;
  if (marker === undefined && !gs1CheckDigitHolds(body.slice(2, 16))) return undefined;
  const { parts, findings } = readElementString(body);
  // Cut off, fourteen digits look like a shorter number.
  if (parts.get('01')?.length !== 14) return undefined;
  return productFrom('elementString', parts, findings, undefined, today);
}

/** Makes a product of its parts; `parts` holds AI 01. */
export function productFrom(
  form: ProductCode['form'],
  parts: Gs1Parts,
  found: readonly Finding[],
  host: string | undefined,
  today: CalendarDate | undefined,
): ProductCode | undefined {
  const digits = parts.get('01') ?? '';
  const facts = readGtin(digits);
  if (!facts) return undefined;
  const findings = new Set<Finding>([...facts.findings, ...found]);
  const dateOf = (identifier: string): CalendarDate | undefined => {
    const text = parts.get(identifier);
    if (text === undefined) return undefined;
    const date = readGs1Date(text.slice(0, dateDigits), today);
    if (!date) findings.add('productDateImpossible');
    else if (!today) findings.add('dateUnchecked');
    return date;
  };
  const producedOn = dateOf('11');
  const packedOn = dateOf('13');
  const bestBefore = dateOf('15');
  // 7003: the day, and its hour and minute.
  const expiresOn = dateOf('17') ?? dateOf('7003');
  if (today) {
    if (producedOn && compareDates(producedOn, today) > 0) findings.add('producedInFuture');
    if (packedOn && compareDates(packedOn, today) > 0) findings.add('producedInFuture');
    if (bestBefore && compareDates(bestBefore, today) < 0) findings.add('bestBeforePassed');
    if (expiresOn && compareDates(expiresOn, today) < 0) findings.add('expired');
  }
  const location = parts.get('414');
  if (location !== undefined && !gs1CheckDigitHolds(location)) findings.add('checkDigitWrong');
  const netWeightKg = readWeight(parts);
  return {
    kind: 'product',
    form,
    gtin: facts.gtin,
    vietnamesePrefix: facts.vietnamesePrefix,
    lot: parts.get('10'),
    serial: parts.get('21'),
    producedOn,
    packedOn,
    bestBefore,
    expiresOn,
    netWeightKg,
    location,
    host,
    findings: [...findings],
    display: displayFields({
      gtin: digits,
      lot: parts.get('10'),
      serial: parts.get('21'),
      producedOn: producedOn && showDate(producedOn),
      bestBefore: bestBefore && showDate(bestBefore),
      expiresOn: expiresOn && showDate(expiresOn),
      netWeightKg: netWeightKg === undefined ? undefined : String(netWeightKg),
      host,
    }),
  };
}

function readWeight(parts: Gs1Parts): number | undefined {
  for (let decimals = 0; decimals <= 5; decimals += 1) {
    const digits = parts.get(`310${decimals}`);
    if (digits !== undefined) return Number(digits) / 10 ** decimals;
  }
  return undefined;
}

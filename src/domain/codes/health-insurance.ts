import { fromUtf8 } from '../basics/index.ts';
import { type CalendarDate, compareDates, readDayMonthYear, showDate } from './calendar-date.ts';
import { displayFields } from './display.ts';
import type { Finding } from './finding.ts';
import { maskName, maskTail } from './mask.ts';
import type { HealthInsuranceCard } from './scanned-code.ts';

// Group, benefit level 1-5, province, ten digits of the social-insurance number (domain.md §3.6).
const oldNumber = /^([A-Z]{2})(\d)(\d{2})\d{10}$/;
// The number of the card of 2021, or the personal number that takes its place (domain.md §3.6).
const bareNumber = /^\d{10}(?:\d{2})?$/;
/** Heads of mobile numbers that are no province: such ten digits are somebody's phone. */
const phoneNumber = /^0[3579]\d{8}$/;
/** A name in UTF-8 bytes, doubled by hexadecimal. */
const hexCharactersMax = 400;

/**
 * The old card, its QR, or the ten digits of the card of 2021. Undefined when it is none: twelve
 * digits are a card of health insurance only before a name as such cards write it.
 */
export function readHealthInsurance(
  text: string,
  today: CalendarDate | undefined,
): HealthInsuranceCard | undefined {
  const parts = text.split('|').map((part) => part.trim());
  const number = (parts[0] ?? '').toUpperCase().replaceAll(' ', '');
  const isOld = oldNumber.test(number);
  const isBare = parts.length === 1;
  if (!isOld && !bareNumber.test(number)) return undefined;
  if (isBare && (number.length === 12 || phoneNumber.test(number))) return undefined;
  // Digits with fields are a card only if a name in hexadecimal follows.
  if (!isOld && !isBare && !/\p{L}/u.test(hexText(parts[1] ?? '') ?? '')) return undefined;

  const findings: Finding[] = [];
  const level = Number(oldNumber.exec(number)?.[2] ?? 1);
  if (level < 1 || level > 5) findings.push('levelImpossible');
  // The new card's form and the QR's order are not confirmed by any published rule.
  if (!isOld || !isBare) findings.push('formUnverified');
  const name = hexText(parts[1] ?? '');
  const validFrom = readDayMonthYear(parts[6] ?? '');
  const validUntil = readDayMonthYear(parts[7] ?? '');
  if (validUntil && !today) findings.push('dateUnchecked');
  if (validUntil && today && compareDates(validUntil, today) < 0) findings.push('validityEnded');
  return {
    kind: 'healthInsurance',
    number,
    name,
    validFrom,
    validUntil,
    findings,
    display: displayFields({
      cardNumber: maskTail(number, 3),
      name: name && maskName(name),
      validUntil: validUntil && showDate(validUntil),
    }),
  };
}

function hexText(hex: string): string | undefined {
  if (hex.length > hexCharactersMax || !/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) return undefined;
  const pairs = hex.match(/../g) ?? [];
  try {
    const text = fromUtf8(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
    return /\p{Cc}/u.test(text) ? undefined : text.normalize('NFC');
  } catch {
    return undefined;
  }
}

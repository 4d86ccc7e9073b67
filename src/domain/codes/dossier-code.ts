import { type CalendarDate, compareDates, readYearMonthDay, showDate } from './calendar-date.ts';
import { displayFields } from './display.ts';
import type { Finding } from './finding.ts';
import { maskTail } from './mask.ts';
import type { DossierCode } from './scanned-code.ts';

/** Longest agency (15) + date (6) + number (6) + dashes, and room for spaces in between. */
const charactersMax = 64;

// Circular 01/2018/TT-VPCP art. 19 (agency levels 4.3.2.1), and the order 1.2.3.4 of Decision
// 20/2020/QĐ-TTg; the ministries' G codes, police G01 among them, have the same shape.
const pattern = /^((?:\d{3}\.\d{2}\.\d{2}\.)?([A-Z])(\d{2})(?:\.\d{1,3}){0,3})-(\d{6})-(\d{3,6})$/;

/**
 * One spelling of a dossier code: capitals, zero for the letter O, one kind of dot and dash, no
 * spaces. People type it from paper, and fonts do not tell O from 0 (R55).
 */
export function normaliseDossierCode(text: string): string {
  const spelled = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212_/]/g, '-')
    .replace(/[\u00B7\u2022,]/g, '.')
    .replace(/ ?([.-]) ?/g, '$1');
  // Written with spaces only, they stand for the dashes.
  const joined = spelled.includes('-') ? spelled.replace(/\s/g, '') : spelled.replace(/\s+/g, '-');
  // No agency has the letter O, so every O is a zero.
  return joined.replaceAll('O', '0');
}

/** "Mã hồ sơ: …", as counters print it in front. */
const label = /^(?:mã|số)(?: số)? (?:hồ sơ|hs|biên nhận|bn|tra cứu) ?[:：]? ?/iu;
/** Start and stop of a Code 39 bar code, which some scanners type. */
const starred = /^\*(.*)\*$/s;
/** The secret look-up code of some systems behind it (domain.md §3.5): not needed here, and dropped. */
const secret = /(?<=-\d{3,6})[-|;,\s]{1,3}[A-Z0-9]{4}$/i;

/** Reads a dossier code in any form of domain.md §3.5; undefined when it is none. */
export function readDossierCode(
  text: string,
  today: CalendarDate | undefined,
): DossierCode | undefined {
  if (text.length > charactersMax) return undefined;
  const bare = text.trim().replace(starred, '$1').replace(label, '');
  const spellings = [bare, bare.replace(secret, '')].map(normaliseDossierCode);
  const code = spellings.find((spelling) => pattern.test(spelling));
  const match = code === undefined ? undefined : pattern.exec(code);
  if (!code || !match) return undefined;
  const [, agency = '', letter = '', level1 = '', received = '', dailyNumber = ''] = match;
  const receivedOn = readYearMonthDay(received);
  const findings: Finding[] = [];
  if (!receivedOn) findings.push('receivedDateImpossible');
  else if (!today) findings.push('dateUnchecked');
  else if (compareDates(receivedOn, today) > 0) findings.push('receivedInFuture');
  return {
    kind: 'dossier',
    code,
    agency,
    registry: letter === 'H' ? 'city' : letter + level1 === 'G01' ? 'police' : 'ministry',
    receivedOn,
    dailyNumber,
    findings,
    display: displayFields({
      dossierNumber: shortDossierNumber(code),
      agency,
      receivedOn: receivedOn && showDate(receivedOn),
    }),
  };
}

/** `••001`: enough for the holder to know it, too little for the one behind (screen D4). */
export function shortDossierNumber(code: string): string {
  return maskTail(code.slice(-5), 3).slice(-5);
}

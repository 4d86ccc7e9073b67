import { type CalendarDate, compareDates, readDayMonthYear, realDate } from './calendar-date.ts';
import { checkCitizenNumber, plausibleCitizenNumber } from './citizen-number.ts';
import { displayFields } from './display.ts';
import type { Finding } from './finding.ts';
import { maskCitizenNumber, maskName } from './mask.ts';
import type { CitizenCard } from './scanned-code.ts';
import { isWholeName } from './vietnamese-letters.ts';

/** Fields of the 2021 card (domain.md §3.1); a later card may carry more, about relatives. */
const fields2021 = 7;

/**
 * What may stand in the place of bars: the separators of the later card are not published (domain.md
 * §3.2), and taken for an unknown text its names would be shown.
 */
const otherSeparators = /[;\n\t^~#$｜¦]/;
/** So few fields between commas are a sentence. */
const commaFieldsMin = 5;
/** A day as cards of later forms may write it. */
const dayForm = /^(?:\d{8}|\d{2}\/\d{2}\/\d{4}|\d{4}-\d{2}-\d{2})$/;

/**
 * Reads an identity card: twelve digits, then fields between bars. Undefined when it is none.
 *
 * Only what is surely the holder's own is taken: on a later card the fourth name may be a father's
 * (domain.md §3.2), so name, birth and address are read only where number, date and sex stand in
 * the order of 2021.
 */
export function readCitizenCard(
  text: string,
  today: CalendarDate | undefined,
): CitizenCard | undefined {
  const bars = text.includes('|');
  const parts = fieldsOf(text, bars);
  const [number = '', oldNumber = '', name = '', birth = '', sexWord = '', address, issued] = parts;
  if (!/^\d{12}$/.test(number) || parts.length < 2) return undefined;
  if (!bars && !plausibleCitizenNumber(number, today)) return undefined;

  const sex = readSex(sexWord);
  const ownFields = dayForm.test(birth) && sex !== undefined && isName(name);
  if (!ownFields) return numberOnlyCard(number, today);

  const form = bars && parts.length === fields2021 && /^\d{8}$/.test(birth) ? '2021' : 'later';
  const birthDate = readDay(birth);
  const issuedOn = issued === undefined ? undefined : readDay(issued);
  const findings: Finding[] = [...checkCitizenNumber(number, { sex, birthDate }, today)];
  if (parts.length < fields2021) findings.push('fieldsMissing');
  if (!/^(?:\d{9}|\d{12})?$/.test(oldNumber)) findings.push('oldNumberMalformed');
  if (name === '') findings.push('nameMissing');
  const whole = isWholeName(name);
  if (name !== '' && !whole) findings.push('nameDamaged');
  if (!birthDate) findings.push('birthDateImpossible');
  if (issued !== undefined && issued !== '' && !issuedOn) findings.push('issuedDateImpossible');
  findings.push(...checkDates(birthDate, issuedOn, today));
  return {
    kind: 'citizenCard',
    form,
    number,
    oldNumber: /^(?:\d{9}|\d{12})$/.test(oldNumber) ? oldNumber : undefined,
    // The letters that are left must not be taken for the name.
    name: whole ? name : undefined,
    birthDate,
    sex,
    address: address === '' || address?.includes('\uFFFD') ? undefined : address,
    issuedOn,
    findings,
    display: displayFields({
      citizenNumber: maskCitizenNumber(number),
      name: whole ? maskName(name) : undefined,
      birthYear: birthDate && String(birthDate.year),
    }),
  };
}

function fieldsOf(text: string, bars: boolean): readonly string[] {
  const fields = text.split(bars ? '|' : otherSeparators);
  const byCommas = bars || fields.length > 1 ? [] : text.split(',');
  // An address has commas of its own; the day of issue stands last.
  const read =
    byCommas.length < commaFieldsMin
      ? fields
      : [...byCommas.slice(0, 5), byCommas.slice(5, -1).join(','), ...byCommas.slice(5).slice(-1)];
  return read.map((field) => field.trim());
}

/** `ddMMyyyy`, as in 2021; a later form may turn it round, and no day is both. */
function readDay(text: string): CalendarDate | undefined {
  const turned = /^((?:19|20)\d{2})-?(\d{2})-?(\d{2})$/.exec(text);
  return (
    readDayMonthYear(text) ??
    (turned ? realDate(Number(turned[1]), Number(turned[2]), Number(turned[3])) : undefined)
  );
}

/**
 * What may be believed of a card that a scanner typed as keys: its digits. Keyboards have no
 * Vietnamese, and a layout that drops a mark leaves another name (codes.md, the ladder).
 */
export function typedByKeys(card: CitizenCard): CitizenCard {
  if (card.name === undefined && !card.findings.includes('nameDamaged')) return card;
  return {
    ...card,
    name: undefined,
    address: undefined,
    findings: [...card.findings.filter((finding) => finding !== 'nameDamaged'), 'nameByKeys'],
    display: card.display.filter(({ name }) => name !== 'name'),
  };
}

/** A card of which only the number is known: bare digits, or an order of fields not known to us. */
export function numberOnlyCard(number: string, today: CalendarDate | undefined): CitizenCard {
  const unknownHolder = { sex: undefined, birthDate: undefined };
  return {
    kind: 'citizenCard',
    form: 'later',
    number,
    oldNumber: undefined,
    name: undefined,
    birthDate: undefined,
    sex: undefined,
    address: undefined,
    issuedOn: undefined,
    findings: [...checkCitizenNumber(number, unknownHolder, today), 'fieldsMissing'],
    display: displayFields({ citizenNumber: maskCitizenNumber(number) }),
  };
}

// "N\uFFFD" and "N?": a wedge scanner drops or breaks the last letter (domain.md §3.1).
function readSex(word: string): 'male' | 'female' | undefined {
  const lower = word.toLowerCase();
  if (lower === 'nam' || lower === 'male') return 'male';
  if (/^n[^a-z]{0,3}u?[^a-z]{0,3}$/.test(lower) || lower === 'female') return 'female';
  return undefined;
}

// Letters of any script, spaces, marks, and what a broken encoding leaves of them; no digit row.
function isName(name: string): boolean {
  return name.length <= 120 && !/\d{3,}/.test(name);
}

function checkDates(
  birthDate: CalendarDate | undefined,
  issuedOn: CalendarDate | undefined,
  today: CalendarDate | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (birthDate && issuedOn && compareDates(issuedOn, birthDate) < 0) {
    findings.push('issuedBeforeBirth');
  }
  if (!today) {
    if (birthDate || issuedOn) findings.push('dateUnchecked');
    return findings;
  }
  if (birthDate && compareDates(birthDate, today) > 0) findings.push('birthDateInFuture');
  if (issuedOn && compareDates(issuedOn, today) > 0) findings.push('issuedInFuture');
  return findings;
}

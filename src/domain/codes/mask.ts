/** What stands for a hidden character. */
const bullet = '•';
/** Names on cards are shorter; a longer text is no name and is not drawn at length. */
const nameCharactersMax = 80;

/** `001199012345` → `001•••••2345` (R61); other lengths keep the last three characters. */
export function maskCitizenNumber(number: string): string {
  if (/^\d{12}$/.test(number)) return `${number.slice(0, 3)}${bullet.repeat(5)}${number.slice(-4)}`;
  return maskTail(number, 3);
}

/** `Nguyễn Văn A` → `N••••• V•• A` (R61): the first letter of each syllable and its length. */
export function maskName(name: string): string {
  const clean = name.normalize('NFC').trim().slice(0, nameCharactersMax);
  if (clean === '') return '';
  return clean
    .split(/\s+/)
    .map((syllable) => {
      const [first = '', ...rest] = syllable;
      return first + bullet.repeat(rest.length);
    })
    .join(' ');
}

/** Hides all but the last `shown` characters; a text that short is hidden whole. */
export function maskTail(text: string, shown: number): string {
  const characters = [...text];
  if (characters.length <= shown) return bullet.repeat(characters.length);
  return bullet.repeat(characters.length - shown) + characters.slice(-shown).join('');
}

/** A phone or personal number as people write it in groups: 0912 345 678, 036.184.001.234, +84 … */
const grouped = /(?<!\d[ .-]?)(?:\+84|0)\d{0,3}(?:[ .-]\d{2,4}){2,3}(?![.-]?[\dA-Z])/g;
/** A payment card's number, in groups or not. */
const paymentCard = /(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?(?!\d)/g;

/**
 * Hides what looks like a personal, phone or payment card's number inside a free text: 9 to 12
 * digits, such numbers in groups, and 16 or 19 digits whose check digit holds.
 */
export function maskNumbersInText(text: string): string {
  return text
    .replace(grouped, (number) => {
      const count = number.replaceAll(/\D/g, '').length;
      return count < 9 || count > 12 ? number : maskTail(number, 3);
    })
    .replace(paymentCard, (number) =>
      luhnHolds(number.replaceAll(/\D/g, '')) ? maskTail(number, 4) : number,
    )
    .replace(/\d{9,}/g, (digits) =>
      digits.length > 12 ? digits : maskTail(digits, digits.length === 12 ? 4 : 3),
    );
}

/** Check digit of payment cards (ISO/IEC 7812-1, annex B). */
function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/**
 * A text of fields that begins with a personal number, old or new, or nearly one: whose it is, is
 * hidden field by field. A misprinted card is no text that a screen may show. Undefined for others.
 */
export function maskRow(text: string): string | undefined {
  const fields = text.split(rowSeparators);
  const isRow = fields.length >= 3 && /^\D{0,12}\d{9,14}\s*$/.test(fields[0] ?? '');
  if (!isRow) return undefined;
  return text.replace(/[\p{L}\p{M}\d]+/gu, (word) => bullet.repeat(Math.min(word.length, 12)));
}

/** What stands between the fields of a card, printed or mistyped. */
const rowSeparators = /[|｜¦;,\n\t^~#$]/;

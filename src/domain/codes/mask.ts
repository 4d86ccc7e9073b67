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

/** Hides what looks like a personal or phone number (9 to 12 digits) inside a free text. */
export function maskNumbersInText(text: string): string {
  return text.replace(/\d{9,}/g, (digits) =>
    digits.length > 12 ? digits : maskTail(digits, digits.length === 12 ? 4 : 3),
  );
}

/**
 * Key codes of the Linux input layer (linux/input-event-codes.h) on a US keyboard, without and with
 * shift. Scanners type this layout unless somebody set them to another.
 */
const rows: readonly [first: number, plain: string, shifted: string][] = [
  [2, '1234567890-=', '!@#$%^&*()_+'],
  [16, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [30, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [43, '\\zxcvbnm,./', '|ZXCVBNM<>?'],
  [55, '*', '*'],
  [57, ' ', ' '],
  [71, '789-456+1230.', '789-456+1230.'],
  [98, '/', '/'],
];

const characters = new Map<number, readonly [plain: string, shifted: string]>();
for (const [first, plain, shifted] of rows) {
  [...plain].forEach((character, i) => {
    characters.set(first + i, [character, shifted[i] ?? character]);
  });
}

/** The character of a key; undefined for a key that types none. */
export function characterOf(code: number, shift: boolean, capsLock: boolean): string | undefined {
  const found = characters.get(code);
  if (found === undefined) return undefined;
  const isLetter = /[a-z]/.test(found[0]);
  return found[shift !== (isLetter && capsLock) ? 1 : 0];
}

export const keyCodes = {
  tab: 15,
  enter: 28,
  capsLock: 58,
  keypadEnter: 96,
  shifts: [42, 54],
  /** Ctrl, Alt and the two keys of Windows, left and right. */
  commands: [29, 97, 56, 100, 125, 126],
} as const;

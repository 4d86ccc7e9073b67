/** An event of the Linux input layer as 24 bytes; the time is of no matter. */
export function inputEvent(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32LE(1_700_000_000, 0);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

const sync = inputEvent(0, 0, 0);
/** Down and up, each with its scan code and its end, as a USB keyboard sends them. */
export function key(code: number, value: 0 | 1 | 2): Buffer {
  return Buffer.concat([inputEvent(4, 4, 0x70000 + code), inputEvent(1, code, value), sync]);
}
export const press = (code: number) => Buffer.concat([key(code, 1), key(code, 0)]);
export const shifted = (code: number) => Buffer.concat([key(42, 1), press(code), key(42, 0)]);

/** Written down from the keyboard, not from the map under test. */
const plain: Readonly<Record<string, number>> = {
  1: 2,
  2: 3,
  3: 4,
  4: 5,
  5: 6,
  6: 7,
  7: 8,
  8: 9,
  9: 10,
  0: 11,
  '-': 12,
  '=': 13,
  q: 16,
  w: 17,
  e: 18,
  r: 19,
  t: 20,
  y: 21,
  u: 22,
  i: 23,
  o: 24,
  p: 25,
  '[': 26,
  ']': 27,
  a: 30,
  s: 31,
  d: 32,
  f: 33,
  g: 34,
  h: 35,
  j: 36,
  k: 37,
  l: 38,
  ';': 39,
  "'": 40,
  '`': 41,
  '\\': 43,
  z: 44,
  x: 45,
  c: 46,
  v: 47,
  b: 48,
  n: 49,
  m: 50,
  ',': 51,
  '.': 52,
  '/': 53,
  ' ': 57,
};
const withShift: Readonly<Record<string, string>> = {
  '!': '1',
  '@': '2',
  '#': '3',
  $: '4',
  '%': '5',
  '^': '6',
  '&': '7',
  '*': '8',
  '(': '9',
  ')': '0',
  _: '-',
  '+': '=',
  '{': '[',
  '}': ']',
  ':': ';',
  '"': "'",
  '~': '`',
  '|': '\\',
  '<': ',',
  '>': '.',
  '?': '/',
};
export const keyable = [...Object.keys(plain), ...Object.keys(withShift), ...'ABCXYZ'];

/** What a scanner on a US layout types: a letter that the keyboard lacks is left out. */
export function typeText(text: string): Buffer {
  const keys = [...text].map((character) => {
    const code = plain[character];
    if (code !== undefined) return press(code);
    const other = plain[withShift[character] ?? character.toLowerCase()];
    return other === undefined ? Buffer.alloc(0) : shifted(other);
  });
  return Buffer.concat(keys);
}
export const enterKey = press(28);

import type { ComposeKey } from '../../domain/vietnamese/index.ts';

/** One key: what it writes, and how wide it is where keys stand in straight rows. */
export interface KeySpec {
  /** Stable name; the letter itself for a letter. */
  readonly id: string;
  readonly key: ComposeKey | 'layer' | 'marks';
  /** Share of the row, 1 = a letter. */
  readonly width: number;
  /** Blue: what Vietnamese adds to the alphabet. */
  readonly tint: boolean;
}

export type KeyRow = readonly KeySpec[];

const letter = (text: string, tint = false, width = 1): KeySpec => ({
  id: text,
  key: { kind: 'letter', letter: text },
  width,
  tint,
});

// R59: five named tones and the seven letters that Vietnamese adds are direct keys.
const toneRow: KeyRow = (['acute', 'grave', 'hook', 'tilde', 'dot'] as const).map((tone) => ({
  id: tone,
  key: { kind: 'tone', tone },
  width: 1,
  tint: true,
}));
const row = (letters: string): KeyRow => [...letters].map((text) => letter(text));
const erase: KeySpec = { id: 'erase', key: { kind: 'delete' }, width: 1.55, tint: false };
const layer: KeySpec = { id: 'layer', key: 'layer', width: 1.55, tint: false };

/**
 * `letters`: Vietnamese; `digits`: figures and the marks of addresses, codes and sentences; `code`:
 * both kinds at once and nothing else, for a code that mixes them.
 */
export type KeyboardLayer = 'letters' | 'digits' | 'code';

export const keyboardRows: Readonly<Record<KeyboardLayer, readonly KeyRow[]>> = {
  letters: [
    toneRow,
    [...'ăâđêôơư'].map((text) => letter(text, true)),
    row('qwertyuiop'),
    row('asdfghjkl'),
    [layer, ...row('zxcvbnm'), erase],
  ],
  digits: [row('1234567890'), row('-/.,:;()@'), [layer, ...row("?!'+&%#"), erase]],
  code: [row('1234567890'), row('QWERTYUIOP'), row('ASDFGHJKL'), [...row('ZXCVBNM'), erase]],
};

const plain = (key: KeySpec): KeySpec => ({ ...key, width: 1 });
const marks: KeySpec = { id: 'marks', key: 'marks', width: 1, tint: true };

/**
 * A unit of seven inches has room for 28 keys of 16 mm (R5), seven in a row, with the space bar and
 * the way back among them: the alphabet of Vietnamese first, its tones and letters and the four that
 * it does not use a key away (R59), signs another. `code` holds the letters of a code that is read
 * aloud (Crockford: no I, L, O, U).
 */
export const smallKeyboardRows: Readonly<Record<KeyboardLayer | 'marks', readonly KeyRow[]>> = {
  letters: [
    row('qertyui'),
    row('opasdgh'),
    row('klxcvbn'),
    [...row('m'), marks, plain(layer), plain(erase)],
  ],
  marks: [
    [...toneRow, ...row('fj')],
    [...'ăâđêôơư'].map((text) => letter(text, true)),
    [...row('wz'), { ...marks, tint: false }, plain(layer), plain(erase)],
  ],
  digits: [
    row('1234567'),
    row('890-/.,'),
    row(':;()@?!'),
    [...row('+&'), plain(layer), plain(erase)],
  ],
  code: [row('QWERTYP'), row('ASDFGHJ'), row('KZXCVBN'), [...row('M'), plain(layer), plain(erase)]],
};

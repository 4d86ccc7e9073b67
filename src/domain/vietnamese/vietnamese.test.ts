import { describe, expect, it } from 'vitest';
import {
  type ComposeKey,
  composeKey,
  decodeTelex,
  decodeVni,
  decodeWord,
  fold,
  isFoldedSyllable,
  isSyllable,
  normalise,
  normaliseTonePlacement,
} from './index.ts';

describe('fold and normalise', () => {
  it.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['  Hộ tịch — (bản   sao), số 5/2025  ', 'ho tich ban sao so 5 2025'],
    ['ĐẤT ĐAI', 'dat dai'],
    ['Hộ chiếu', 'ho chieu'.normalize('NFD')],
    ['khai\u200Bsinh', 'khaisinh'],
    ['thư\u00ADờng trú', 'thuong tru'],
    ['🙂', ''],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });
  it('joins a letter and a mark that a joiner kept apart', () => {
    expect(normalise('e\u200B\u0301')).toBe('é');
  });
});

describe('syllables', () => {
  it.each([
    'nghiêng',
    'hoà',
    'hòa',
    'Quý',
    'giếng',
    'gì',
    'yếu',
    'khuỷu',
    'oẳn',
    'ủy',
    'uỷ',
    'đường',
    'xoong',
  ])('knows %s', (word) => {
    expect(isSyllable(word)).toBe(true);
    expect(isFoldedSyllable(fold(word))).toBe(true);
  });
  it.each([
    '',
    'wifi',
    'das',
    'tóan',
    'cac',
    'cạch\u0300x',
    'ngi',
    'kách',
    'qoa',
    'iêng',
    'ddawng',
    'nghiênghh',
  ])('refuses %s', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
  it('treats both tone styles as the same word, case kept', () => {
    expect(normaliseTonePlacement('Thanh Hoá, Thuỷ, QUÝ')).toBe('Thanh Hóa, Thủy, QUÝ');
    expect(normaliseTonePlacement('khỏe', 'new')).toBe('khoẻ');
    expect(normaliseTonePlacement('toán quà giặt')).toBe('toán quà giặt');
  });
});

function type(text: string, keys: string): string {
  const tones: Record<string, ComposeKey> = {
    '´': { kind: 'tone', tone: 'acute' },
    '`': { kind: 'tone', tone: 'grave' },
    '?': { kind: 'tone', tone: 'hook' },
    '~': { kind: 'tone', tone: 'tilde' },
    _: { kind: 'tone', tone: 'dot' },
    '<': { kind: 'delete' },
  };
  for (const key of keys) text = composeKey(text, tones[key] ?? { kind: 'letter', letter: key });
  return text;
}

describe('composing on the on-screen keyboard (R59)', () => {
  it.each([
    ['toa´', 'tóa'],
    ['toa´n', 'toán'],
    ['toa´n<', 'tóa'],
    ['toán´', 'toan'],
    ['ba´`', 'bà'],
    ['qu´y', 'quý'],
    ['gi`a', 'già'],
    ['giêng´', 'giếng'],
    ['nguyên~', 'nguyễn'],
    ['Hoa` Binh`', 'Hòa Bình'],
    ['thu?y', 'thủy'],
    ['ngươi`', 'người'],
    ['nươc´', 'nước'],
    ['khuya?', 'khuỷa'],
    ['hu`ynh', 'huỳnh'],
    ['lưa?', 'lửa'],
    ['ĐƯƠNG`', 'ĐƯỜNG'],
    ['x´', 'x'],
    ['´', ''],
    ['<', ''],
    ['a1´', 'a1'],
    ['ba <', 'ba'],
  ])('%s → %s', (keys, text) => {
    expect(type('', keys)).toBe(text);
  });
  it('takes an emoji off whole and leaves other words as typed', () => {
    expect(composeKey('hoà 🙂', { kind: 'delete' })).toBe('hoà ');
    expect(type('hoà', ' bi`')).toBe('hoà bì');
  });
  it('can write the new style', () => {
    expect(composeKey('hoa', { kind: 'tone', tone: 'grave' }, 'new')).toBe('hoà');
  });
});

describe('leaked Telex and VNI', () => {
  it.each([
    ['ddawng kys khai sinh', 'đăng ký khai sinh'],
    ['DDawng Kys', 'Đăng Ký'],
    ['caaps laij hooj chieeus', 'cấp lại hộ chiếu'],
    ['soor ddor', 'sổ đỏ'],
    ['nguoiwf nuoc ngoai', 'người nuoc ngoai'],
    ['dduwowngf', 'đường'],
    ['hos kys', 'hó ký'],
  ])('%s → %s', (keys, text) => {
    expect(decodeTelex(keys)).toBe(text);
  });
  it.each(['wifi', 'xe', 'das', 'is my car tax', 'das auto', 'đăng ký', 'khai sinh', 'bus 32'])(
    'leaves %s alone',
    (text) => {
      expect(decodeTelex(text)).toBe(text);
      expect(decodeVni(text)).toBe(text);
    },
  );
  it.each([
    ['d9a8ng ky1 khai sinh', 'đăng ký khai sinh'],
    ['so63 d9o3', 'sổ đỏ'],
    ['duong72 pho61', 'dường phố'],
    ['nguo7i2', 'người'],
  ])('%s → %s', (keys, text) => {
    expect(decodeVni(keys)).toBe(text);
  });
  it.each(['bằng lái A1', 'hạng b2', 'h26', 'covid19', '2025'])('leaves %s alone', (text) => {
    expect(decodeVni(text)).toBe(text);
  });
  it('leaves the caller’s own words alone', () => {
    expect(decodeTelex('soor ddor', { isWord: (word) => word === 'soor' })).toBe('soor đỏ');
  });
  it('decodes one word on demand', () => {
    expect(decodeWord('kys')).toBe('ký');
    expect(decodeWord('wifi')).toBeUndefined();
    expect(decodeWord('khai')).toBeUndefined();
  });
});

import type { Language } from '../basics/index.ts';

/** Names of letters as they are called when a code is read out. */
const vi: Readonly<Record<string, string>> = {
  A: 'a',
  Ă: 'á',
  Â: 'ớ',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  Ê: 'ê',
  F: 'ép',
  G: 'giê',
  H: 'hát',
  I: 'i',
  J: 'gi',
  K: 'ca',
  L: 'lờ',
  M: 'mờ',
  N: 'nờ',
  O: 'o',
  Ô: 'ô',
  Ơ: 'ơ',
  P: 'pê',
  Q: 'quy',
  R: 'rờ',
  S: 'sờ',
  T: 'tê',
  U: 'u',
  Ư: 'ư',
  V: 'vê',
  W: 'vê kép',
  X: 'ích',
  Y: 'y dài',
  Z: 'dét',
};

/** One letter of a code. A letter without a name is said as it stands. */
export function sayLetter(letter: string, language: Language): string {
  const upper = letter.toUpperCase();
  // One capital letter by itself: every English voice says its name.
  return language === 'vi' ? (vi[upper] ?? upper) : upper;
}

import type { Language } from '../basics/index.ts';

/** What signs are called, and what stands between numbers. */
export const signWords = {
  vi: {
    hidden: 'được che',
    to: 'đến',
    over: 'trên',
    slash: 'gạch chéo',
    dash: 'gạch',
    dot: 'chấm',
    underscore: 'gạch dưới',
    or: 'hoặc',
    and: 'và',
    plus: 'cộng',
    least: 'ít nhất',
    most: 'nhiều nhất',
    point: 'phẩy',
    at: 'a còng',
    equals: 'bằng',
  },
  en: {
    hidden: 'hidden',
    to: 'to',
    over: 'of',
    slash: 'slash',
    dash: 'dash',
    dot: 'dot',
    underscore: 'underscore',
    or: 'or',
    and: 'and',
    plus: 'plus',
    least: 'at least',
    most: 'at most',
    point: 'point',
    at: 'at',
    equals: 'equals',
  },
} as const satisfies Record<Language, Record<string, string>>;

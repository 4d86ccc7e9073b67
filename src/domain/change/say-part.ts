import type { LocalText } from '../basics/index.ts';
import { isMembers } from './fields.ts';
import { nameOfMember, nameOfPath, sayLeaf } from './member-words.ts';
import { both, isText } from './say-value.ts';

/** What an item is called comes first, whatever order it was kept in. */
const firstSaid = [
  'kind',
  'amountVnd',
  'quantity',
  'code',
  'shortName',
  'name',
  'title',
  'fullName',
];
const placeOf = (name: string): number => {
  const at = firstSaid.indexOf(name);
  return at < 0 ? firstSaid.length : at;
};
const byPlace = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  placeOf(a) - placeOf(b);

/** What a program needs of an item and no person decides about. */
const silent = new Set(['key', 'pictogram']);
/** Said by their value alone: `8.000 đồng` needs no `Số tiền` before it. */
const bare = new Set(['kind', 'amountVnd', 'code', 'name', 'shortName', 'what', 'text']);

/** The name of a field by its path, with the language where it is one of two: `Tên (tiếng Việt)`. */
export function namePart(kind: string, path: string): LocalText {
  const name = nameOfPath(kind, path);
  const last = path.split('.').at(-1);
  if (last === 'vi') return both(`${name.vi} (tiếng Việt)`, `${name.en} (Vietnamese)`);
  return last === 'en' ? both(`${name.vi} (tiếng Anh)`, `${name.en} (English)`) : name;
}

/**
 * The whole value of a field in words, for a person who decides about it: nothing is cut, members are
 * named, words of the program are said, and a list stands one item a line.
 */
export function sayPart(kind: string, path: string, value: unknown): LocalText {
  return say(kind, path.split('.'), value) ?? both('–', '–');
}

function say(kind: string, path: readonly string[], value: unknown): LocalText | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const member = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  if (typeof value === 'number' && /(?:^|\.)spans\.\d+\.(?:from|to)$/.test(path.join('.'))) {
    return both(timeOf(value), timeOf(value));
  }
  const leaf = sayLeaf(member, value);
  if (leaf !== undefined) return leaf;
  if (Array.isArray(value)) {
    const items = value.map((item) => say(kind, path, item));
    return joined(
      items,
      items.some((item) => item && item.vi.length > shortCharsMax) ? '\n' : ', ',
    );
  }
  if (isText(value)) {
    const text = value.en === '' ? value.vi : `${value.vi} / ${value.en}`;
    return text === '' ? undefined : both(text, text);
  }
  if (isMembers(value)) return sayMembers(kind, path, value);
  return both(String(value), String(value));
}

/** Items no longer than this stand in one line. */
const shortCharsMax = 30;

/** Minutes after midnight as a clock has them. */
const timeOf = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

type Members = Readonly<Record<string, unknown>>;

function sayMembers(kind: string, path: readonly string[], value: Members): LocalText | undefined {
  const isPriced = typeof value['amountVnd'] === 'number';
  const isTimed = typeof value['quantity'] === 'number' && value['unit'] !== undefined;
  const parts = Object.entries(value)
    .toSorted(byPlace)
    .map(([name, one]) => {
      const own = [...path, name];
      if (silent.has(name) || one === false) return undefined;
      // `5 ngày làm việc`, and not a kind, a number and a unit.
      if (isPriced && name === 'kind') return undefined;
      if (isTimed && ['kind', 'quantityMax', 'unit'].includes(name)) return undefined;
      if (isTimed && name === 'quantity') return sayTime(kind, path, value);
      const said = say(kind, own, one);
      if (said === undefined || bare.has(name)) return said;
      const label = nameOfMember(kind, own);
      return both(`${label.vi}: ${said.vi}`, `${label.en}: ${said.en}`);
    });
  return joined(parts, '; ');
}

function sayTime(kind: string, path: readonly string[], value: Members): LocalText | undefined {
  const of = (name: string) => say(kind, [...path, name], value[name]);
  const [least, most, unit] = [of('quantity'), of('quantityMax'), of('unit')];
  if (least === undefined || unit === undefined) return undefined;
  return both(
    `${most === undefined ? least.vi : `${least.vi} – ${most.vi}`} ${unit.vi}`,
    `${most === undefined ? least.en : `${least.en} – ${most.en}`} ${unit.en}`,
  );
}

function joined(parts: readonly (LocalText | undefined)[], sign: string): LocalText | undefined {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return both(said.map(({ vi }) => vi).join(sign), said.map(({ en }) => en).join(sign));
}

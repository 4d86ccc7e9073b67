import type { LocalText } from '../basics/index.ts';
import { isMembers, isSame } from './fields.ts';
import { nameOfMember, sayLeaf } from './member-words.ts';
import { both, changed, isText, wordOf } from './say-value.ts';
import type { Told } from './told.ts';

/** Where a difference stands: of which kind of document, by which members, and what that is called. */
interface Place {
  readonly kind: string;
  readonly path: readonly string[];
  readonly name: LocalText;
}

/**
 * Every member that differs, in words: lists by what came, went and reads otherwise, texts language by
 * language, values as people say them. Nothing that differs is left out.
 *
 * @param skipped members that are told otherwise
 */
export function tellMembers(
  kind: string,
  before: unknown,
  after: unknown,
  skipped: ReadonlySet<string> = new Set(),
): readonly Told[] {
  const [old, now] = [membersOf(before), membersOf(after)];
  return namesIn(old, now)
    .filter((name) => !skipped.has(name))
    .flatMap((name) =>
      tellAt({ kind, path: [name], name: nameOfMember(kind, [name]) }, old[name], now[name]),
    );
}

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members => (isMembers(value) ? value : {});
const namesIn = (a: Members, b: Members) => [...new Set([...Object.keys(a), ...Object.keys(b)])];

/** What differs at one place and below it. */
export function tellAt(place: Place, before: unknown, after: unknown): readonly Told[] {
  if (isSame(before ?? null, after ?? null)) return [];
  const path = place.path.join('.');
  if (isText(before) && isText(after)) return tellText(path, place.name, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return tellItems(place, before, after);
  if (isMembers(before) && isMembers(after)) {
    return namesIn(before, after).flatMap((name) => {
      const steps = [...place.path, name];
      const own = nameOfMember(place.kind, steps);
      // "Nơi nộp: nơi nhận hồ sơ": what is called as its whole is not said twice.
      const isWhole = own.vi === place.name.vi || name === 'text';
      const label = isWhole ? place.name : joined(place.name, own);
      return tellAt({ ...place, path: steps, name: label }, before[name], after[name]);
    });
  }
  const member = place.path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  return [changed(path, place.name, sayValue(member, before), sayValue(member, after))];
}

const joined = (whole: LocalText, part: LocalText): LocalText =>
  both(`${whole.vi}, ${lower(part.vi)}`, `${whole.en}, ${lower(part.en)}`);
const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** A text, one language at a time. */
export function tellText(
  path: string,
  label: LocalText,
  from: LocalText,
  to: LocalText,
): readonly Told[] {
  const quoted = (text: string) => both(`“${text}”`, `“${text}”`);
  const told: Told[] = [];
  if (from.vi !== to.vi) told.push(changed(path, label, quoted(from.vi), quoted(to.vi)));
  if (from.en !== to.en) {
    const name = both(`${label.vi} (tiếng Anh)`, `${label.en} (English)`);
    told.push(changed(path, name, quoted(from.en), quoted(to.en)));
  }
  return told;
}

/** By what an item of a list is known, where it has a name of its own. */
function keyOf(item: unknown): string | undefined {
  for (const name of ['key', 'id', 'code']) {
    const key = isMembers(item) ? item[name] : undefined;
    if (typeof key === 'string') return key;
  }
  return undefined;
}

function tellItems(
  place: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  const keys = [before, after].map((list) => list.map(keyOf));
  const isKeyed = keys.every(
    (list) => list.every((key) => key !== undefined) && new Set(list).size === list.length,
  );
  if (isKeyed) return tellKeyed(place, before, after);
  if (before.length === after.length && !isSameSet(before, after)) {
    return after.flatMap((item, at) =>
      tellAt(itemPlace(place, at, after.length, before[at]), before[at], item),
    );
  }
  return tellCameAndWent(place, before, after);
}

const isSameSet = (a: readonly unknown[], b: readonly unknown[]) =>
  a.every((one) => b.some((other) => isSame(one, other)));

/** `Các bước 2`; an item with words of its own is called by them. */
function itemPlace(place: Place, at: number, count: number, item: unknown): Place {
  const path = [...place.path, String(at)];
  const number = count > 1 ? ` ${at + 1}` : '';
  const isNamed = isMembers(item) && !isText(item) && hasWords(item);
  const name = isNamed
    ? both(`${place.name.vi} “${wordOf(item).vi}”`, `${place.name.en} “${wordOf(item).en}”`)
    : both(`${place.name.vi}${number}`, `${place.name.en}${number}`);
  return { ...place, path, name };
}

const wording = ['shortName', 'name', 'title', 'what', 'text'] as const;
const hasWords = (item: Members) => wording.some((name) => isText(item[name]));

function tellKeyed(
  place: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Set(after.map(keyOf));
  const stay = after.flatMap((item, at) => {
    const was = old.get(keyOf(item));
    if (was === undefined) return [];
    return tellAt(itemPlace(place, at, after.length, was), was, item);
  });
  return [
    ...tellCameAndWent(
      place,
      before.filter((item) => !now.has(keyOf(item))),
      after.filter((item) => !old.has(keyOf(item))),
    ),
    ...stay,
    ...tellOrder(
      place,
      before.map(keyOf).filter((key) => now.has(key)),
      after.map(keyOf).filter((key) => old.has(key)),
    ),
  ];
}

/** Lines that came, and lines that went. */
function tellCameAndWent(
  place: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  const { name } = place;
  const member = place.path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const path = place.path.join('.');
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)));
  const come = after.filter((one) => !before.some((other) => isSame(one, other)));
  const tell = (items: readonly unknown[], vi: string, en: string): readonly Told[] =>
    items.map((item) => {
      const word = sayValue(member, item);
      return {
        what: 'changed',
        path,
        text: both(`${name.vi}: ${vi} “${word.vi}”`, `${name.en}: ${en} “${word.en}”`),
      };
    });
  const told = [...tell(gone, 'bỏ', 'without'), ...tell(come, 'thêm', 'adds')];
  return told.length > 0 ? told : tellOrder(place, before, after);
}

function tellOrder(
  { name, path }: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  if (isSame(before, after)) return [];
  const text = both(`${name.vi}: đổi thứ tự`, `${name.en}: in another order`);
  return [{ what: 'changed', path: path.join('.'), text }];
}

/** A value in words, of whatever shape. */
function sayValue(member: string, value: unknown): LocalText {
  const leaf = sayLeaf(member, value);
  if (leaf !== undefined) return leaf;
  if (Array.isArray(value)) {
    const all = value.map((one) => sayValue(member, one));
    return both(all.map(({ vi }) => vi).join(', '), all.map(({ en }) => en).join(', '));
  }
  if (isMembers(value) && !isText(value) && !hasWords(value)) {
    const parts = Object.entries(value).map(([name, one]) => [name, sayValue(name, one)] as const);
    return both(parts.map(([, { vi }]) => vi).join(', '), parts.map(([, { en }]) => en).join(', '));
  }
  return wordOf(value);
}

import type { LocalText } from '../basics/index.ts';
import { isMembers, isSame } from './fields.ts';
import { both, changed } from './say-value.ts';
import { tellText } from './tell-members.ts';
import type { Told } from './told.ts';

/**
 * A guided flow: its words, one by one; which of its parts change, by name, and what residents do not see
 * of it. Which answers lead elsewhere stands on the flow's own page (P5).
 */
export function tellFlow(before: unknown, after: unknown): readonly Told[] {
  const [old, now] = [before, after].map((flow) => (isMembers(flow) ? flow : {}));
  const texts = (flow: unknown, language: string): Readonly<Record<string, unknown>> => {
    const all = isMembers(flow) ? flow['texts'] : undefined;
    const own = isMembers(all) ? all[language] : undefined;
    return isMembers(own) ? own : {};
  };
  const keys = [old, now].flatMap((flow) =>
    ['vi', 'en'].flatMap((language) => Object.keys(texts(flow, language))),
  );
  const wordsOf = (flow: unknown, key: string) =>
    both(String(texts(flow, 'vi')[key] ?? ''), String(texts(flow, 'en')[key] ?? ''));
  const told = [...new Set(keys)].flatMap((key) =>
    tellText(
      `texts.${key}`,
      both('Lời trong luồng', 'Words of the flow'),
      wordsOf(old, key),
      wordsOf(now, key),
    ),
  );
  return [
    ...told,
    ...tellShape(old ?? {}, now ?? {}),
    ...tellMember('services', old, now, 'changed'),
    ...tellMember('title', old, now, 'changed'),
    ...tellMember('share', old, now, 'changed'),
    ...Object.keys(unseen).flatMap((name) => tellMember(name, old, now, 'unseen')),
    ...tellUnknown(old ?? {}, now ?? {}),
  ];
}

type Members = Readonly<Record<string, unknown>>;

/** Parts of the way through a flow. What they do is told answer by answer on the flow's page. */
const shape = {
  start: both('câu hỏi đầu tiên', 'the first question'),
  states: both('câu hỏi và lối đi', 'questions and ways'),
  vars: both('các câu trả lời', 'answers'),
  items: both('giấy tờ', 'papers'),
  lists: both('bảng tra', 'tables'),
  facts: both('con số theo ngày', 'numbers by day'),
  profiles: both('giới hạn ở sảnh và thang máy', 'limits of lobby and lift'),
} as const;

function tellShape(old: Members, now: Members): readonly Told[] {
  const parts = Object.entries(shape).filter(([name]) => differs(name, old, now));
  if (parts.length === 0) return [];
  const names = (language: 'vi' | 'en') => {
    const list = parts.map(([, name]) => name[language]).join(', ');
    return list.charAt(0).toLocaleUpperCase('vi') + list.slice(1);
  };
  const text = both(
    `${names('vi')} thay đổi: xem từng cách trả lời ở trang Luồng hỏi`,
    `${names('en')} changed: the page of the flow shows it answer by answer`,
  );
  return [{ what: 'changed', path: 'states', text }];
}

const differs = (name: string, old: Members, now: Members) =>
  !isSame(old[name] ?? null, now[name] ?? null);

/** Members that residents see outside the way itself. */
const seen = {
  services: both(
    'Thủ tục cho biết phí, nơi nộp, thời hạn',
    'Procedures that give fee, office, time',
  ),
  title: both('Lời làm tên của luồng', 'Words that name the flow'),
  share: both('Câu trả lời được vào mã, giấy và tiếng nói', 'Answers in code, paper and voice'),
} as const;

/** What only editors and checks read. */
const unseen = {
  version: both('Số bản', 'Version'),
  sources: both('Nguồn', 'Sources'),
  tests: both('Bài kiểm', 'Tests'),
  invariants: both('Điều luôn phải đúng', 'Rules that always hold'),
  translatedFrom: both('Dấu của bản dịch', 'Marks of translations'),
  locales: both('Ngôn ngữ bắt buộc', 'Languages that are required'),
} as const;

const names: Readonly<Record<string, LocalText>> = { ...seen, ...unseen };

function tellMember(
  name: string,
  old: Members | undefined,
  now: Members | undefined,
  what: 'changed' | 'unseen',
): readonly Told[] {
  if (!differs(name, old ?? {}, now ?? {})) return [];
  const label = names[name] ?? both(name, name);
  const [before, after] = [old?.[name], now?.[name]];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  if (was === undefined || is === undefined) {
    return [{ ...changed(name, label, sayPlain(before), sayPlain(after)), what }];
  }
  const text = sayEntries(was, is);
  return [{ what, path: name, text: both(`${label.vi}: ${text.vi}`, `${label.en}: ${text.en}`) }];
}

/** A member of a format that is younger than these sentences is told by its own name. */
function tellUnknown(old: Members, now: Members): readonly Told[] {
  const known = new Set(['texts', ...Object.keys(shape), ...Object.keys(names)]);
  const others = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return others
    .filter((name) => !known.has(name) && differs(name, old, now))
    .flatMap((name) => tellMember(name, old, now, 'unseen'));
}

/** Which entries came, went, and read otherwise. */
function sayEntries(
  was: ReadonlyMap<string, unknown>,
  is: ReadonlyMap<string, unknown>,
): LocalText {
  const parts = [
    [both('thêm', 'added'), [...is.keys()].filter((name) => !was.has(name))],
    [both('bỏ', 'left out'), [...was.keys()].filter((name) => !is.has(name))],
    [
      both('sửa', 'changed'),
      [...is].flatMap(([name, one]) =>
        was.has(name) && !isSame(was.get(name), one) ? [name] : [],
      ),
    ],
  ] as const;
  const say = (language: 'vi' | 'en') =>
    parts
      .filter(([, list]) => list.length > 0)
      .map(([verb, list]) => `${verb[language]} ${sayNames(list)[language]}`)
      .join('; ');
  return both(say('vi') || 'đổi thứ tự', say('en') || 'another order');
}

/** Entries of a list of things with a name, or of members, by their names. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value === undefined) return new Map();
  if (isMembers(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const named = value.map((one): [string, unknown] => [nameOf(one), one]);
  return new Map(named);
}

function nameOf(one: unknown): string {
  if (!isMembers(one)) return String(one);
  for (const name of ['ref', 'say', 'name', 'id']) {
    const text = one[name];
    if (typeof text === 'string') return text;
  }
  return JSON.stringify(one);
}

/** Entries that one sentence names; of more it says how many. */
const namedMax = 4;

function sayNames(list: readonly string[]): LocalText {
  const shown = list.slice(0, namedMax).map((name) => `“${name}”`);
  const more = list.length - shown.length;
  return both(
    [...shown, ...(more > 0 ? [`và ${more} điều khác`] : [])].join(', '),
    [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', '),
  );
}

const sayPlain = (value: unknown): LocalText =>
  value === undefined ? both('không có', 'none') : both(String(value), String(value));

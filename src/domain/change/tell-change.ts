import type { LocalText } from '../basics/index.ts';
import type { DocumentKind } from '../check/index.ts';
import {
  type Cost,
  type Fact,
  howLongFact,
  howMuchFact,
  type Notice,
  noticeSchema,
  type Place,
  type PublicService,
  placeSchema,
  publicServiceSchema,
  whatToBringFact,
  whereFact,
} from '../service/index.ts';
import { changedFields, isMembers, isSame } from './fields.ts';
import { moneyOf } from './money-of.ts';

/** What a draft changes, as `listChanges` of the hub gives it. Null: not there on that side. */
export interface DraftChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly published: unknown;
  readonly body: unknown;
}

/** What residents will see differently, in one sentence. */
export interface ToldChange {
  readonly kind: DocumentKind;
  readonly id: string;
  /** What it is about, as residents know it. */
  readonly title: LocalText;
  readonly what: 'added' | 'removed' | 'changed' | 'unseen';
  /** Without the title: `Phí cấp bản sao: 8.000 đồng → 10.000 đồng tại 126 phường`. */
  readonly text: LocalText;
  /** Where it stands in the form; for the link. */
  readonly path: string;
}

/** What the sentences need to know around the documents. */
export interface TellOptions {
  /** ISO day in Hanoi for which fees are told. */
  readonly day: string;
  /** Wards whose residents see it; 126 in Hanoi since 1 July 2025 (Resolution 1656/NQ-UBTVQH15). */
  readonly wardCount: number;
}

/** Most sentences of one document: a rewritten one is told by its facts and a count. */
const sentencesMax = 40;

type Told = Omit<ToldChange, 'kind' | 'id' | 'title'>;

const both = (vi: string, en: string): LocalText => ({ vi, en });
const changed = (path: string, name: LocalText, before: LocalText, after: LocalText): Told => ({
  what: 'changed',
  path,
  text: both(
    `${name.vi}: ${before.vi} → ${after.vi}`,
    `${name.en}: ${before.en || before.vi} → ${after.en || after.vi}`,
  ),
});

/**
 * What residents will see differently when a draft is published, document by document, in words.
 * What they do not see (search words, upkeep) is told as that; a draft that changes nothing tells
 * nothing.
 */
export function tellChanges(
  drafts: readonly DraftChange[],
  options: TellOptions,
): readonly ToldChange[] {
  return drafts.flatMap((draft) => {
    const { kind, id, published, body } = draft;
    const title = titleOf(body ?? published, id);
    return tellOne(draft, options)
      .slice(0, sentencesMax)
      .map((told) => ({ kind, id, title, ...told }));
  });
}

function titleOf(body: unknown, id: string): LocalText {
  if (isMembers(body)) {
    for (const name of ['shortName', 'name', 'title']) {
      const text = body[name];
      if (isText(text)) return text;
    }
    if (typeof body['vi'] === 'string') return both(body['vi'], String(body['en'] ?? ''));
  }
  return both(id, id);
}

function isText(value: unknown): value is LocalText {
  return isMembers(value) && typeof value['vi'] === 'string' && typeof value['en'] === 'string';
}

function tellOne({ kind, published, body }: DraftChange, options: TellOptions): readonly Told[] {
  if (isSame(published ?? null, body ?? null)) return [];
  if (published === null || published === undefined) {
    return [{ what: 'added', path: '', text: both('Mới trên kiosk', 'New on the kiosk') }];
  }
  if (body === null || body === undefined) {
    return [
      { what: 'removed', path: '', text: both('Không còn trên kiosk', 'No longer on the kiosk') },
    ];
  }
  if (kind === 'procedure') {
    const [before, after] = [published, body].map((one) => publicServiceSchema.safeParse(one));
    if (before?.success && after?.success) return tellService(before.data, after.data, options);
  }
  if (kind === 'place') {
    const [before, after] = [published, body].map((one) => placeSchema.safeParse(one));
    if (before?.success && after?.success) return tellPlace(before.data, after.data);
  }
  if (kind === 'notice') {
    const [before, after] = [published, body].map((one) => noticeSchema.safeParse(one));
    if (before?.success && after?.success) return tellNotice(before.data, after.data);
  }
  return tellFields(published, body);
}

const factNames: Readonly<Record<Fact['key'], LocalText>> = {
  where: both('Nơi nộp', 'Where'),
  howLong: both('Thời hạn', 'How long'),
  howMuch: both('Phí', 'Cost'),
  whatToBring: both('Mang theo', 'Bring'),
};
const factPaths: Readonly<Record<Fact['key'], string>> = {
  where: 'where',
  howLong: 'processingTime',
  howMuch: 'costs',
  whatToBring: 'evidence',
};

function factsOf(service: PublicService, { day }: TellOptions): readonly Fact[] {
  return [
    whereFact(service),
    howLongFact(service),
    howMuchFact(service, day),
    whatToBringFact(service),
  ];
}

/** Fields whose change residents read, beside the four facts. */
const seenTexts: Readonly<Record<string, LocalText>> = {
  shortName: both('Tên', 'Name'),
  name: both('Tên đầy đủ', 'Full name'),
  summary: both('Một câu tóm tắt', 'Summary'),
};
const seenLists: Readonly<Record<string, LocalText>> = {
  whoMayApply: both('Ai làm được', 'Who may apply'),
  conditions: both('Điều kiện', 'Conditions'),
  steps: both('Các bước', 'Steps'),
  outputs: both('Kết quả', 'What comes out'),
  legalResources: both('Căn cứ', 'Law'),
  evidence: both('Giấy tờ', 'Papers'),
  competentAuthority: both('Cơ quan', 'Authority'),
};

function tellService(
  before: PublicService,
  after: PublicService,
  options: TellOptions,
): readonly Told[] {
  const told: Told[] = [];
  for (const [name, label] of Object.entries(seenTexts)) {
    told.push(...tellText(name, label, before[name as 'name'], after[name as 'name']));
  }
  const fees = tellFees(before, after, options);
  told.push(...fees);
  const old = factsOf(before, options);
  for (const fact of factsOf(after, options)) {
    const was = old.find(({ key }) => key === fact.key);
    if (was === undefined || isSame(was, fact)) continue;
    // A fee that is told line by line is not told a second time as a headline.
    if (fact.key === 'howMuch' && fees.length > 0) continue;
    const [from, to] = isSame(was.headline, fact.headline)
      ? [linesOf(was), linesOf(fact)]
      : [was.headline, fact.headline];
    told.push(changed(factPaths[fact.key], factNames[fact.key], from, to));
  }
  const seen = new Set(told.map(({ path }) => path.split('.')[0]));
  for (const [name, label] of Object.entries(seenLists)) {
    const [from, to] = [before[name as 'steps'], after[name as 'steps']];
    if (seen.has(name) || isSame(from, to)) continue;
    told.push(...tellList(name, label, from, to));
    seen.add(name);
  }
  const rest = changedFields(before, after).filter(({ path }) => !seen.has(path.split('.')[0]));
  const own = new Set(['search', 'upkeep']);
  for (const { path, before: from, after: to } of rest) {
    const unseen = own.has(path.split('.')[0] ?? '');
    told.push({ ...tellValue(path, from, to), ...(unseen && { what: 'unseen' as const }) });
  }
  return told;
}

function linesOf(fact: Fact): LocalText {
  const texts = fact.lines.map(({ text }) => text);
  return both(texts.map(({ vi }) => vi).join(' · '), texts.map(({ en }) => en).join(' · '));
}

/** What a fee line is for; two lines of the same are one fee that changed. */
function feeName({ condition, channels }: Cost, per: LocalText | undefined): LocalText {
  const vi = [per?.vi, condition?.vi, ...(channels ?? [])].filter(Boolean).join(', ');
  const en = [per?.en, condition?.en, ...(channels ?? [])].filter(Boolean).join(', ');
  return both(vi === '' ? 'Phí' : `Phí ${lower(vi)}`, en === '' ? 'Fee' : `Fee, ${en}`);
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

function tellFees(
  before: PublicService,
  after: PublicService,
  { wardCount }: TellOptions,
): readonly Told[] {
  if (isSame(before.costs, after.costs) || before.costs.length !== after.costs.length) return [];
  const isAtWards = after.competentAuthority.some(({ level }) => level === 'ward');
  const at = isAtWards
    ? both(` tại ${wardCount} phường, xã`, ` at ${wardCount} wards and communes`)
    : both('', '');
  const told: Told[] = [];
  for (const [place, now] of after.costs.entries()) {
    const was = before.costs[place];
    if (was === undefined || isSame(was, now)) continue;
    const [{ kind: _k, ...oldRest }, { kind: _n, ...newRest }] = [was, now];
    const amount = { amountVnd: 0, note: 0 };
    // Another condition, channel or day: the fact as a whole says it better than a line.
    if (!isSame({ ...oldRest, ...amount }, { ...newRest, ...amount })) return [];
    const one = changed(
      `costs.${place}`,
      feeName(now, now.kind === 'fixed' ? now.per : undefined),
      moneyOf(was),
      moneyOf(now),
    );
    told.push({ ...one, text: both(one.text.vi + at.vi, one.text.en + at.en) });
  }
  return told;
}

function tellText(path: string, label: LocalText, from: LocalText, to: LocalText): readonly Told[] {
  const told: Told[] = [];
  if (from.vi !== to.vi) {
    told.push(
      changed(path, label, both(`“${from.vi}”`, `“${from.vi}”`), both(`“${to.vi}”`, `“${to.vi}”`)),
    );
  }
  if (from.en !== to.en) {
    const name = both(`${label.vi} (tiếng Anh)`, `${label.en} (English)`);
    told.push(
      changed(path, name, both(`“${from.en}”`, `“${from.en}”`), both(`“${to.en}”`, `“${to.en}”`)),
    );
  }
  return told;
}

/** Lines that came, lines that went, and lines that read otherwise. */
function tellList(
  path: string,
  label: LocalText,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Told[] {
  if (before.length === after.length) {
    return changedFields(before, after, path).map(({ path: where, before: from, after: to }) => {
      const told = tellValue(where, from, to);
      return {
        ...told,
        text: both(`${label.vi}: ${told.text.vi}`, `${label.en}: ${told.text.en}`),
      };
    });
  }
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)));
  const come = after.filter((one) => !before.some((other) => isSame(one, other)));
  return [
    ...gone.map((one) => ({
      what: 'changed' as const,
      path,
      text: both(`${label.vi}: bỏ “${wordOf(one).vi}”`, `${label.en}: without “${wordOf(one).en}”`),
    })),
    ...come.map((one) => ({
      what: 'changed' as const,
      path,
      text: both(`${label.vi}: thêm “${wordOf(one).vi}”`, `${label.en}: adds “${wordOf(one).en}”`),
    })),
  ];
}

function tellPlace(before: Place, after: Place): readonly Told[] {
  const stated = (one: Place['address']) =>
    one.kind === 'known' ? one.text : both('Chưa rõ', 'Not known');
  const told = [...tellText('name', both('Tên', 'Name'), before.name, after.name)];
  for (const [name, label] of [
    ['address', both('Địa chỉ', 'Address')],
    ['hours', both('Giờ làm việc', 'Opening hours')],
  ] as const) {
    if (isSame(before[name], after[name])) continue;
    told.push(changed(name, label, stated(before[name]), stated(after[name])));
  }
  return told.length > 0 ? told : tellFields(before, after);
}

function tellNotice(before: Notice, after: Notice): readonly Told[] {
  const told = [...tellText('title', both('Tiêu đề', 'Title'), before.title, after.title)];
  told.push(...tellList('body', both('Nội dung', 'Text'), before.body, after.body));
  const never = both('không hạn', 'no end');
  if (before.expiresOn !== after.expiresOn) {
    const day = (one: string | undefined) => (one === undefined ? never : both(one, one));
    told.push(
      changed('expiresOn', both('Hết hạn', 'Ends'), day(before.expiresOn), day(after.expiresOn)),
    );
  }
  return told.length > 0 ? told : tellFields(before, after);
}

function tellFields(before: unknown, after: unknown): readonly Told[] {
  return changedFields(before, after).map(({ path, before: from, after: to }) =>
    tellValue(path, from, to),
  );
}

function tellValue(path: string, from: unknown, to: unknown): Told {
  const name =
    path
      .split('.')
      .filter((step) => !/^(vi|en|\d+)$/.test(step))
      .join(' ') || path;
  const english = path.endsWith('.en');
  const label = both(english ? `${name} (tiếng Anh)` : name, english ? `${name} (English)` : name);
  return changed(path, label, wordOf(from), wordOf(to));
}

/** Characters of a value that a sentence quotes. */
const quotedCharsMax = 160;

/** A value in words: its own name or text, before its members. */
function wordOf(value: unknown): LocalText {
  if (value === undefined || value === null) return both('không có', 'none');
  if (isText(value)) return both(cut(value.vi), cut(value.en || value.vi));
  if (isMembers(value)) {
    for (const name of ['shortName', 'name', 'title', 'text', 'code']) {
      const text = value[name];
      if (isText(text)) return wordOf(text);
      if (typeof text === 'string') return both(cut(text), cut(text));
    }
  }
  if (Array.isArray(value)) {
    return both(`${value.length} dòng`, `${value.length} lines`);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return both(cut(text), cut(text));
}

function cut(text: string): string {
  return text.length > quotedCharsMax ? `${text.slice(0, quotedCharsMax)}…` : text;
}

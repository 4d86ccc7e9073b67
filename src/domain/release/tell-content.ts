import type { SectionRef } from '../bundle/index.ts';
import {
  type DraftChange,
  isSame,
  type TellOptions,
  type ToldChange,
  tellChanges,
} from '../change/index.ts';
import { diffGuides, readGuide } from '../guide/index.ts';
import type { NamedContent } from './read-content.ts';

/** Documents that are told one by one; a first publication is told by its count. */
const toldMax = 400;

export interface ToldContent {
  readonly told: readonly ToldChange[];
  /** Documents that changed beyond what is told one by one. */
  readonly moreCount: number;
  /** Sections that differ and say nothing in words: made by the hub out of the others. */
  readonly untold: readonly {
    readonly kind: string;
    readonly key: string;
    readonly bytes: number;
  }[];
}

/** What is not read by residents, or not in words: shown by name and size. */
const untoldKinds = [
  'search',
  'lexicon',
  'lifeEvents',
  'feedback',
  'appointments',
  'issuers',
  'audio',
] as const;

/** What is not in what kiosks get, so that both sides have none of it. */
const apart = { search: { keywords: [], aliases: [], popularity: 0 } };

/** Codes of procedures that differ in facts or details. */
async function changedCodes(
  before: NamedContent | undefined,
  after: NamedContent,
): Promise<readonly string[]> {
  const codes = new Set<string>();
  const old = before?.details ?? new Map();
  for (const [code, { sha256 }] of after.details)
    if (old.get(code)?.sha256 !== sha256) codes.add(code);
  for (const code of old.keys()) if (!after.details.has(code)) codes.add(code);
  const hashes = (content: NamedContent | undefined) =>
    new Set(content?.shards.map(({ sha256 }) => sha256));
  const [was, is] = [hashes(before), hashes(after)];
  const collect = async (content: NamedContent | undefined, others: ReadonlySet<string>) => {
    const all = new Map<string, unknown>();
    for (const ref of content?.shards ?? []) {
      if (content === undefined || others.has(ref.sha256)) continue;
      for (const [code, facts] of await content.shard(ref)) all.set(code, facts);
    }
    return all;
  };
  const [from, to] = [await collect(before, is), await collect(after, was)];
  for (const code of new Set([...from.keys(), ...to.keys()])) {
    if (!isSame(from.get(code), to.get(code))) codes.add(code);
  }
  return [...codes].sort();
}

/** What differs between two contents, in words, out of the very bytes that kiosks get. */
export async function tellContent(
  before: NamedContent | undefined,
  after: NamedContent,
  options: TellOptions,
): Promise<ToldContent> {
  const changes: DraftChange[] = [];
  const told: ToldChange[] = [];
  const codes = await changedCodes(before, after);
  let moreCount = before === undefined ? codes.length : Math.max(0, codes.length - toldMax);
  for (const code of before === undefined ? [] : codes.slice(0, toldMax)) {
    const side = async (content: NamedContent | undefined) => {
      const service = await content?.service(code);
      return service === undefined ? null : { ...service, ...apart };
    };
    changes.push({
      kind: 'procedure',
      id: code,
      published: await side(before),
      body: await side(after),
    });
  }
  const named = (content: NamedContent | undefined, kind: SectionRef['kind']) =>
    (content?.refs(kind) ?? []).map(({ key, sha256 }) => `${key} ${sha256}`).join(' ');
  const differs = (kind: SectionRef['kind']) => named(before, kind) !== named(after, kind);
  for (const [section, kind, name] of [
    ['places', 'place', 'key'],
    ['nearby', 'place', 'key'],
    ['seasons', 'season', 'key'],
    ['leaflets', 'leaflet', 'key'],
    ['buildings', 'building', 'key'],
    ['boards', 'board', 'key'],
    ['notices', 'notice', 'id'],
    ['emergencies', 'emergency', 'id'],
    ['words', 'word', 'key'],
  ] as const) {
    if (!differs(section)) continue;
    const old = (await before?.list(section, name)) ?? new Map();
    const now = await after.list(section, name);
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      changes.push({ kind, id, published: old.get(id) ?? null, body: now.get(id) ?? null });
    }
  }
  const guides = new Set([...(before?.guides.keys() ?? []), ...after.guides.keys()]);
  for (const id of guides) {
    if (before?.guides.get(id)?.sha256 === after.guides.get(id)?.sha256) continue;
    const [old, now] = [await before?.guide(id), await after.guide(id)];
    changes.push({ kind: 'flow', id, published: old ?? null, body: now ?? null });
    told.push(...tellAnswers(id, old, now));
  }
  const was = new Set(before?.manifest.sections.map(({ sha256 }) => sha256));
  const untold = untoldKinds.flatMap((kind) => {
    if (!differs(kind)) return [];
    const changed = after.refs(kind).filter(({ sha256 }) => !was.has(sha256));
    return [{ kind, key: '', bytes: changed.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
  const listed = changes.slice(0, toldMax);
  moreCount += changes.length - listed.length;
  return { told: [...told, ...tellChanges(listed, options)], moreCount, untold };
}

/** How many classes of answers get something else from a flow than before (P5). */
function tellAnswers(id: string, before: unknown, after: unknown): readonly ToldChange[] {
  if (before === undefined || after === undefined) return [];
  const [old, now] = [readGuide(before), readGuide(after)];
  if (!old.ok || !now.ok) return [];
  const { changes } = diffGuides(old.value, now.value);
  if (changes.length === 0) return [];
  const title = tellChanges([{ kind: 'flow', id, published: null, body: after }], {
    day: '2000-01-01',
    wardCount: 0,
  })[0]?.title ?? { vi: id, en: id };
  const text = {
    vi: `${changes.length} nhóm câu trả lời cho kết quả hoặc giấy tờ khác trước`,
    en: `${changes.length} classes of answers get another outcome or other papers`,
  };
  return [{ kind: 'flow', id, title, what: 'changed', path: 'answers', text }];
}

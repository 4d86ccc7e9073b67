import type { EvaluationQuery, SearchDocument } from '../../../domain/search/index.ts';
import { fold } from '../../../domain/vietnamese/index.ts';

/** A small generator with a fixed start: the same queries every time (Park and Miller). */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * The shape of the practice queries by title words, counted there: of the 500, 498 read as the
 * first twelve words of a title, without particles and without what stands behind the first mark
 * of particulars, of which .28 are left out and three or more are kept.
 */
const leftOutShare = 0.28;
const wordsMin = 3;
const wordsMax = 12;
/** Shares of queries with their marks, and without marks but whole; the rest has a slip. */
const markedShare = 0.37;
const plainShare = 0.36;
const lead = /^\s*(?:thủ tục\s+|giải quyết\s+(?:chế độ\s+(?!đối với))?)/iu;
const particulars = /\(|;|đối với|trong trường hợp|thuộc thẩm quyền/iu;
const particles = new Set('cho của và đối với trong về tại các do theo thủ tục'.split(' '));
/** Long titles that begin alike are taken for one if so many of all their words are the same. */
const twinShare = 0.6;

/** A slip of the finger: a letter left out, or two that changed places. */
function slip(text: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * (text.length - 2));
  if (chance() < 0.5) return text.slice(0, at) + text.slice(at + 1);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !particles.has(word));

/** What somebody reads of a title, and whether particulars stand behind it. */
function readHead(title: string): { words: string[]; cut: boolean } {
  const text = title.replace(lead, '');
  const words = wordsOf(text.split(particulars, 1)[0] ?? '');
  if (words.length < wordsMin) return { words: wordsOf(text), cut: false };
  return { words, cut: particulars.test(text) };
}

/** Codes of the other procedures that the same words are read from. */
function findTwins(documents: readonly SearchDocument[]): (code: string) => string[] {
  const titles = documents.map(({ code, title }) => {
    const { words, cut } = readHead(title.vi);
    return { code, words, cut, begin: words.slice(0, wordsMax).join(' '), all: wordsOf(title.vi) };
  });
  const byBegin = Map.groupBy(titles, ({ begin }) => begin);
  const byCode = new Map(titles.map((title) => [title.code, title]));
  return (code) => {
    const own = byCode.get(code);
    if (own === undefined) return [];
    const all = new Set(own.all);
    return (byBegin.get(own.begin) ?? [])
      .filter((other) => {
        if (other === own) return false;
        if (own.cut && other.cut && own.words.join(' ') === other.words.join(' ')) return true;
        if (own.words.length < wordsMax) return false;
        const others = new Set(other.all);
        const common = [...others].filter((word) => all.has(word)).length;
        return common / (all.size + others.size - common) >= twinShare;
      })
      .map((other) => other.code);
  };
}

/**
 * Queries by the words of titles nobody curated, with words left out, without marks, with
 * slips of the finger: what somebody types who reads from a paper. None for what only another
 * province does. Deterministic by its seed.
 */
export function writeTitleQueries(
  documents: readonly SearchDocument[],
  share: number,
  seed = 20_260_718,
): EvaluationQuery[] {
  const chance = makeChance(seed);
  const queries: EvaluationQuery[] = [];
  const twinsOf = findTwins(documents);
  for (const { code, title, popularity, elsewhere } of documents) {
    if (popularity > 0 || elsewhere === true || chance() > share) continue;
    const words = readHead(title.vi).words.slice(0, wordsMax);
    const kept = words.filter(() => chance() > leftOutShare);
    if (kept.length < wordsMin) continue;
    const kind = chance();
    const marked = kept.join(' ');
    const plain = kind < markedShare ? marked : fold(marked);
    const query = kind < markedShare + plainShare ? plain : slip(plain, chance);
    queries.push({ id: code, type: 'title', query, code, accept: twinsOf(code) });
  }
  return queries;
}

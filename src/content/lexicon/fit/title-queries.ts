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

/** Share of a title's words that somebody who remembers it half leaves out. */
const leftOutShare = 0.28;
/** Share of titles that are read no further than to what they are about, and from then on at most. */
const headOnlyShare = 0.6;
const headWordsMax = 14;
/** Shares of titles that are begun at their first word; of queries without marks; with a slip. */
const fromStartShare = 0.85;
const plainShare = 0.63;
const slipShare = 0.27;
const particulars = /\s*(?:[(;]|đối với)/iu;
const wordsMin = 3;
const wordsSpread = 13;

function slip(text: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 2));
  const kind = chance();
  if (kind < 0.4) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.8)
    return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
}

/** A title as it is read aloud. */
function plainTitle(title: string): string {
  return title
    .replace(/^\s*thủ tục\s+/iu, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/**
 * Queries by the words of titles nobody curated, with words left out, without marks, with
 * slips of the finger: what somebody types who reads from a paper. Deterministic.
 */
export function writeTitleQueries(
  documents: readonly SearchDocument[],
  share: number,
  seed = 20_260_718,
): EvaluationQuery[] {
  const chance = makeChance(seed);
  const queries: EvaluationQuery[] = [];
  const named = Map.groupBy(documents, ({ title }) => plainTitle(title.vi));
  for (const { code, title, popularity } of documents) {
    if (popularity > 0 || chance() > share) continue;
    const head = plainTitle(title.vi.split(particulars, 1)[0] ?? '').split(' ');
    const headOnly = chance() < headOnlyShare && head.length >= wordsMin;
    const words = headOnly ? head : plainTitle(title.vi).split(' ');
    const length = headOnly ? headWordsMax : wordsMin + Math.floor(chance() * wordsSpread);
    const from =
      chance() < fromStartShare ? 0 : Math.floor(chance() * Math.max(1, words.length - length));
    const kept = words.slice(from, from + length).filter(() => chance() > leftOutShare);
    if (kept.length < wordsMin) continue;
    const kind = chance();
    const marked = kept.join(' ');
    const plain = kind < plainShare ? fold(marked) : marked;
    const query = kind < slipShare ? slip(plain, chance) : plain;
    const accept = (named.get(plainTitle(title.vi)) ?? []).map((twin) => twin.code);
    queries.push({ id: code, type: 'title', query, code, accept });
  }
  return queries;
}

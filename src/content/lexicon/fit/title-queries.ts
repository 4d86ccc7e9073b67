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
const leftOutShare = 0.25;
/** Shares of titles that are begun at their first word; of queries without marks; with a slip. */
const fromStartShare = 0.75;
const plainShare = 0.66;
const slipShare = 0.28;
const wordsMin = 3;
const wordsSpread = 9;

function slip(text: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 2));
  const kind = chance();
  if (kind < 0.4) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.8)
    return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
}

/**
 * Queries by the words of titles nobody curated, with words left out, without marks, with
 * slips of the finger: what somebody types who reads from a paper. Deterministic.
 */
export function writeTitleQueries(
  documents: readonly SearchDocument[],
  share: number,
): EvaluationQuery[] {
  const chance = makeChance(20_260_718);
  const queries: EvaluationQuery[] = [];
  for (const { code, title, popularity } of documents) {
    if (popularity > 0 || chance() > share) continue;
    const words = title.vi
      .replace(/^\s*thủ tục\s+/iu, '')
      .replace(/[^\p{L}\p{N} ]/gu, ' ')
      .trim()
      .toLowerCase()
      .split(/\s+/);
    const length = wordsMin + Math.floor(chance() * wordsSpread);
    const from =
      chance() < fromStartShare ? 0 : Math.floor(chance() * Math.max(1, words.length - length));
    const kept = words.slice(from, from + length).filter(() => chance() > leftOutShare);
    if (kept.length < 2) continue;
    const kind = chance();
    const marked = kept.join(' ');
    const plain = kind < plainShare ? fold(marked) : marked;
    const query = kind < slipShare ? slip(plain, chance) : plain;
    queries.push({ id: code, type: 'title', query, code, accept: [] });
  }
  return queries;
}

import { isStop, type Knowledge } from './knowledge.ts';
import type { Token } from './tokens.ts';

/** What a word weighs in a clause that only tells why, and in one that says what is not wanted. */
const reasonWeight = 0.35;
const refusedWeight = 0.05;

/** Openings of a clause that tells why the paper is needed. */
const reasons = [['để'], ['nhằm'], ['phục', 'vụ'], ['do'], ['vì'], ['bởi'], ['tại', 'vì']];
/** Openings of what is expressly not asked for. */
const refusals = [
  ['không', 'phải'],
  ['chứ', 'không'],
  ['chứ', 'ko'],
  ['không', 'cần'],
  ['khỏi', 'cần'],
  ['đừng'],
  ['trừ'],
  ['not'],
];
/** What ends a refused clause. */
const turns = new Set(['mà', 'nhưng', 'chỉ', 'but', 'cần', 'muốn']);

function startsAt(
  tokens: readonly Token[],
  at: number,
  words: readonly string[],
  marked: boolean,
): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset];
    if (token === undefined) return false;
    // Without marks only openings of two words are sure enough.
    return token.word === word || (!marked && words.length > 1 && token.key === fold(word));
  });
}

const folded = new Map<string, string>();
function fold(word: string): string {
  let key = folded.get(word);
  if (key === undefined) {
    key = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
    folded.set(word, key);
  }
  return key;
}

/**
 * Weighs each word by its clause: the request counts fully, a reason ("… để vay ngân hàng")
 * less, a refusal ("không phải …") hardly. A reason counts fully when nothing else was said.
 * `exempt`: words inside a longer phrase of the lexicon are no stop words there.
 */
export function weighClauses(
  tokens: readonly Token[],
  knowledge: Knowledge,
  exempt: Uint8Array,
  stopWeight: number,
): { weights: Float32Array; clauses: Float32Array } {
  const weights = new Float32Array(tokens.length);
  const clauses = new Float32Array(tokens.length).fill(1);
  const marked = tokens.some((token) => token.marked);
  let clause = 1;
  let said = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (refusals.some((words) => startsAt(tokens, i, words, marked)) && i + 2 < tokens.length)
      clause = refusedWeight;
    else if (turns.has(token.word) && clause === refusedWeight) clause = 1;
    else if (said >= 2 && reasons.some((words) => startsAt(tokens, i, words, marked)))
      clause = reasonWeight;
    const little = exempt[i] === 0 && isStop(knowledge, token);
    if (!little && clause === 1) said++;
    clauses[i] = clause;
    weights[i] = (little ? stopWeight : 1) * clause;
  }
  // Everything refused or explained: then it is what was asked.
  if (said === 0) {
    clauses.fill(1);
    tokens.forEach((token, i) => {
      weights[i] = exempt[i] === 0 && isStop(knowledge, token) ? stopWeight : 1;
    });
  }
  return { weights, clauses };
}

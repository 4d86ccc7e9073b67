import { isStop, type Knowledge } from './knowledge.ts';
import type { Token } from './tokens.ts';

/** What a word weighs in a clause that only tells why, and in one that says what is not wanted. */
const reasonWeight = 0.35;
const refusedWeight = 0.05;

/** What is contrasted ("không đổi chủ xe, chỉ đổi địa chỉ"): its noun may still be needed. */
const contrastWeight = 0.3;
/** What a word weighs before "muốn", where residents tell their circumstances. */
const circumstanceWeight = 0.7;

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
  ['không', 'xin'],
  ['chứ', 'hổng'],
  ['chứ', 'hông'],
  ['chứ', 'chẳng'],
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

/** Whether "không …" is followed by "…, chỉ …" or "… mà …". */
function isContrasted(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 2; i < tokens.length - 1; i++)
    if (tokens[i]?.word === 'chỉ' || tokens[i]?.word === 'mà') return true;
  return false;
}

/** What opens the wish itself after the circumstances, alone or before a verb of asking. */
const wishes = new Set(['muốn', 'want']);
const turnsNow = new Set(['giờ', 'nay', 'chỉ', 'now']);
const asks = new Set(['xin', 'cần', 'đòi', 'đi', 'phải', 'làm', 'muốn', 'mới', 'cho', 'to']);

/** Index of the word that opens the wish itself ("…, giờ muốn tách hộ"); 0: the whole query. */
function findWish(tokens: readonly Token[], knowledge: Knowledge): number {
  for (let i = tokens.length - 2; i > 2; i--) {
    const word = tokens[i]?.word ?? '';
    const now = turnsNow.has(word) && asks.has(tokens[i + 1]?.word ?? '');
    if (!wishes.has(word) && !now) continue;
    const after = tokens.slice(i + 1).filter((token) => !isStop(knowledge, token));
    return after.length >= 2 ? i : 0;
  }
  return 0;
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
): { weights: Float32Array; clauses: Float32Array; wish: number } {
  const weights = new Float32Array(tokens.length);
  const clauses = new Float32Array(tokens.length).fill(1);
  const marked = tokens.some((token) => token.marked);
  let clause = 1;
  let said = 0;
  const wish = findWish(tokens, knowledge);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (refusals.some((words) => startsAt(tokens, i, words, marked)) && i + 2 < tokens.length)
      clause = refusedWeight;
    else if (turns.has(token.word) && clause < reasonWeight) clause = 1;
    else if ((token.word === 'không' || token.word === 'chưa') && isContrasted(tokens, i))
      clause = contrastWeight;
    else if (said >= 2 && reasons.some((words) => startsAt(tokens, i, words, marked)))
      clause = reasonWeight;
    const little = exempt[i] === 0 && isStop(knowledge, token);
    if (!little && clause === 1) said++;
    clauses[i] = clause;
    weights[i] = (little ? stopWeight : 1) * clause * (i < wish ? circumstanceWeight : 1);
  }
  // Everything refused or explained: then it is what was asked.
  if (said === 0) {
    clauses.fill(1);
    tokens.forEach((token, i) => {
      weights[i] = exempt[i] === 0 && isStop(knowledge, token) ? stopWeight : 1;
    });
  }
  return { weights, clauses, wish };
}

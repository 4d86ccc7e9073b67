import type { Fired } from './fire.ts';
import type { SearchIndex } from './loaded.ts';
import type { FamilyQuestion, SearchAction } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';

/** Below this share of the query found in the best title or alias, nothing was understood. */
const understoodMin = 0.2;
/** Intents that say "outside what the kiosk knows". */
const outside = new Set(['oos', 'elsewhere']);

/** Whether all words outside a span are stop words. */
function isAlone(index: SearchIndex, query: ReadQuery, from: number, to: number): boolean {
  return query.tokens.every(
    (token, i) =>
      (i >= from && i < to) ||
      index.knowledge.stop.has(token.key) ||
      (index.knowledge.english.has(token.key) &&
        query.language === 'en' &&
        (query.weights[i] ?? 1) < 0.2),
  );
}

function findFamily(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
): FamilyQuestion | undefined {
  for (const { bit, from, to } of fired.families) {
    const family = index.knowledge.lexicon.families[bit];
    if (family !== undefined && isAlone(index, query, from, to))
      return { family: family.id, question: family.question, choices: family.choices };
  }
  return undefined;
}

/** Says what to do with an answer: show it, ask first, or point to another door. */
export function decide(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  ranked: readonly Ranked[],
): { action: SearchAction; ask?: FamilyQuestion } {
  const intent = fired.intents.find(({ from, to }) => {
    const plain = query.tokens.slice(from, to).every((token) => !token.marked);
    // One unmarked syllable is too little to send somebody away.
    return !(plain && query.language === 'vi' && to - from < 2);
  });
  if (intent !== undefined)
    return { action: outside.has(intent.name) ? 'none' : { intent: intent.name } };
  const ask = findFamily(index, query, fired);
  if (ask !== undefined) return { action: 'ask', ask };
  const best = ranked[0];
  const understood =
    best !== undefined && (best.coverage >= understoodMin || fired.meanings.length > 0);
  return { action: understood ? 'show' : 'none' };
}

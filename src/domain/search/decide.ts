import type { Fired } from './fire.ts';
import type { SearchIndex } from './loaded.ts';
import type { FamilyQuestion, NoneReason, SearchAction } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';

/** Below this share of the query found in the best title or alias, nothing was understood. */
const understoodMin = 0.2;
/** Intents of the lexicon that name no other door of the kiosk. */
const reasons: Readonly<Record<string, NoneReason>> = {
  oos: 'outside',
  elsewhere: 'elsewhere',
  greeting: 'greeting',
};

export interface Decision {
  readonly action: SearchAction;
  readonly reason?: NoneReason;
  readonly ask?: FamilyQuestion;
}

/** A family whose noun is all that was said, beside words that say no more. */
function findFamily(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
): FamilyQuestion | undefined {
  const { filler, lexicon } = index.knowledge;
  for (const { bit, from, to } of fired.families) {
    const family = lexicon.families[bit];
    const alone = query.tokens.every((token, i) => {
      if (i >= from && i < to) return true;
      return query.language === 'en' ? (query.weights[i] ?? 1) < 0.1 : filler.has(token.key);
    });
    if (family !== undefined && alone)
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
): Decision {
  const { filler } = index.knowledge;
  // "alo, cho mình hỏi nhập khẩu" greets and asks: only a bare greeting is one.
  const intent = fired.intents.find(
    ({ name, from, to }) =>
      name !== 'greeting' ||
      query.tokens.every((token, i) => (i >= from && i < to) || filler.has(token.key)),
  );
  if (intent !== undefined) {
    const reason = reasons[intent.name];
    return reason === undefined ? { action: { intent: intent.name } } : { action: 'none', reason };
  }
  const ask = findFamily(index, query, fired);
  if (ask !== undefined) return { action: 'ask', ask };
  const best = ranked[0];
  const understood =
    best !== undefined && (best.coverage >= understoodMin || fired.meanings.length > 0);
  return understood ? { action: 'show' } : { action: 'none', reason: 'unknown' };
}

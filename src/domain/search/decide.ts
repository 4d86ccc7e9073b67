import { askClose, findQuestion } from './ambiguity.ts';
import { noDoor, weighDoors } from './confidence.ts';
import { aliasChainAt, featureCount, knownAt, strongAt } from './feature-names.ts';
import type { Fired } from './fired.ts';
import type { FamilyQuestion, NoneReason, SearchAction } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';
import type { SearchIndex } from './search-index.ts';
import { confidenceMin } from './weights.ts';

/** Intents of the lexicon that name no other door of the kiosk. */
const reasons: Readonly<Record<string, NoneReason>> = {
  oos: 'outside',
  elsewhere: 'elsewhere',
  greeting: 'greeting',
  help: 'help',
};

/** The door of whoever holds the code of a dossier. */
const dossierDoor = 'track';

/** A title or a known way of asking that holds nearly all of a query of so many words says more. */
const wholeMin = 0.8;
const wholeWordsMin = 4;
/** Without marks two syllables mean too many things ("tu tu"): they must be a third of the query. */
const unmarkedShareMin = 1 / 3;

export interface Decision {
  readonly action: SearchAction;
  readonly reason?: NoneReason;
  readonly ask?: FamilyQuestion;
}

/** Whether the best result holds the query so wholly that a word of another door in it means nothing. */
function isSaid(index: SearchIndex, query: ReadQuery, best: Ranked | undefined, urgent: boolean) {
  if (best === undefined || query.tokens.length < wholeWordsMin) return false;
  // Words that the catalogue has not weigh nothing in the features.
  if (query.tokens.some(({ key }) => !index.idOf.has(key))) return false;
  const feature = (i: number): number => index.features[best.row * featureCount + i] as number;
  if (feature(strongAt) >= wholeMin) return true;
  return !urgent && feature(aliasChainAt) >= wholeMin && feature(knownAt) >= wholeMin;
}

/** The door that a query asks for, if it is not a procedure's. */
function findIntent(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  best: Ranked | undefined,
): string | undefined {
  const { filler } = index.knowledge;
  const marked = query.strict || query.language === 'en';
  return fired.intents.find(({ name, from, to }) => {
    if (!marked && to - from <= 2 && (to - from) / query.tokens.length < unmarkedShareMin)
      return false;
    // "alo, cho mình hỏi nhập khẩu" greets and asks: only a bare greeting is one.
    if (name === 'greeting')
      return query.tokens.every((token, i) => (i >= from && i < to) || filler.has(token.key));
    return !isSaid(index, query, best, name.startsWith('emergency'));
  })?.name;
}

function leadTo(intent: string): Decision {
  const reason = reasons[intent];
  return reason === undefined ? { action: { intent } } : { action: 'none', reason };
}

/** Says what to do with an answer: show it, ask first, or point to another door. */
export function decide(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  ranked: readonly Ranked[],
): Decision {
  if (query.dossier) return leadTo(dossierDoor);
  const intent = findIntent(index, query, fired, ranked[0]);
  if (intent !== undefined) return leadTo(intent);
  const ask = findQuestion(index, query, fired, ranked);
  if (ask !== undefined) return { action: 'ask', ask };
  const { door, confidence } = weighDoors(index, query, fired, ranked[0]);
  if (confidence >= confidenceMin || isSaid(index, query, ranked[0], false)) {
    const close = askClose(index, query, ranked);
    return close === undefined ? { action: 'show' } : { action: 'ask', ask: close };
  }
  if (door === noDoor && !fired.doors.has(door)) return { action: 'none', reason: 'unknown' };
  return leadTo(door);
}

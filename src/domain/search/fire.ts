import { isFoldedSyllable } from '../vietnamese/index.ts';
import type { Fired } from './fired.ts';
import type { Knowledge, Phrase, PhraseMatch, Rule } from './knowledge.ts';
import type { ReadQuery } from './read-query.ts';

/** What is done, and for whom, is read from the request alone: not from why, nor what is not wanted. */
const requestMin = 0.5;

interface RuleState {
  bits: number;
  forbidden: boolean;
  weight: number;
  from: number;
  to: number;
}

/** A concept or an English phrase inside a longer one does not count. */
function isCovered(match: PhraseMatch, longest: readonly PhraseMatch[]): boolean {
  return longest.some(
    (other) =>
      other.from <= match.from &&
      other.to >= match.to &&
      other.to - other.from > match.to - match.from,
  );
}

/** Whether no word of a phrase could be Vietnamese: `passport` counts in any query, `to` does not. */
function isForeign({ from, to }: PhraseMatch, { tokens }: ReadQuery): boolean {
  for (let i = from; i < to; i++) if (isFoldedSyllable(tokens[i]?.key ?? '')) return false;
  return true;
}

/** One unmarked syllable is too little to send somebody away ("cong": cống, công, cộng). */
function isThin({ from, to }: PhraseMatch, query: ReadQuery): boolean {
  const token = query.tokens[from];
  if (to - from > 1 || query.strict || query.language === 'en' || token === undefined) return false;
  return !token.marked && isFoldedSyllable(token.key);
}

/** Which rules of the lexicon the phrases of a query fire. */
export function fireRules(knowledge: Knowledge, query: ReadQuery): Fired {
  const { rules } = knowledge;
  const isPhraseRule = (id: number): boolean => {
    const kind = rules[id]?.kind;
    return kind === 'concept' || kind === 'english';
  };
  const wholes = query.matches.filter((match) =>
    match.phrase.effects.some((effect) => isPhraseRule(effect.rule)),
  );
  const states = new Map<number, RuleState>();
  const doors = new Map<string, number>();
  const heard = new Set<Phrase>();
  for (const match of query.matches) {
    let weight = 1;
    for (let i = match.from; i < match.to; i++) weight = Math.min(weight, query.clauses[i] ?? 1);
    const covered = isCovered(match, wholes);
    const english = query.language === 'en' || isForeign(match, query);
    const thin = isThin(match, query);
    for (const { rule, bit } of match.phrase.effects) {
      if (covered && isPhraseRule(rule)) continue;
      if (!english && rules[rule]?.kind === 'english') continue;
      const { kind, name = '', bit: power = 0 } = rules[rule] ?? {};
      if (thin && (kind === 'door' || (kind === 'intent' && bit !== 0))) continue;
      if (kind === 'door') {
        if (!heard.has(match.phrase)) doors.set(name, (doors.get(name) ?? 0) + power);
        continue;
      }
      const asked = kind === 'action' || kind === 'qualifier';
      if (asked && weight < requestMin) continue;
      let state = states.get(rule);
      if (state === undefined) {
        state = { bits: 0, forbidden: false, weight: 1, from: match.from, to: match.to };
        states.set(rule, state);
      }
      if (bit === 0) state.forbidden = true;
      state.bits |= bit;
      state.weight = Math.min(state.weight, weight);
      state.from = Math.min(state.from, match.from);
      state.to = Math.max(state.to, match.to);
    }
    heard.add(match.phrase);
  }
  const fired = collect(rules, states, query.wish);
  return { ...fired, doors };
}

function collect(
  rules: readonly Rule[],
  states: ReadonlyMap<number, RuleState>,
  wish: number,
): Omit<Fired, 'doors'> {
  const meanings: { rule: Rule; weight: number }[] = [];
  const intents: { name: string; from: number; to: number }[] = [];
  const families: { bit: number; from: number; to: number }[] = [];
  let actions = 0;
  let wished = 0;
  let qualifiers = 0;
  for (const [id, state] of states) {
    const rule = rules[id];
    if (rule === undefined || state.forbidden || (state.bits & rule.need) !== rule.need) continue;
    if (rule.kind === 'intent') intents.push({ name: rule.name, from: state.from, to: state.to });
    else if (rule.kind === 'family')
      families.push({ bit: rule.bit, from: state.from, to: state.to });
    else if (rule.kind === 'action') {
      actions |= 1 << rule.bit;
      if (state.to > wish) wished |= 1 << rule.bit;
    } else if (rule.kind === 'qualifier') qualifiers |= 1 << rule.bit;
    else meanings.push({ rule, weight: state.weight });
  }
  // "đã tạm dừng, giờ xin hưởng tiếp": what is asked now counts, when anything is.
  if (wished !== 0) actions = wished;
  return { meanings, actions, qualifiers, intents, families };
}

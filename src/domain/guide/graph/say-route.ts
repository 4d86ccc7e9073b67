import type { Atom, Condition } from '../model/condition.ts';
import { isEnum } from '../model/domain.ts';
import type { Flow } from '../model/flow.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { isFactRef } from '../model/on-day.ts';
import type { Question } from '../model/state.ts';
import { findText } from '../model/text-of.ts';

/** The few words that a condition needs beside those of its flow. */
export type ConditionWords = {
  readonly or: string;
  readonly and: string;
  readonly not: string;
  /** A route that is taken when no other is; and the only one. */
  readonly otherwise: string;
  readonly always: string;
  readonly none: string;
};

const signs = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥', in: '' } as const;

/** The words of a value as the question shows it, else the value itself. */
export function sayValue(
  flow: Flow,
  variable: string,
  value: unknown,
  locale: string,
  none: string,
): string {
  if (isFactRef(value)) return value.fact;
  if (Array.isArray(value)) {
    return value.length === 0
      ? none
      : value.map((one) => sayValue(flow, variable, one, locale, none)).join(' + ');
  }
  for (const state of Object.values(flow.states)) {
    if (state.kind === 'outcome' || state.var !== variable) continue;
    const label =
      'options' in state
        ? state.options.find((option) => option.value === value)?.label
        : value === 'unsure' && 'unsure' in state
          ? state.unsure
          : undefined;
    if (label !== undefined) return findText(flow, label, locale) ?? String(value);
  }
  return String(value);
}

type Say = {
  readonly flow: Flow;
  readonly locale: string;
  readonly words: ConditionWords;
  /** The question whose own answer needs no name. */
  readonly about: string | undefined;
};

function sayAtom({ flow, locale, words, about }: Say, atom: Atom): string {
  const { operator, variable, value } = comparisonOf(atom);
  const values =
    operator === 'in' && Array.isArray(value)
      ? value.map((one) => sayValue(flow, variable, one, locale, words.none)).join(` ${words.or} `)
      : sayValue(flow, variable, value, locale, words.none);
  const isOwn = variable === about;
  if (operator === 'eq' || operator === 'in') return isOwn ? values : `${variable}: ${values}`;
  if (operator === 'ne')
    return isOwn ? `${words.not} ${values}` : `${variable}: ${words.not} ${values}`;
  return isOwn ? `${signs[operator]} ${values}` : `${variable} ${signs[operator]} ${values}`;
}

function sayPart(say: Say, condition: Condition): string {
  if (isAtom(condition)) return sayAtom(say, condition);
  if ('not' in condition) return `${say.words.not} (${sayPart(say, condition.not)})`;
  const isAnd = 'and' in condition;
  return (isAnd ? condition.and : condition.or)
    .map((part) => (isAtom(part) ? sayPart(say, part) : `(${sayPart(say, part)})`))
    .join(` ${isAnd ? say.words.and : say.words.or} `);
}

/** A condition in words: values as the questions show them, `about` without its name. */
export function sayCondition(
  flow: Flow,
  condition: Condition,
  locale: string,
  words: ConditionWords,
  about?: string,
): string {
  return sayPart({ flow, locale, words, about }, condition);
}

/** The values that earlier routes take by the question's own answer alone; undefined: others too. */
function takenBefore(question: Question, index: number): ReadonlySet<unknown> | undefined {
  const taken = new Set<unknown>();
  for (const { when } of question.next.slice(0, index)) {
    if (!when || !isAtom(when)) return undefined;
    const { operator, variable, value } = comparisonOf(when);
    if (variable !== question.var || (operator !== 'eq' && operator !== 'in')) return undefined;
    for (const one of Array.isArray(value) ? value : [value]) taken.add(one);
  }
  return taken;
}

/**
 * What leads along a route, for the label of its line. The last route of a choice says the answers
 * that are left, where the routes before it decide by this answer alone.
 */
export function sayRoute(
  flow: Flow,
  question: Question,
  index: number,
  locale: string,
  words: ConditionWords,
): string {
  const route = question.next[index];
  if (route?.when) return sayCondition(flow, route.when, locale, words, question.var);
  if (question.next.length === 1) return words.always;
  const variable = Object.hasOwn(flow.vars, question.var) ? flow.vars[question.var] : undefined;
  const taken = takenBefore(question, index);
  if (question.kind !== 'choice' || !variable || !isEnum(variable) || !taken)
    return words.otherwise;
  const left = question.options.filter(({ value }) => !taken.has(value));
  if (left.length === 0) return words.otherwise;
  return left.map(({ label }) => findText(flow, label, locale) ?? label).join(` ${words.or} `);
}

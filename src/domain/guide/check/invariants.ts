import type { Check, Condition } from '../model/condition.ts';
import type { Invariant } from '../model/flow.ts';
import { isAtom } from '../model/map-condition.ts';
import { pathTo } from '../space/explore.ts';
import { error, type GuideFinding } from './finding.ts';
import { atOutcomes, type endsOf } from './lists.ts';
import { say } from './say.ts';
import type { Study } from './study.ts';

type End = ReturnType<typeof endsOf>[number];

/** What a check looks at when a set of answers has ended at an outcome. */
type Sight = {
  readonly end: End;
  readonly holds: (condition: Condition) => boolean;
  readonly isAnswered: (variable: string) => boolean;
};

/** Lines of an outcome that bring an item. */
const linesOf = ({ entries }: End, item: string) => entries.filter((entry) => entry.item === item);

const statesIn = (at: string | readonly string[]): readonly string[] =>
  typeof at === 'string' ? [at] : at;

/** Whether a check holds at the end of a set of answers. */
export function checkHolds(check: Check, sight: Sight): boolean {
  const { end, holds, isAnswered } = sight;
  if (isAtom(check)) return holds(check);
  if ('answered' in check) return isAnswered(check.answered);
  if ('at' in check) return statesIn(check.at).includes(end.id);
  const has = (item: string) => linesOf(end, item).some(({ when }) => !when || holds(when));
  if ('has' in check) return has(check.has);
  if ('exactlyOne' in check) return check.exactlyOne.filter(has).length === 1;
  if ('never' in check) return !checkHolds(check.never, sight);
  if ('not' in check) return !checkHolds(check.not, sight);
  if ('and' in check) return check.and.every((part) => checkHolds(part, sight));
  return check.or.some((part) => checkHolds(part, sight));
}

/** What a check reads at an outcome: conditions, and variables of which only presence matters. */
type Reading = { readonly conditions: Condition[]; readonly present: string[] };

function readingOf(check: Check, end: End): Reading {
  if (isAtom(check)) return { conditions: [check], present: [] };
  if ('answered' in check) return { conditions: [], present: [check.answered] };
  if ('at' in check) return { conditions: [], present: [] };
  const lines = (items: readonly string[]): Reading => ({
    conditions: items.flatMap((item) => linesOf(end, item)).flatMap(({ when }) => when ?? []),
    present: [],
  });
  if ('has' in check) return lines([check.has]);
  if ('exactlyOne' in check) return lines(check.exactlyOne);
  const parts =
    'never' in check
      ? [check.never]
      : 'not' in check
        ? [check.not]
        : 'and' in check
          ? check.and
          : check.or;
  const inner = parts.map((part) => readingOf(part, end));
  return {
    conditions: inner.flatMap(({ conditions }) => conditions),
    present: inner.flatMap(({ present }) => present),
  };
}

/** An invariant as one check: `if … then …` holds where the `if` fails. */
export function asCheck(invariant: Invariant): Check {
  if ('never' in invariant) return { not: invariant.never };
  return invariant.if ? { or: [{ not: invariant.if }, invariant.then] } : invariant.then;
}

function checkInvariant(study: Study, invariant: Invariant): GuideFinding[] {
  const check = asCheck(invariant);
  const found: GuideFinding[] = [];
  atOutcomes(
    study,
    (end) => readingOf(check, end).conditions,
    (end, number, space) => {
      if (found.length > 0) return;
      const env = space.configurations[number]?.env ?? [];
      const held = checkHolds(check, {
        end,
        holds: (condition) => space.holdsAt(condition, env),
        isAnswered: (variable) => space.isAnswered(variable, env),
      });
      if (held) return;
      const witness = pathTo(study.flow, space, number);
      found.push(
        error('INV', `invariants.${invariant.id}`, say.broken(invariant.say, end.id), witness),
      );
    },
    (end) => readingOf(check, end).present,
  );
  return found;
}

/** The author's invariants, held against every set of answers (INV). */
export function checkInvariants(study: Study): GuideFinding[] {
  return (study.flow.invariants ?? []).flatMap((invariant) => checkInvariant(study, invariant));
}

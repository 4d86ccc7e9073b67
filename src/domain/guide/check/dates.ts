import type { Flow } from '../model/flow.ts';
import { findFact } from '../model/on-day.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { say } from './say.ts';

/** Days before a re-check is due on which the author is told. */
const noticeDays = 30;
/** Days on which a flow is checked again for its facts; more changes are the next edition's. */
const boundariesMax = 24;

const dayMs = 86_400_000;
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Sources that must be read again, or were read in the future (STALE). P6 */
export function checkSources(flow: Flow, today: string): GuideFinding[] {
  return flow.sources.flatMap(({ id, checkedOn, recheckBy }) => {
    const where = `sources.${id}`;
    if (checkedOn > today) return [error('STALE', where, say.readLater(checkedOn))];
    if (recheckBy <= today) return [error('STALE', where, say.dueSince(recheckBy))];
    if (recheckBy <= after(today, noticeDays)) {
      return [warning('STALE', where, say.dueBy(recheckBy))];
    }
    return [];
  });
}

/** The days from today on, today excluded, on which some fact begins or ends. */
export function boundariesOf(flow: Flow, today: string): readonly string[] {
  const days = Object.values(flow.facts ?? {}).flatMap((values) =>
    values.flatMap(({ from, until }) => [from, ...(until ? [after(until, 1)] : [])]),
  );
  return [...new Set(days)]
    .filter((day) => day > today)
    .sort()
    .slice(0, boundariesMax);
}

/** Facts that have no value today or on a day to come, and values that contradict (DATE). P11 */
export function checkFacts(flow: Flow, today: string): GuideFinding[] {
  return Object.entries(flow.facts ?? {}).flatMap(([name, values]) => {
    const where = `facts.${name}`;
    const begins = values.map(({ from }) => from);
    const twice = begins.filter((day, index) => begins.indexOf(day) !== index);
    const backwards = values.filter(({ from, until }) => until !== undefined && until < from);
    const without = [today, ...boundariesOf(flow, today)].find((day) => !findFact(values, day));
    return [
      ...twice.map((day) => error('DATE', where, say.beginTogether(day))),
      ...backwards.map(({ until }) => error('DATE', where, say.endsBefore(until ?? ''))),
      ...(without ? [error('DATE', where, say.noValueOn(without))] : []),
    ];
  });
}

import { addDays, isIsoDay } from '../calendar/index.ts';

/** Members that name the first day on which something else holds, and the last on which it does. */
const firstDays: readonly string[] = ['from', 'publishedOn'];
const lastDays: readonly string[] = ['until', 'expiresOn', 'recheckBy'];
/** Most days that are named: a document has a handful. */
const daysMax = 20;

/**
 * The days on which a document begins to say something else, in their order: a fee begins or has
 * ended, a notice comes or has gone, an entry is overdue. It is worth a look on each (P11).
 */
export function turnDaysOf(body: unknown): readonly string[] {
  const days = new Set<string>();
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'string') walk(member);
      else if (!isIsoDay(member)) continue;
      else if (firstDays.includes(name)) days.add(member);
      else if (lastDays.includes(name)) days.add(addDays(member, 1));
    }
  };
  walk(body);
  return [...days].sort().slice(0, daysMax);
}

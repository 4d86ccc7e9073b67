import type { InsightAnswer, NamedCount } from '../../domain/api/console/index.ts';
import type { FlowSteps } from './published-flows.ts';

type Funnel = InsightAnswer['funnels'][number];

/**
 * Steps of each flow, the most reached first. Flows branch: that fewer come to a question than to
 * the one listed before tells nothing. Who came to a question and went on came to one of the steps
 * that may follow it; so those that are missing there stopped, and at least as many.
 *
 * @param rows counts of `flow/state`
 */
export function funnelsOf(
  rows: readonly NamedCount[],
  flows: ReadonlyMap<string, FlowSteps>,
): Funnel[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, count } of rows) {
    const at = name.indexOf('/');
    const flow = name.slice(0, at);
    counts.set(flow, (counts.get(flow) ?? new Map()).set(name.slice(at + 1), count));
  }
  return [...counts].map(([flow, reached]) => {
    const published = flows.get(flow);
    return {
      flow,
      title: published?.title ?? null,
      steps: [...reached]
        .map(([question, count]) => {
          const state = published?.states.get(question);
          return {
            question,
            name: state?.name ?? null,
            isOutcome: state?.isOutcome ?? question.startsWith('o.'),
            count,
            stopped: state === undefined ? null : stoppedOf(count, state.next, reached),
          };
        })
        .sort((a, b) => b.count - a.count),
    };
  });
}

function stoppedOf(
  count: number,
  next: readonly string[],
  reached: ReadonlyMap<string, number>,
): number | null {
  if (next.length === 0) return null;
  let went = 0;
  for (const one of next) {
    const there = reached.get(one);
    // Kept back is not none.
    if (there === undefined) return null;
    went += there;
  }
  return Math.max(0, count - went);
}

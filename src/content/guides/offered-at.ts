import type { Flow } from '../../domain/guide/index.ts';

/**
 * The procedures at which a flow is offered: its own, and those whose papers one of its checklists
 * gives. A flow stands on more records than that: whoever opens "first land certificate" does not
 * want the questions of a building permit, which only sends there.
 */
export function offeredAt(flow: Flow): string[] {
  const [own] = flow.services ?? [];
  if (own === undefined) return [];
  const answered = Object.values(flow.states).flatMap((state) =>
    state.kind === 'outcome' && (state.ending ?? 'checklist') === 'checklist'
      ? [state.service ?? own]
      : [],
  );
  return [...new Set([own, ...answered])];
}

import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { sessionMachine } from '../machine.ts';

/** What the chart of a machine consists of, by name. */
export interface Chart {
  /** States without states of their own, histories not counted. */
  readonly states: readonly string[];
  /** Every branch of every transition, those too that only say "not here". */
  readonly transitions: ReadonlyMap<AnyTransitionDefinition, string>;
}

const nameOf = (node: AnyStateNode) => node.path.join('.') || 'kiosk';

function branches(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

/** Everything that a chart declares, by which an exploration is measured. */
export function chartOf(machine: typeof sessionMachine): Chart {
  const states: string[] = [];
  const transitions = new Map<AnyTransitionDefinition, string>();
  const walk = (node: AnyStateNode): void => {
    if (node.type === 'history') return;
    if (node.type === 'atomic') states.push(nameOf(node));
    for (const branch of branches(node)) {
      const targets = (branch.target ?? []).map((target) => target.id).join();
      const guard =
        typeof branch.guard === 'string' ? ` if ${branch.guard}` : branch.guard ? ' if' : '';
      const name = `${nameOf(node)} ${branch.eventType || 'always'}${guard} → ${targets || 'stays'}`;
      const before = [...transitions.values()].filter((known) => known.startsWith(name)).length;
      transitions.set(branch, before === 0 ? name : `${name} (${before + 1})`);
    }
    for (const child of Object.values(node.states)) walk(child);
  };
  walk(machine.root);
  return { states, transitions };
}

import { sessionMachine } from '../machine.ts';
import type { Look } from './look-at.ts';
import { chartOf } from './transitions.ts';

export interface Coverage {
  /** Of the states without states of their own: where one can stand, or pass through. */
  readonly states: {
    readonly seen: number;
    readonly all: number;
    readonly unseen: readonly string[];
  };
  readonly transitions: Coverage['states'];
}

function covered(all: readonly string[], seen: ReadonlySet<string>) {
  const unseen = all.filter((name) => !seen.has(name));
  return { seen: all.length - unseen.length, all: all.length, unseen };
}

/** What several explorations have seen together of the chart, and what none of them has. */
export function coverageOf(looks: readonly Pick<Look, 'states' | 'transitions'>[]): Coverage {
  const chart = chartOf(sessionMachine);
  const transitions = new Set(looks.flatMap((look) => [...look.transitions]));
  const states = new Set(looks.flatMap((look) => [...look.states]));
  // A state that is always left at once is never stood in: its ways out tell that it was passed.
  for (const name of transitions) {
    if (/ always( |$)/.test(name)) states.add(name.split(' ')[0] ?? '');
  }
  return {
    states: covered(chart.states, states),
    transitions: covered([...chart.transitions.values()], transitions),
  };
}

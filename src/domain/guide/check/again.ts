import type { Flow } from '../model/flow.ts';
import { pathTo, type Step } from '../space/explore.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';
import type { Study } from './study.ts';

/** States by the variable they ask. */
function askersOf(flow: Flow): Map<string, string[]> {
  const askers = new Map<string, string[]>();
  for (const [id, state] of Object.entries(flow.states)) {
    if (state.kind === 'outcome') continue;
    askers.set(state.var, [...(askers.get(state.var) ?? []), id]);
  }
  return askers;
}

/** Whether a state can come back to itself, conditions aside. */
function isOnCircle(flow: Flow, id: string): boolean {
  const seen = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const state = flow.states[at];
    if (!state || state.kind === 'outcome') continue;
    for (const { to } of state.next) {
      if (to === id) return true;
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return false;
}

/** Whoever was asked is asked the same again (R44). */
export function checkAgain(study: Study): GuideFinding[] {
  const { flow } = study;
  return [...askersOf(flow)].flatMap(([variable, states]) => {
    const [only, ...others] = states;
    if (only === undefined || (others.length === 0 && !isOnCircle(flow, only))) return [];
    const space = study.explore({
      conditions: new Map(),
      presence: new Map(states.map((id) => [id, [variable]])),
    });
    const found = new Map<string, readonly Step[]>();
    for (const [number, { state, env }] of space.configurations.entries()) {
      if (!states.includes(state) || found.has(state)) continue;
      if (space.isAnswered(variable, env)) found.set(state, pathTo(flow, space, number));
    }
    return [...found].map(([state, witness]) =>
      error('AGAIN', `states.${state}`, say.askedTwice(variable), witness),
    );
  });
}

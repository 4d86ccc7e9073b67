import { getInitialSnapshot } from 'xstate';
import type { sessionMachine } from '../machine.ts';
import type { SessionSnapshot } from '../session-view.ts';
import { explore, keyOf, type Step } from './explore.ts';
import { broken, brokenInLift, unheard, wrongClocks } from './invariants.ts';
import type { Profile } from './profiles.ts';
import { chartOf } from './transitions.ts';
import { leftAlone } from './untouched.ts';

type Machine = typeof sessionMachine;

/** Far above what is there (about 1,900): an exploration that runs away is a chart that did. */
const configurationsMax = 9_000;

export interface Look {
  readonly snapshots: readonly SessionSnapshot[];
  readonly steps: number;
  /** What is broken, each with the invariant's number first. */
  readonly faults: readonly string[];
  /** Names of the states and of the branches of transitions that were seen. */
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
}

/** Ends an exploration that looks for one fault. */
class Caught extends Error {}

/**
 * Every configuration of a profile, from the machine's first moment on, against every invariant.
 *
 * @param firstOnly stops at the first fault
 */
export function lookAt(machine: Machine, profile: Profile, firstOnly = false): Look {
  const faults = new Set<string>();
  const states = new Set<string>();
  const transitions = new Set<string>();
  const chart = chartOf(machine);
  const isLift = profile.facts.link.site?.mode === 'lift';
  let steps = 0;
  const note = (fault: string | undefined) => {
    if (fault === undefined) return;
    faults.add(fault);
    if (firstOnly) throw new Caught(fault);
  };
  const look = (taken: Step) => {
    steps += 1;
    for (const one of taken.transitions) transitions.add(chart.transitions.get(one) ?? '');
    note(broken(taken));
    if (isLift) note(brokenInLift(taken));
  };
  const meet = (snapshot: SessionSnapshot) => {
    for (const node of snapshot._nodes) states.add(node.path.join('.'));
    for (const clock of wrongClocks(machine, snapshot)) note(`timers: ${clock}`);
    if (!leftAlone(machine, snapshot)) note(`4: never at rest from ${keyOf(snapshot)}`);
  };
  let snapshots: readonly SessionSnapshot[] = [];
  try {
    const start = getInitialSnapshot(machine);
    snapshots = explore(machine, start, profile.events, { look, meet }, configurationsMax);
    // A voice hears everything, and goes to few screens only.
    const isSilent = !profile.facts.voices.vi;
    const { wrong, deaf } = isSilent ? unheard(snapshots) : { wrong: [], deaf: [] };
    for (const one of [...wrong, ...deaf]) note(`5: ${one}`);
  } catch (error) {
    // A chart that breaks while it is walked is caught too.
    if (error instanceof Caught)
      return { snapshots, steps, faults: [...faults], states, transitions };
    if (!firstOnly) throw error;
    faults.add(`0: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { snapshots, steps, faults: [...faults], states, transitions };
}

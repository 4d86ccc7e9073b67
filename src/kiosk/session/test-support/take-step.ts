import {
  type AnyTransitionDefinition,
  createActor,
  type ExecutableActionsFrom,
  type SnapshotFrom,
} from 'xstate';
import type { SessionEvent } from '../events.ts';
import type { sessionMachine } from '../machine.ts';

type Machine = typeof sessionMachine;

/** What a chart does about one event, and by which of its transitions. */
export interface Taken {
  readonly after: SnapshotFrom<Machine>;
  readonly actions: readonly ExecutableActionsFrom<Machine>[];
  readonly transitions: readonly AnyTransitionDefinition[];
}

type Scope = Parameters<Machine['transition']>[2];

class Stepper {
  #actions: ExecutableActionsFrom<Machine>[] = [];
  #transitions: AnyTransitionDefinition[] = [];
  readonly #machine: Machine;
  readonly #scope: Scope;

  constructor(machine: Machine) {
    this.#machine = machine;
    const self = createActor(machine, {
      inspect: (seen) => {
        if (seen.type === '@xstate.microstep') this.#transitions.push(...seen._transitions);
      },
    });
    this.#scope = {
      self,
      id: '',
      sessionId: '',
      system: self.system,
      logger: () => undefined,
      defer: () => undefined,
      stopChild: () => undefined,
      emit: () => undefined,
      actionExecutor: (action) => {
        this.#actions.push(action as ExecutableActionsFrom<Machine>);
      },
    } as Scope;
  }

  take(before: SnapshotFrom<Machine>, event: { readonly type: string }): Taken {
    this.#actions = [];
    this.#transitions = [];
    const after = this.#machine.transition(before, event as SessionEvent, this.#scope);
    return { after, actions: this.#actions, transitions: this.#transitions };
  }
}

const steppers = new WeakMap<Machine, Stepper>();

/**
 * One step of a chart, purely: no action runs, no actor starts. Like `transition` of XState, which
 * makes an actor for every step and does not say which transitions it took.
 */
export function takeStep(
  machine: Machine,
  before: SnapshotFrom<Machine>,
  event: { readonly type: string },
): Taken {
  const stepper = steppers.get(machine) ?? new Stepper(machine);
  steppers.set(machine, stepper);
  return stepper.take(before, event);
}

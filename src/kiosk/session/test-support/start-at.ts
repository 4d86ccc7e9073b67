import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type { SessionEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { sessionMachine } from '../machine.ts';
import { screenOf, viewOf } from '../session-view.ts';
import { lobbyFacts } from './sample.ts';

const never = () => new Promise<never>(() => undefined);

/** Actors that never answer: the worst services there are. A test gives the ones it needs. */
export const silentActors = {
  watchServices: fromCallback(() => undefined),
  loadDetails: fromPromise(never),
  leaveRequest: fromPromise(never),
  withdrawRequest: fromPromise(never),
  followRequest: fromPromise(never),
  awaitReply: fromCallback(() => undefined),
  lookUpRequest: fromPromise(never),
  swapContent: fromPromise(never),
  printSlip: fromCallback(() => undefined),
  speak: fromPromise(never),
  enterStaff: fromPromise(never),
  tryPin: fromPromise(never),
};

type Provided = Parameters<typeof sessionMachine.provide>[0];

/** A session in attract on a simulated clock. */
export function startSessionAt(facts: Facts = lobbyFacts, provided: Provided = {}) {
  const clock = new SimulatedClock();
  const machine = sessionMachine.provide({
    ...provided,
    actors: { ...silentActors, ...provided.actors },
  } as Provided);
  const actor = createActor(machine, { clock }).start();
  actor.send({ type: 'FACTS', facts });
  return {
    actor,
    clock,
    send: (...events: SessionEvent[]) => {
      for (const event of events) actor.send(event);
    },
    wait: (ms: number) => clock.increment(ms),
    screen: () => screenOf(actor.getSnapshot()),
    view: () => viewOf(actor.getSnapshot()),
    resident: () => actor.getSnapshot().context.resident,
  };
}

/** Lets promises that are due settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

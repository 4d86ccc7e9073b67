import { type AnyActorRef, type AnyStateNode, transition } from 'xstate';
import { err, ok } from '../../../domain/basics/index.ts';
import { noAudio, type SessionContext } from '../context.ts';
import type { SessionEvent } from '../events.ts';
import { guards } from '../guards.ts';
import type { sessionMachine } from '../machine.ts';
import { nobody } from '../resident.ts';
import type { SessionSnapshot } from '../session-view.ts';
import { defaultSettings } from '../settings.ts';
import { sampleLeft } from './sample.ts';
import { sampleGuide } from './sample-guide.ts';

type Machine = typeof sessionMachine;

/** One step of the exploration: what happened and what the chart would have done about it. */
export interface Step {
  readonly before: SessionSnapshot;
  readonly event: { readonly type: string };
  readonly after: SessionSnapshot;
  /** Names of the actions the step would run. */
  readonly actions: readonly string[];
}

export interface Exploration {
  readonly snapshots: readonly SessionSnapshot[];
  readonly steps: number;
}

/** What services may answer, by the name of the actor. */
const outputs: Readonly<Record<string, readonly unknown[]>> = {
  loadDetails: [undefined],
  openGuide: [sampleGuide.begin, undefined],
  stepGuide: [sampleGuide.begin, sampleGuide.middle, sampleGuide.end],
  leaveRequest: [ok(sampleLeft), err('full'), err('storageClosed')],
  withdrawRequest: [ok(undefined), err('alreadySent'), err('storageClosed')],
  followRequest: [
    ok({ status: 'received', changedAt: '2026-11-21T01:00:00Z', result: undefined, source: 'hub' }),
    err('offline'),
  ],
  lookUpRequest: [ok({ outcome: 'noSource' }), err('offline')],
  swapContent: [undefined],
  speak: ['said', 'unsaid'],
  enterStaff: [
    { lockedMs: 0, wrongPins: 0, refusal: undefined, person: undefined },
    { lockedMs: 900_000, wrongPins: 5, refusal: undefined, person: undefined },
    { lockedMs: 0, wrongPins: 0, refusal: 'expired', person: undefined },
  ],
  tryPin: [
    { outcome: 'right', wrongPins: 0 },
    { outcome: 'wrong', wrongPins: 1 },
    { outcome: 'locked', wrongPins: 5 },
    { outcome: 'noPin', wrongPins: 0 },
  ],
};

/** The next snapshot, purely: nothing runs, no actor starts. */
export function step(machine: Machine, before: SessionSnapshot, event: { type: string }): Step {
  const [after, actions] = transition(machine, before, event as SessionEvent);
  return { before, event, after, actions: actions.map(({ type }) => type) };
}

/** How long a named delay of the machine is, ms. */
export function delayMs(machine: Machine, delay: unknown): number {
  if (typeof delay === 'number') return delay;
  const named: Readonly<Record<string, unknown>> = machine.implementations.delays;
  const found = typeof delay === 'string' ? named[delay] : undefined;
  if (typeof found !== 'number') throw new Error(`no such delay: ${String(delay)}`);
  return found;
}

/** Whether a state itself listens for an event. */
export function hearsOwn(node: AnyStateNode, type: string): boolean {
  const own: readonly string[] = node.ownEvents;
  return own.includes(type);
}

/** Timers and answers that may come in this snapshot. */
export function inwardEvents(
  machine: Machine,
  snapshot: SessionSnapshot,
): { readonly type: string }[] {
  const events: { readonly type: string }[] = [];
  for (const node of snapshot._nodes) {
    for (const { eventType, delay } of node.after) {
      // A timer without end is one that was taken out.
      if (Number.isFinite(delayMs(machine, delay))) {
        events.push({ type: eventType });
      }
    }
    for (const { id, src } of node.invoke) {
      if (typeof src !== 'string' || !(src in outputs)) continue;
      for (const output of outputs[src] ?? []) {
        events.push({ type: `xstate.done.actor.${id}`, output, actorId: id } as { type: string });
      }
      events.push({ type: `xstate.error.actor.${id}`, error: 'broken', actorId: id } as {
        type: string;
      });
    }
  }
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}

/** Guards that a part of the chart can look at later; elsewhere they do not tell states apart. */
const relevant: Readonly<Record<string, readonly (keyof typeof guards)[]>> = {
  service: [
    'cameFromSearch',
    'cameFromLifeEvent',
    'guideOffered',
    'guideBegun',
    'guideOver',
    'guideAtStart',
    'guideIsPersonal',
    'answerChosen',
    'takesOwnPapers',
    'editing',
  ],
  scan: [
    'codeRejected',
    'codeTyped',
    'codeIsCard',
    'codeHasDossier',
    'codeCanBeFollowed',
    'codeIsPersonal',
    'cameraAllowed',
  ],
  book: ['fieldMissing', 'placeMissing', 'hourMissing', 'editing', 'phoneFits', 'hasService'],
  feedback: ['categoryChosen', 'feedbackWritten', 'editing'],
  leave: ['wishIsFeedback', 'wishIsAppointment', 'wishIsDossier'],
};
const always: readonly (keyof typeof guards)[] = ['datesUnknown', 'paperOffered'];
/** Looked at between residents only; what the world does meanwhile is tried there and at home. */
const between: readonly (keyof typeof guards)[] = [
  'blocked',
  'ready',
  'contentStaged',
  'updateWaiting',
  'newKeyNeeded',
];
/** Paper is told apart where it is shown, and wherever the session still waits for it. */
const paper: readonly (keyof typeof guards)[] = ['printSettled', 'printAsksResident'];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const isClean = ({ resident, settings, audio }: SessionContext): boolean =>
  same(resident, nobody) && same(settings, defaultSettings) && same(audio, noAudio);

/** Where history would lead, as far as it can still be used before it is written anew. */
function waysBack({ value, historyValue }: SessionSnapshot): string {
  const ids = (key: string) => (historyValue[key] ?? []).map((node) => node.id).join();
  const warned = value.session === 'warning' ? ids('activeHistory') : '';
  const aside = JSON.stringify(value.session).includes('"aside"') || warned.includes('.aside');
  return `${warned}|${aside ? ids('mainHistory') : ''}`;
}

/**
 * What makes two snapshots one configuration: the states, where history would lead, and the guards
 * that the present part of the chart can still look at. Values themselves do not count.
 */
export function keyOf(snapshot: SessionSnapshot): string {
  const { context } = snapshot;
  const onPaper = /"takeaway"|"left"/.test(JSON.stringify(snapshot.value.session));
  const where = JSON.stringify(
    onPaper || isBetween(snapshot) ? snapshot.value : { ...snapshot.value, print: '' },
  );
  const back = waysBack(snapshot);
  const place = `${where}|${back}`;
  const names = [
    ...always,
    ...(isBetween(snapshot) ? between : []),
    ...(onPaper ? paper : []),
    ...Object.entries(relevant).flatMap(([part, list]) =>
      place.includes(`"${part}"`) || place.includes(`.${part}.`) ? list : [],
    ),
  ];
  const event = { type: 'TOUCH' } as const;
  const flags = names.map((name) => (guards[name]({ context, event }) ? 1 : 0)).join('');
  return `${place}|${flags}|${isClean(context)}`;
}

/** No resident, or one who has just come. */
function isBetween({ value }: SessionSnapshot): boolean {
  const { session } = value;
  return (
    (typeof session === 'string' && session !== 'warning') ||
    /^.{0,12}"(attract|staff)"|"at":"home"/.test(JSON.stringify(session))
  );
}

/**
 * Whether an event can lead somewhere. Signs of life that only the presence and the veil hear are
 * one event, TOUCH; settings and the world are tried between residents and at home.
 */
function worthTrying(at: SessionSnapshot, type: string): boolean {
  const regions = at._nodes
    .filter((node) => hearsOwn(node, type))
    .map((node) => node.path[0] ?? '');
  if (type === 'TOUCH') return true;
  if (regions.some((region) => ['settings', 'world'].includes(region))) {
    return isBetween(at) || regions.includes('session');
  }
  return regions.some((region) => ['session', 'print', 'audio'].includes(region));
}

/** Every configuration that can be reached, breadth first; `look` sees every step. */
export function explore(
  machine: Machine,
  start: SessionSnapshot,
  events: readonly SessionEvent[],
  look: (step: Step) => void,
  configurationsMax: number,
): Exploration {
  const seen = new Map<string, SessionSnapshot>([[keyOf(start), start]]);
  const queue: SessionSnapshot[] = [start];
  let steps = 0;
  for (let at = queue.shift(); at; at = queue.shift()) {
    const tried = events.filter(({ type }) => worthTrying(at, type));
    for (const event of [...tried, ...inwardEvents(machine, at)]) {
      const taken = step(machine, at, event);
      steps += 1;
      look(taken);
      const key = keyOf(taken.after);
      if (seen.has(key)) continue;
      if (seen.size >= configurationsMax) throw new Error(`more than ${configurationsMax}`);
      seen.set(key, taken.after);
      queue.push(taken.after);
    }
  }
  return { snapshots: [...seen.values()], steps };
}

/** Names of the running actors of a snapshot. */
export function running(snapshot: SessionSnapshot): readonly string[] {
  const children: Readonly<Record<string, AnyActorRef | undefined>> = snapshot.children;
  return Object.values(children).flatMap((child) =>
    child && typeof child.src === 'string' ? [child.src] : [],
  );
}

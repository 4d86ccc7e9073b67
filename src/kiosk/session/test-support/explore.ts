import type { AnyActorRef, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { err, ok } from '../../../domain/basics/index.ts';
import { noAudio, type SessionContext } from '../context.ts';
import type { SessionEvent } from '../events.ts';
import { guards } from '../guards.ts';
import type { sessionMachine } from '../machine.ts';
import { nobody } from '../resident.ts';
import { type SessionSnapshot, screenOf } from '../session-view.ts';
import { defaultSettings } from '../settings.ts';
import { sampleLeft } from './sample.ts';
import { sampleGuide } from './sample-guide.ts';
import { takeStep } from './take-step.ts';

type Machine = typeof sessionMachine;

/** One step of the exploration: what happened and what the chart would have done about it. */
export interface Step {
  readonly before: SessionSnapshot;
  readonly event: { readonly type: string };
  readonly after: SessionSnapshot;
  /** Names of the actions the step would run. */
  readonly actions: readonly string[];
  /** The transitions of the chart that it took, raised and eventless ones too. */
  readonly transitions: readonly AnyTransitionDefinition[];
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
  const { after, actions, transitions } = takeStep(machine, before, event);
  return { before, event, after, actions: actions.map(({ type }) => type), transitions };
}

/** How long a named delay of the machine is, ms. */
export function delayMs(machine: Machine, delay: unknown): number {
  if (typeof delay === 'number') return delay;
  const named: Readonly<Record<string, unknown>> = machine.implementations.delays;
  const found = typeof delay === 'string' ? named[delay] : undefined;
  if (typeof found !== 'number') throw new Error(`no such delay: ${String(delay)}`);
  return found;
}

const ownEvents = new WeakMap<AnyStateNode, ReadonlySet<string>>();

/** Whether a state itself listens for an event. */
export function hearsOwn(node: AnyStateNode, type: string): boolean {
  // XState makes the list anew each time it is asked.
  const own = ownEvents.get(node) ?? new Set<string>(node.ownEvents);
  ownEvents.set(node, own);
  return own.has(type);
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
    'codeCanBeCancelled',
    'codeCanBeLookedUp',
    'codeIsProduct',
    'codeIsPersonal',
    'cameraAllowed',
  ],
  book: [
    'datesUnknown',
    'fieldMissing',
    'placeMissing',
    'hourMissing',
    'editing',
    'phoneFits',
    'hasService',
  ],
  feedback: ['categoryChosen', 'feedbackWritten', 'editing'],
  leave: ['wishIsFeedback', 'wishIsAppointment', 'wishIsDossier', 'wishIsCancellation'],
};
const always: readonly (keyof typeof guards)[] = ['paperOffered'];
/** Looked at between residents only; what the world does meanwhile is tried there and at home. */
const between: readonly (keyof typeof guards)[] = [
  'blocked',
  'ready',
  'contentStaged',
  'updateWaiting',
];
/** What staff can do. */
const staff: readonly (keyof typeof guards)[] = ['newKeyNeeded'];
/** Paper is told apart where it is shown, and wherever the session still waits for it. */
const paper: readonly (keyof typeof guards)[] = ['printSettled', 'printAsksResident'];

/** What is said, and whether it may be. */
const voice: readonly (keyof typeof guards)[] = ['moreToSay', 'alarmOn'];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const isClean = ({ resident, settings, audio }: SessionContext): boolean =>
  (resident === nobody || same(resident, nobody)) &&
  (settings === defaultSettings || same(settings, defaultSettings)) &&
  (audio === noAudio || same(audio, noAudio));

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
    ...(isBetween(snapshot) || 'staff' in Object(snapshot.value.session) ? staff : []),
    ...(onPaper ? paper : []),
    ...(context.facts.voices.vi ? voice : []),
    ...Object.entries(relevant).flatMap(([part, list]) =>
      place.includes(`"${part}"`) || place.includes(`.${part}.`) ? list : [],
    ),
  ];
  const event = { type: 'TOUCH' } as const;
  const flags = names.map((name) => (guards[name]({ context, event }) ? 1 : 0)).join('');
  return `${place}|${flags}|${isClean(context)}`;
}

/** No resident, or one who has just come; staff and a crash lead here. */
function isBetween({ value }: SessionSnapshot): boolean {
  const { session } = value;
  return (
    session === 'outOfService' ||
    session === 'ending' ||
    /^.{0,12}"(attract|setup)"|"at":"home"/.test(JSON.stringify(session))
  );
}

/**
 * Whether an event can lead somewhere. Signs of life that only the presence and the veil hear are
 * one event, TOUCH, once each of them was tried with each clock; settings and the world are tried
 * between residents and at home, the clock where an hour is chosen.
 */
function worthTrying(at: SessionSnapshot, event: SessionEvent, tried: Set<string>): boolean {
  const { type } = event;
  if (type === 'TOUCH') return true;
  // Every kind of code where one scans; elsewhere a card and a badge, which lead there all the same.
  if (type === 'CODE_READ' && !isBetween(at) && !screenOf(at).startsWith('scan')) {
    if (!/^motcham:badge|\|/.test(event.read.text)) return false;
  }
  if (type === 'FACTS' && Object.keys(event.facts).join() === 'time') {
    return screenOf(at).startsWith('book');
  }
  const regions = new Set(
    at._nodes.filter((node) => hearsOwn(node, type)).map((node) => node.path[0] ?? ''),
  );
  if (regions.has('session')) return true;
  if (regions.has('settings') || regions.has('world')) return isBetween(at);
  if (regions.has('print') || regions.has('audio')) return true;
  if (regions.size === 0) return false;
  const clock = `${type} ${at.value.presence} ${at.value.veil}`;
  if (tried.has(clock)) return false;
  tried.add(clock);
  return true;
}

/** What an exploration is told to look at. */
export interface Looks {
  /** Every step, those too that lead where one has been. */
  readonly look: (step: Step) => void;
  /** Every configuration, once, in the order of discovery. */
  readonly meet?: (snapshot: SessionSnapshot) => void;
}

/** Every configuration that can be reached, breadth first. */
export function explore(
  machine: Machine,
  start: SessionSnapshot,
  events: readonly SessionEvent[],
  { look, meet }: Looks,
  configurationsMax: number,
): readonly SessionSnapshot[] {
  const seen = new Map<string, SessionSnapshot>([[keyOf(start), start]]);
  const queue: SessionSnapshot[] = [start];
  const tried = new Set<string>();
  for (let at = queue.shift(); at; at = queue.shift()) {
    meet?.(at);
    const worth = events.filter((event) => worthTrying(at, event, tried));
    for (const event of [...worth, ...inwardEvents(machine, at)]) {
      const taken = step(machine, at, event);
      look(taken);
      const key = keyOf(taken.after);
      if (seen.has(key)) continue;
      if (seen.size >= configurationsMax) throw new Error(`more than ${configurationsMax}`);
      seen.set(key, taken.after);
      queue.push(taken.after);
    }
  }
  return [...seen.values()];
}

/** Names of the running actors of a snapshot. */
export function running(snapshot: SessionSnapshot): readonly string[] {
  const children: Readonly<Record<string, AnyActorRef | undefined>> = snapshot.children;
  return Object.values(children).flatMap((child) =>
    child && typeof child.src === 'string' ? [child.src] : [],
  );
}

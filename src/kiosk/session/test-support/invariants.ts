import type { AnyStateNode } from 'xstate';
import { noAudio, type SessionContext } from '../context.ts';
import type { SessionEvent } from '../events.ts';
import { guards } from '../guards.ts';
import type { sessionMachine } from '../machine.ts';
import { nobody } from '../resident.ts';
import type { ScreenName } from '../screen-name.ts';
import { type SessionSnapshot, screenOf } from '../session-view.ts';
import { delayMs, hearsOwn, isClean, running, type Step } from './explore.ts';
import { heardOn, type Place } from './heard-on.ts';
import { takeStep } from './take-step.ts';
import { isAtRest } from './untouched.ts';

type Machine = typeof sessionMachine;

export const placeOf = (snapshot: SessionSnapshot): Place =>
  snapshot.value.session === 'warning' ? 'warning' : screenOf(snapshot);

const saidBy = ({ event, before }: Step) =>
  `${event.type} in ${JSON.stringify(before.value.session)}`;

/** What a screen cannot be drawn, or must not be shown, without. */
const needs: Partial<Record<ScreenName, (context: SessionContext) => boolean>> = {
  procedure: ({ resident }) => resident.service !== undefined,
  liftAnswer: ({ resident }) => resident.service !== undefined,
  guideAnswers: ({ resident }) => resident.guide.state === 'open',
  guideResult: ({ resident }) => resident.guide.state === 'open' && !!resident.guide.papers,
  scanCamera: ({ resident }) => resident.cameraConsent, // R62
  scanResult: ({ resident: { code } }) => code !== undefined && code.kind !== 'rejected',
  bookDay: ({ facts }) => facts.time !== undefined,
  bookReview: ({ resident: { booking } }) =>
    booking.field !== undefined && booking.place !== undefined && booking.slot !== undefined,
  feedbackReview: ({ resident: { feedback } }) => feedback.category !== undefined,
  // Nothing that an office could not work on is ever given to the outbox.
  leaving: ({ resident: { wish } }) => {
    if (wish?.kind === 'appointment') return /^(\+?\d{8,15})?$/.test(wish.phone);
    return wish?.kind === 'feedback' ? wish.text !== '' : wish !== undefined;
  },
  left: ({ resident }) => resident.left !== undefined,
};
const touch = { type: 'TOUCH' } as const satisfies SessionEvent;

/** Back to where one was: out of the warning, out of help and display (R38, R43). */
function losesPlace({ before, event, after }: Step): boolean {
  // A form whose dates came meanwhile goes on by itself, one whose dates went says so.
  if (screenOf(before) === 'bookNoDates' || screenOf(after) === 'bookNoDates') return false;
  if (before.value.session === 'warning') {
    return /^(TOUCH|STAY)$/.test(event.type) && screenOf(before) !== screenOf(after);
  }
  if (event.type !== 'BACK') return false;
  if (!JSON.stringify(before.value.session).includes('"aside"')) return false;
  const under = (before.historyValue['mainHistory'] ?? []) as readonly AnyStateNode[];
  const now: readonly AnyStateNode[] = after._nodes;
  if (under.some(({ id }) => id.includes('noDates'))) return false;
  return under.some((node) => node.type === 'atomic' && !now.includes(node));
}

/** Invariants 1, 2 and 6, on each step, and what each screen stands on. Returns what is broken. */
export function broken(taken: Step): string | undefined {
  const { after, actions } = taken;
  const { session } = after.value;
  const place = typeof session === 'string' ? session : Object.keys(session)[0];
  const said = saidBy(taken);
  const actors = running(after);
  if (after.status !== 'active') return `0: the session is over, by ${said}`;
  if (place !== 'active' && place !== 'warning' && place !== 'lift') {
    const number = place === 'staff' ? 2 : 1;
    const ambient = place === 'attract' && after.context.facts.link.site?.mode === 'lift';
    // "Nghe" of a lift speaks on its ambient screen too, which nobody has touched yet.
    const { audio, ...rest } = after.context;
    const left = ambient ? { ...rest, audio: noAudio } : after.context;
    if (!isClean(left)) return `${number}: ${place} holds what a resident left, by ${said}`;
    if (actors.includes('printSlip')) return `${number}: ${place} still prints, by ${said}`;
    if (actors.includes('speak') && !ambient) return `${number}: ${place} speaks, by ${said}`;
  }
  // The first content is swapped in before anybody can be served.
  const maySwap = place === 'attract' || place === 'setup';
  if (!maySwap && actors.includes('swapContent')) return `6: swap, by ${said}`;
  if (actions.includes('activateUpdate') && place !== 'attract') return `6: update, by ${said}`;
  if (actions.includes('reloadPage') && !isAtRest(after)) return `6: reload, by ${said}`;
  const screen = screenOf(after);
  if (place === 'active' && needs[screen]?.(after.context) === false) {
    return `5: ${screen} with nothing to stand on, by ${said}`;
  }
  if (losesPlace(taken)) return `5: not back where one was, by ${said}`;
  // L9: the voice of the car is never spoken over.
  if (after.context.facts.alarm && actors.includes('speak')) return `L9: speaks, by ${said}`;
  return undefined;
}

export const liftPlaces: readonly Place[] = [
  'attract',
  'ending',
  'liftAnswer',
  'liftArrived',
  'liftCode',
  'liftNotices',
  'liftTopics',
  'outOfService',
  'recovering',
  'setup',
  'staffCalibrate',
  'staffEnrol',
  'staffKept',
  'staffLocked',
  'staffPin',
  'staffStatus',
  'staffTest',
];

/** Invariant 3: no flow, no scan, no booking, no typing, and nothing of a person remembered. */
export function brokenInLift(taken: Step): string | undefined {
  const { after } = taken;
  const place = placeOf(after);
  if (!liftPlaces.includes(place)) return `3: a lift reaches ${place}, by ${saidBy(taken)}`;
  const { resident } = after.context;
  const { service, details, page } = resident;
  // Which procedure and which page: all that a rider leaves on the way.
  return JSON.stringify(resident) === JSON.stringify({ ...nobody, service, details, page })
    ? undefined
    : `3: a lift remembers more than a procedure, by ${saidBy(taken)}`;
}

/** Screens that hold what only their resident may see (R41); on some of them, sometimes. */
export const personal: Partial<Record<Place, (context: SessionContext) => boolean>> = {
  guideQuestion: (context) => guards.guideIsPersonal({ context, event: touch }),
  guideAnswers: (context) => guards.guideIsPersonal({ context, event: touch }),
  guideResult: (context) => guards.guideIsPersonal({ context, event: touch }),
  scanManual: () => true,
  scanResult: (context) => guards.codeIsPersonal({ context, event: touch }),
  bookContact: () => true,
  bookReview: () => true,
  feedbackDetails: () => true,
  feedbackReview: () => true,
  left: () => true,
  leaveFailed: () => true,
};

const results: readonly Place[] = [
  ...(['evidence', 'aboutTopic', 'takeaway', 'guideResult', 'scanResult', 'left'] as const),
];

/** The table of requirements §2.4: which clock must run where, ms. Its figures stand here again. */
function wantedClocks(snapshot: SessionSnapshot): Readonly<Record<string, number>> {
  const { value, context } = snapshot;
  const place = placeOf(snapshot);
  const inLift = context.facts.link.site?.mode === 'lift';
  if (place === 'warning') return { session: 30_000 };
  if (place === 'ending') return { session: inLift ? 1_000 : 2_000 };
  if (place === 'liftArrived')
    return { 'session.lift.at': 20_000, 'session.lift.life': lifeMs(snapshot) };
  if (place.startsWith('lift')) return { 'session.lift.life': lifeMs(snapshot) };
  if (place.startsWith('staff')) return { presence: 120_000 };
  if (!JSON.stringify(value.session).startsWith('{"active"')) return {};
  const printing = snapshot.matches({ print: { busy: 'onTime' } });
  const speaking = value.audio === 'speaking';
  const idle = place === 'scanCamera' ? 60_000 : results.includes(place) ? 180_000 : 120_000;
  const shown = snapshot.matches({
    session: { active: { main: { at: { scan: { result: { mask: 'shown' } } } } } },
  });
  const covers = personal[place]?.(context) === true && value.veil !== 'veiled';
  return {
    ...(printing ? { print: 20_000 } : speaking ? {} : { presence: idle }),
    ...(covers && { veil: 30_000 }),
    ...(shown && { 'session.active.main.at.scan.result.mask': 10_000 }),
  };
}

function lifeMs(snapshot: SessionSnapshot): number {
  if (snapshot.matches({ session: { lift: { life: 'warned' } } })) return 20_000;
  return /^lift(Answer|Code)$/.test(screenOf(snapshot)) ? 30_000 : 20_000;
}

/** The shortest clock of a part of the chart that leads somewhere, ms. */
function clockOf(machine: Machine, snapshot: SessionSnapshot, part: string): number | undefined {
  const due = (snapshot._nodes as readonly AnyStateNode[])
    .filter(({ path }) => `${path.join('.')}.`.startsWith(`${part}.`))
    .flatMap((node) =>
      node.after.map(({ eventType, delay }) => ({ eventType, ms: delayMs(machine, delay) })),
    )
    .sort((a, b) => a.ms - b.ms);
  const first = due.find(
    ({ eventType, ms }) =>
      Number.isFinite(ms) &&
      takeStep(machine, snapshot, { type: eventType }).transitions.length > 0,
  );
  return first?.ms;
}

/** Clocks that do not run, or run wrong, by the table. */
export function wrongClocks(machine: Machine, snapshot: SessionSnapshot): readonly string[] {
  const place = placeOf(snapshot);
  return Object.entries(wantedClocks(snapshot))
    .map(([part, ms]) => ({ part, ms, found: clockOf(machine, snapshot, part) }))
    .filter(({ ms, found }) => ms !== found)
    .map(({ part, ms, found }) => `${part} on ${place}: ${found ?? 'none'}, not ${ms} ms`);
}

/** Regions in which an event can mean something; presence and veil only hear signs of life. */
const meaningful = ['session', 'print', 'audio', 'settings', 'world'];

function hears(snapshot: SessionSnapshot, type: string): boolean {
  return snapshot._nodes.some(
    (node) => hearsOwn(node, type) && meaningful.includes(node.path[0] ?? ''),
  );
}

/** Events that are heard where they should not be, and places that are deaf to theirs (5). */
export function unheard(snapshots: readonly SessionSnapshot[]) {
  const wrong = new Set<string>();
  const heard = new Set<string>();
  for (const snapshot of snapshots) {
    const place = placeOf(snapshot);
    for (const [type, places] of Object.entries(heardOn)) {
      if (!hears(snapshot, type)) continue;
      heard.add(`${type} on ${place}`);
      if (!places.includes(place)) wrong.add(`${type} heard on ${place}`);
    }
  }
  const visited = new Set(snapshots.map(placeOf));
  const deaf = Object.entries(heardOn)
    // Without paper no slip is ever under way, without a voice nothing is said.
    .filter(([type]) => !/^(PRINT_STATE|PRINT_ANSWER|HUSH|PAUSE|RESUME|REPEAT|SKIP)$/.test(type))
    .flatMap(([type, places]) => places.map((place) => [type, place] as const))
    .filter(([type, place]) => visited.has(place) && !heard.has(`${type} on ${place}`))
    .map(([type, place]) => `${type} not heard on ${place}`);
  return { wrong: [...wrong], deaf };
}

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { getInitialSnapshot } from 'xstate';
import type { SessionEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { sessionMachine } from './machine.ts';
import { nobody } from './resident.ts';
import { type SessionSnapshot, screenOf } from './session-view.ts';
import {
  type Exploration,
  explore,
  hearsOwn,
  isClean,
  keyOf,
  running,
  type Step,
  step,
} from './test-support/explore.ts';
import { heardOn, type Place } from './test-support/heard-on.ts';
import { liftFacts, lobbyFacts, offlineFacts, offlineLiftFacts } from './test-support/sample.ts';
import { sampleEvents, worldEvents } from './test-support/sample-events.ts';
import { isAtRest, leftAlone } from './test-support/untouched.ts';

type Machine = typeof sessionMachine;

/** Far above what is there (about 2,600): an exploration that runs away is a chart that did. */
const configurationsMax = 9_000;
/** Fewer than this means that the exploration, not the chart, is broken. */
const configurationsMin = 500;
const minuteMs = 60_000;

// Nothing here is about speed: a busy machine needs minutes for what an idle one does in seconds.
vi.setConfig({ testTimeout: 10 * minuteMs, hookTimeout: 10 * minuteMs });

// The voice is beside everything: LISTEN would only triple each configuration. What it does to each
// of them is tried below.
const voiceEvents: readonly string[] = ['LISTEN', 'HUSH', 'PAUSE', 'RESUME', 'REPEAT', 'SKIP'];
const events = sampleEvents.filter(({ type }) => !voiceEvents.includes(type));

/** Invariants 1, 2 and 6, on each step. Returns what is broken. */
function broken({ before, event, after, actions }: Step): string | undefined {
  const { session } = after.value;
  const place = typeof session === 'string' ? session : Object.keys(session)[0];
  const said = `${event.type} in ${JSON.stringify(before.value.session)}`;
  if (place !== 'active' && place !== 'warning' && place !== 'lift') {
    if (!isClean(after.context)) return `1: ${place} holds what a resident left, by ${said}`;
    if (running(after).includes('printSlip')) return `1: ${place} still prints, by ${said}`;
  }
  // The first content is swapped in before anybody can be served.
  const maySwap = place === 'attract' || place === 'setup';
  if (!maySwap && running(after).includes('swapContent')) return `6: swap, by ${said}`;
  if (actions.includes('activateUpdate') && place !== 'attract') return `6: update, by ${said}`;
  if (actions.includes('reloadPage') && !isAtRest(after)) return `6: reload, by ${said}`;
  if (screenOf(after) === 'left' && !after.context.resident.left)
    return `a number without: ${said}`;
  return undefined;
}

function startOf(machine: Machine, facts: Facts): SessionSnapshot {
  return step(machine, getInitialSnapshot(machine), { type: 'FACTS', facts } as SessionEvent).after;
}

/** The first thing that is broken, which ends an exploration that looks for one. */
class Caught extends Error {}

function exploreAll(
  machine: Machine,
  facts: Facts,
  alsoBroken: (taken: Step) => string | undefined = () => undefined,
): Exploration & { readonly faults: string[] } {
  const faults = new Set<string>();
  const found = explore(
    machine,
    startOf(machine, facts),
    [...events, ...worldEvents(facts)],
    (taken) => {
      const fault = broken(taken) ?? alsoBroken(taken);
      if (fault) faults.add(fault);
    },
    configurationsMax,
  );
  return { ...found, faults: [...faults] };
}

/** Configurations that time alone does not bring to rest (invariant 4). */
function stuck(machine: Machine, snapshots: readonly SessionSnapshot[]): string[] {
  return snapshots.filter((snapshot) => !leftAlone(machine, snapshot)).map(keyOf);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The same on a machine that has a voice. */
function withVoice(snapshot: SessionSnapshot): SessionSnapshot {
  const voices = { vi: true, en: true };
  return step(sessionMachine, snapshot, { type: 'FACTS', facts: { voices } } as SessionEvent).after;
}

/** Which clock of presence runs; `kept` where it stays, else `other`. */
function presenceOf({ value }: SessionSnapshot, kept?: string, other?: string): string {
  const presence = String(value.presence);
  return other === undefined || presence === kept ? presence : other;
}

const placeOf = (snapshot: SessionSnapshot): Place =>
  snapshot.value.session === 'warning' ? 'warning' : screenOf(snapshot);

/** Regions in which an event can mean something; presence and veil only hear signs of life. */
const meaningful = ['session', 'print', 'audio', 'settings', 'world'];

function hears(snapshot: SessionSnapshot, type: string): boolean {
  return snapshot._nodes.some(
    (node) => hearsOwn(node, type) && meaningful.includes(node.path[0] ?? ''),
  );
}

/** Events that are heard where they should not be, and places that are deaf to theirs (5). */
function unheard(snapshots: readonly SessionSnapshot[]) {
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
    // Without paper no slip is ever under way.
    .filter(([type]) => !/^(PRINT_STATE|PRINT_ANSWER|HUSH|PAUSE|RESUME|REPEAT|SKIP)$/.test(type))
    .flatMap(([type, places]) => places.map((place) => [type, place] as const))
    .filter(([type, place]) => visited.has(place) && !heard.has(`${type} on ${place}`));
  return { wrong: [...wrong], deaf };
}

describe.each([
  ['online', lobbyFacts],
  ['offline', offlineFacts],
] as const)('every configuration of a lobby, %s', (_name, facts) => {
  let found: ReturnType<typeof exploreAll>;
  beforeAll(() => {
    found = exploreAll(sessionMachine, facts);
  }, 10 * minuteMs);

  it('holds nothing personal where nobody is, and changes content in attract only (1, 2, 6)', () => {
    expect(found.faults).toEqual([]);
    expect(found.snapshots.length).toBeGreaterThan(configurationsMin);
  });

  it(
    'comes to rest when nobody touches it, whatever services do (4)',
    () => {
      expect(stuck(sessionMachine, found.snapshots)).toEqual([]);
    },
    10 * minuteMs,
  );

  it('lets staff in from every place, wiped before anything is asked (S1)', () => {
    const shut = new Set<string>();
    const from = new Set<string>();
    // Before anything is known, too: the screen of a machine that was just plugged in.
    for (const snapshot of [getInitialSnapshot(sessionMachine), ...found.snapshots]) {
      const place = placeOf(snapshot);
      if (place.startsWith('staff')) continue;
      from.add(place);
      const { after } = step(sessionMachine, snapshot, { type: 'STAFF_KNOCK' });
      const isIn = screenOf(after) === 'staffPin' && isClean(after.context);
      if (!isIn || running(after).includes('printSlip')) shut.add(place);
    }
    expect([...shut]).toEqual([]);
    for (const place of ['setup', 'outOfService', 'recovering', 'ending', 'warning'] as const) {
      expect(from).toContain(place);
    }
  });

  it('falls silent at once on any act, from every screen, and speaks on at keys of the voice (R31)', () => {
    const listen = sampleEvents.find(({ type }) => type === 'LISTEN')!;
    const own: readonly string[] = [...voiceEvents, 'SET_RATE', 'SET_VOLUME'];
    const world =
      /^(FACTS|PRINT_STATE|REPLIED|IDLE|LET_GO|FATAL|PIN|STAFF_EXIT|OPEN_ENROL|OPEN_KEPT|OPEN_CALIBRATION|OPEN_SELF_TEST|SET_)/;
    const wrong = new Set<string>();
    const spoken = new Set<string>();
    for (const snapshot of found.snapshots) {
      const place = placeOf(snapshot);
      if (spoken.has(place)) continue;
      const speaking = step(sessionMachine, withVoice(snapshot), listen).after;
      if (speaking.value.audio !== 'speaking') continue;
      spoken.add(place);
      for (const event of sampleEvents) {
        if (own.includes(event.type) || world.test(event.type)) continue;
        const { after } = step(sessionMachine, speaking, event);
        if (after.value.audio !== 'idle') wrong.add(`${event.type} on ${place}`);
        if (same(after.context.audio.script, speaking.context.audio.script)) {
          wrong.add(`${event.type} on ${place} keeps the words`);
        }
      }
      const touched = step(sessionMachine, speaking, {
        type: 'TOUCH',
        onAudio: true,
      } as SessionEvent);
      if (touched.after.value.audio !== 'speaking') wrong.add(`a key of the voice on ${place}`);
      // Whoever listens is not told to be gone (R39); when the voice dies, time goes on.
      if (
        place !== 'warning' &&
        presenceOf(speaking) !== presenceOf(snapshot, 'paper', 'listening')
      ) {
        wrong.add(`presence ${presenceOf(speaking)} on ${place}`);
      }
      if (!leftAlone(sessionMachine, speaking)) wrong.add(`stuck on ${place}`);
    }
    expect([...wrong]).toEqual([]);
    for (const place of ['home', 'search', 'scanResult', 'left', 'help', 'warning'] as const) {
      expect(spoken).toContain(place);
    }
    for (const place of ['attract', 'ending', 'staffPin', 'recovering', 'setup'] as const) {
      expect(spoken).not.toContain(place);
    }
  });

  it('hears each event exactly where it is meant to (5)', () => {
    expect(unheard(found.snapshots)).toEqual({ wrong: [], deaf: [] });
  });
});

const liftPlaces: readonly Place[] = [
  'attract',
  'ending',
  'liftAnswer',
  'liftArrived',
  'liftCode',
  'liftNotices',
  'liftTopics',
  'outOfService',
  'recovering',
  'staffCalibrate',
  'staffEnrol',
  'staffKept',
  'staffLocked',
  'staffPin',
  'staffStatus',
  'staffTest',
];

/** Invariant 3: no flow, no scan, no booking, no typing, and nothing of a person remembered. */
function brokenInLift({ event, before, after }: Step): string | undefined {
  const place = placeOf(after);
  const said = `${event.type} in ${JSON.stringify(before.value.session)}`;
  if (!liftPlaces.includes(place)) return `3: a lift reaches ${place}, by ${said}`;
  const { resident } = after.context;
  const { service, details, page } = resident;
  // Which procedure and which page: all that a rider leaves on the way.
  return same(resident, { ...nobody, service, details, page })
    ? undefined
    : `3: a lift remembers more than a procedure, by ${said}`;
}

describe.each([
  ['online', liftFacts],
  ['offline', offlineLiftFacts],
] as const)('every configuration of a lift, %s', (_name, facts) => {
  let found: ReturnType<typeof exploreAll>;
  beforeAll(() => {
    found = exploreAll(sessionMachine, facts, brokenInLift);
  }, 10 * minuteMs);

  it('holds nothing where nobody is, and leads to no flow, scan, booking or typing (1, 2, 3, 6)', () => {
    expect(found.faults).toEqual([]);
    expect([...new Set(found.snapshots.map(placeOf))].sort()).toEqual([...liftPlaces].sort());
  });

  it('comes back to its ambient screen when nobody touches it (4)', () => {
    expect(stuck(sessionMachine, found.snapshots)).toEqual([]);
  });

  it('hears each event exactly where it is meant to (5)', () => {
    expect(unheard(found.snapshots)).toEqual({ wrong: [], deaf: [] });
  });
});

describe('a seeded fault', () => {
  it(
    'is caught: no wipe',
    () => {
      const machine = sessionMachine.provide({ actions: { wipe: () => undefined } });
      const look = (taken: Step) => {
        const fault = broken(taken);
        if (fault) throw new Caught(fault);
      };
      expect(() =>
        explore(machine, startOf(machine, lobbyFacts), events, look, configurationsMax),
      ).toThrow(/^1: \w+ holds what a resident left/);
    },
    10 * minuteMs,
  );

  it('is caught: a lift that takes itself for a lobby', () => {
    const machine = sessionMachine.provide({ guards: { inLobby: () => true } });
    const look = (taken: Step) => {
      const fault = brokenInLift(taken);
      if (fault) throw new Caught(fault);
    };
    expect(() =>
      explore(machine, startOf(machine, liftFacts), events, look, configurationsMax),
    ).toThrow(/^3: a lift reaches/);
  });

  it('is caught: no print watchdog', () => {
    const machine = sessionMachine.provide({
      delays: { printWatchdogMs: Number.POSITIVE_INFINITY },
    });
    let at = startOf(machine, lobbyFacts);
    const print = events.find(({ type }) => type === 'PRINT')!;
    const open = events.find(({ type }) => type === 'OPEN_SERVICE')!;
    for (const event of [{ type: 'START' }, open, { type: 'OPEN_TAKEAWAY' }, print]) {
      at = step(machine, at, event).after;
    }
    expect(leftAlone(sessionMachine, at)).toBeDefined();
    expect(leftAlone(machine, at)).toBeUndefined();
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { getInitialSnapshot } from 'xstate';
import type { SessionEvent } from './events.ts';
import { sessionMachine } from './machine.ts';
import { personalScreens, type SessionSnapshot, screenOf } from './session-view.ts';
import { isClean, running, step } from './test-support/explore.ts';
import { coverageOf } from './test-support/explored.ts';
import { liftPlaces, personal, placeOf } from './test-support/invariants.ts';
import { type Look, lookAt } from './test-support/look-at.ts';
import {
  liftAloud,
  liftOffline,
  liftOnline,
  lobbyAloud,
  lobbyOffline,
  lobbyOnline,
  type Profile,
} from './test-support/profiles.ts';
import { sampleEvents } from './test-support/sample-events.ts';
import { seededFaults } from './test-support/seeded-faults.ts';
import { leftAlone } from './test-support/untouched.ts';

/** Fewer than this means that the exploration, not the chart, is broken. */
const configurationsMin = 500;
const minuteMs = 60_000;

// Nothing here is about speed: a busy machine needs minutes for what an idle one does in seconds.
vi.setConfig({ testTimeout: 10 * minuteMs, hookTimeout: 10 * minuteMs });

const looks = new Map<Profile, Look>();
function lookOnce(profile: Profile): Look {
  const look = looks.get(profile) ?? lookAt(sessionMachine, profile);
  looks.set(profile, look);
  return look;
}

const voiceEvents: readonly string[] = ['LISTEN', 'HUSH', 'PAUSE', 'RESUME', 'REPEAT', 'SKIP'];
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

// From the first moment of a machine that was just plugged in. Each names the invariant (1 to 6) or
// the timer of requirements §2.4 that it breaks.
describe.each([lobbyOnline, lobbyOffline])('every configuration of a $name', (profile) => {
  let found: Look;
  beforeAll(() => {
    found = lookOnce(profile);
  }, 10 * minuteMs);

  it('keeps every invariant, and every timer of the table runs where it should (1 to 6)', () => {
    expect(found.faults).toEqual([]);
    expect(found.snapshots.length).toBeGreaterThan(configurationsMin);
  });

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
});

describe.each([liftOnline, liftOffline])('every configuration of a $name', (profile) => {
  it('keeps every invariant and timer, and leads to no flow, scan, booking or typing (1 to 6)', () => {
    const { faults, snapshots } = lookOnce(profile);
    expect(faults).toEqual([]);
    expect([...new Set(snapshots.map(placeOf))].sort()).toEqual([...liftPlaces].sort());
  });
});

describe.each([lobbyAloud, liftAloud])('every configuration of a $name', (profile) => {
  it('keeps every invariant, and is silent under an alarm (L9)', () => {
    const { faults, snapshots } = lookOnce(profile);
    expect(faults).toEqual([]);
    expect(new Set(snapshots.map(({ value }) => value.audio))).toEqual(
      new Set(['idle', 'speaking', 'paused']),
    );
  });
});

it('veils the very screens that are covered in the warning (R41, W1)', () => {
  expect(Object.keys(personal).sort()).toEqual([...personalScreens].sort());
});

it('has seen every state and every branch of every transition that the chart declares', () => {
  const { states, transitions } = coverageOf(
    [lobbyOnline, lobbyOffline, lobbyAloud, liftOnline, liftOffline, liftAloud].map(lookOnce),
  );
  expect(states.unseen).toEqual([]);
  expect(transitions.unseen).toEqual([]);
  // Far fewer would mean that the count, not the chart, is broken.
  expect(states.all).toBeGreaterThan(80);
  expect(transitions.all).toBeGreaterThan(400);
});

// Each of them is a chart in which one thing is wrong; the same look must say what.
describe.each(seededFaults())('a seeded fault: $name', ({ machine, profile, caughtBy }) => {
  it('is caught', () => {
    expect(lookAt(machine, profile, true).faults.join()).toMatch(caughtBy);
  });
});

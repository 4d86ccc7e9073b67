import type { SessionEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { liftFacts, lobbyFacts, offlineFacts, offlineLiftFacts, sampleTime } from './sample.ts';
import { sampleEvents, worldEvents } from './sample-events.ts';

/** A kind of kiosk in a kind of world, and what can happen there. Staff mode is part of each. */
export interface Profile {
  readonly name: string;
  readonly facts: Facts;
  readonly events: readonly SessionEvent[];
}

const change = (facts: Partial<Facts>): SessionEvent => ({ type: 'FACTS', facts });

// The voice is beside everything: it would only triple each configuration, so it has profiles of
// its own, with fewer screens.
const voiceEvents: readonly string[] = ['LISTEN', 'HUSH', 'PAUSE', 'RESUME', 'REPEAT', 'SKIP'];
const silentEvents = sampleEvents.filter(({ type }) => !voiceEvents.includes(type));

/** Clocks that are believed no longer, or again, and an hour that passed while one chose it. */
const clocks = [undefined, sampleTime, { day: '2026-12-30', minute: 9 * 60 }].map((time) =>
  change({ time }),
);

/** From a machine that was just plugged in to one that serves, and what the world does then. */
function arrival(facts: Facts): readonly SessionEvent[] {
  return [
    change({ link: { ...facts.link, enrolment: 'notEnrolled' } }),
    change({ staged: 1, link: facts.link }),
    change(facts),
    ...worldEvents(facts),
    change({ updateWaiting: false }),
    ...clocks,
  ];
}

const spokenTypes: readonly string[] = [
  ...voiceEvents,
  ...['START', 'TOUCH', 'END', 'HOME', 'BACK', 'HELP', 'OPEN_TAKEAWAY', 'OPEN_SERVICE', 'PRINT'],
  ...['SET_RATE', 'SET_VOLUME', 'SET_ALOUD', 'HEADSET', 'STAFF_KNOCK', 'FATAL', 'ARRIVED'],
];

/** The same with a voice in both languages, and an alarm that comes and goes. */
function spoken(facts: Facts): Omit<Profile, 'name'> {
  const voices = { vi: true, en: true };
  return {
    facts: { ...facts, voices },
    events: [
      ...sampleEvents.filter(({ type }) => spokenTypes.includes(type)),
      { type: 'TOUCH', onAudio: true },
      change({ ...facts, voices }),
      change({ alarm: true }),
      change({ alarm: false }),
    ],
  };
}

const plain = (name: string, facts: Facts): Profile => ({
  name,
  facts,
  events: [...silentEvents, ...arrival(facts)],
});

export const lobbyOnline = plain('lobby, online', lobbyFacts);
export const lobbyOffline = plain('lobby, offline', offlineFacts);
export const lobbyAloud: Profile = { name: 'lobby, with a voice', ...spoken(lobbyFacts) };
export const liftOnline = plain('lift, online', liftFacts);
export const liftOffline = plain('lift, offline', offlineLiftFacts);
export const liftAloud: Profile = { name: 'lift, with a voice', ...spoken(liftFacts) };

/** A lobby in which only some things happen, for a fault that stands in one corner of the chart. */
export const lobbyOf = (...types: readonly SessionEvent['type'][]): Profile => ({
  name: `lobby, ${types.join()}`,
  facts: lobbyFacts,
  events: [
    ...silentEvents.filter(({ type }) => types.includes(type)),
    change(lobbyFacts),
    ...clocks,
    { type: 'START' },
    { type: 'TOUCH' },
  ],
});

/** Every kind there is: `mode` of a site is lobby or lift. */
export const profiles: readonly Profile[] = [
  liftOffline,
  liftOnline,
  liftAloud,
  lobbyOffline,
  lobbyOnline,
  lobbyAloud,
];

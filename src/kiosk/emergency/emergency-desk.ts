import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import {
  byGravity,
  type EmergencySend,
  type EmergencyState,
  emergenciesMax,
  emergencySkewMs,
  isEmergencyFor,
  type SignedEmergency,
  type ToldEmergency,
} from '../../domain/emergency/index.ts';
import { emergencyMinutesMax } from '../../domain/service/index.ts';
import type { After } from '../link/index.ts';
import type { HubLink } from '../services.ts';
import { findDraft, isVouched, type PublishedWord } from './believe.ts';
import { type EmergencyStore, type KeptEmergencies, noEmergencies } from './emergency-store.ts';

/** How often it is asked what stands, ms: a message is over within a second of its end. */
const tickMs = 1_000;
/** Ticks before a report that was not heard is sent again. */
const reportAgainTicks = 5;
/** An end is remembered as long as what it ended could stand, ms. */
const endKeptMs = emergencyMinutesMax * 60_000;

/** How often words or keys that are not here are looked for: a look that was under way may miss them. */
const looksMax = 2;

/** Ends that are remembered: as many as one answer of the hub brings, and as many again. */
const endedMax = 2 * emergenciesMax;
/** Messages of which end and report are remembered in memory: a kiosk is on for months. */
const knownMax = 10 * emergenciesMax;

export interface EmergencyDeskParts {
  readonly link: Pick<HubLink, 'state' | 'emergencies' | 'reportEmergencies'>;
  readonly word: PublishedWord;
  readonly store: EmergencyStore;
  readonly clock: () => number;
  /** Uptime that only rises, ms. */
  readonly upMs: () => number;
  readonly after: After;
}

const namesOf = (some: readonly ToldEmergency[]) => some.map(({ send }) => send.id).join(' ');

/** What stands at this kiosk now. */
export interface EmergencyDesk {
  /** The gravest and newest; undefined: none. */
  readonly shown: ReadonlySignal<ToldEmergency | undefined>;
  /** What stands behind it, gravest first: named on the glass, and drawn when it is over. */
  readonly behind: ReadonlySignal<readonly ToldEmergency[]>;
  /** Resolves when what was kept is shown. */
  start(): Promise<void>;
  stop(): void;
  /** Resolves when everything that was heard so far is judged and told. */
  settled(): Promise<void>;
  /** It is on the screen: only then the hub is told so. */
  drawn(id: string): void;
}

/**
 * Believes what the publishers' key signed, in words that they published, for this place, until its
 * end. Without a believed time nothing begins; what has begun ends by uptime, whatever the clock says.
 */
export function createEmergencyDesk(parts: EmergencyDeskParts): EmergencyDesk {
  const { link, word, store, after, upMs } = parts;
  const shown = signal<ToldEmergency | undefined>();
  const others = signal<readonly ToldEmergency[]>([]);
  /** When each is over by uptime, ms: from the first moment at which the time was believed. */
  const overUpMs = new Map<string, number>();
  const said = new Map<string, EmergencyState>();
  const toSay = new Map<string, EmergencyState>();
  let kept: KeptEmergencies = noEmergencies;
  /** Orders that are not believed, why, and how often that was looked into. */
  const unbelieved = new Map<string, { readonly why: EmergencyState; looks: number }>();
  let working: Promise<void> = Promise.resolve();
  let looking: Promise<void> | undefined;
  let saying: Promise<void> = Promise.resolve();
  let isSaying = false;
  let waitTicks = 0;
  let cancelTick = (): void => undefined;
  let stopHearing = (): void => undefined;

  function nowMs(): number | undefined {
    const { clock, clockOffsetMs } = link.state.peek();
    return clock === 'confirmed' ? parts.clock() + clockOffsetMs : undefined;
  }

  function stands({ id, sentAtMs, endsAtMs }: EmergencySend, now: number | undefined): boolean {
    if (now !== undefined) {
      if (now < sentAtMs - emergencySkewMs || now >= endsAtMs) return false;
      const over = upMs() + endsAtMs - now;
      // A clock that goes back makes nothing last longer.
      overUpMs.set(id, Math.min(over, overUpMs.get(id) ?? over));
    }
    return upMs() < (overUpMs.get(id) ?? 0);
  }

  function say(id: string, state: EmergencyState): void {
    if (said.get(id) === state || toSay.get(id) === state) return;
    toSay.set(id, state);
    waitTicks = 0;
  }

  /** What is to be seen now, and what the hub is told of the rest. */
  function judge(): void {
    const now = nowMs();
    const { site } = link.state.peek();
    const here = kept.told.filter(({ send }) => site && isEmergencyFor(send.target, site));
    const standing = here.filter(({ send }) => stands(send, now)).toSorted(byGravity);
    const [first, ...behind] = standing;
    batch(() => {
      if (first?.send.id !== shown.peek()?.send.id) shown.value = first;
      if (namesOf(behind) !== namesOf(others.peek())) others.value = behind;
    });
    for (const { send } of behind) say(send.id, 'behind');
    if (now === undefined) {
      for (const one of here) if (!standing.includes(one)) say(one.send.id, 'clockUnknown');
    }
    tell();
  }

  function tell(): void {
    if (isSaying || waitTicks > 0 || toSay.size === 0) return;
    saying = send();
  }

  async function send(): Promise<void> {
    const batch = [...toSay].slice(0, emergenciesMax);
    isSaying = true;
    const heard = await link
      .reportEmergencies({ reports: batch.map(([id, state]) => ({ id, state })) })
      .catch(() => false);
    isSaying = false;
    waitTicks = heard ? 0 : reportAgainTicks;
    if (!heard) return;
    for (const [id, state] of batch) {
      said.set(id, state);
      if (toSay.get(id) === state) toSay.delete(id);
    }
  }

  async function keep(next: KeptEmergencies): Promise<void> {
    const now = nowMs();
    const isOld = (endsAtMs: number) => now !== undefined && now >= endsAtMs;
    // The newest ends, and the gravest messages: more than a hub has at once are no emergency (law 6).
    const ended = next.ended
      .filter(({ atMs }) => !isOld(atMs + endKeptMs))
      .toSorted((one, other) => other.atMs - one.atMs)
      .slice(0, endedMax);
    const isEnded = new Set(ended.map(({ id }) => id));
    kept = {
      told: next.told
        .filter(({ send }) => !isOld(send.endsAtMs) && !isEnded.has(send.id))
        .toSorted(byGravity)
        .slice(0, emergenciesMax),
      ended,
    };
    const isTold = new Set(kept.told.map(({ send }) => send.id));
    for (const known of [overUpMs, said]) {
      for (const id of known.keys()) {
        if (known.size <= knownMax) break;
        if (!isTold.has(id)) known.delete(id);
      }
    }
    // Seen first: a disk that is slow or full must not hold it back.
    judge();
    await store.keep(kept).catch(() => undefined);
  }

  /** What is believed of these orders. What is not is looked for behind: no other waits for it. */
  async function take(orders: readonly SignedEmergency[]): Promise<void> {
    const told = [...kept.told];
    const ended = [...kept.ended];
    const why = new Map<string, EmergencyState>();
    for (const signed of orders) {
      const { order } = signed;
      const { id } = order;
      if (ended.some((one) => one.id === id)) continue;
      if (order.do === 'show' && told.some(({ send }) => send.id === id)) continue;
      if (!(await isVouched(signed, word.vouched()))) {
        why.set(id, 'notBelieved');
      } else if (order.do === 'end') {
        ended.push({ id, atMs: order.atMs });
      } else {
        const draft = await findDraft(word, order.sha256);
        if (draft === undefined) why.set(id, 'noText');
        else told.push({ send: order, draft });
      }
    }
    for (const id of unbelieved.keys()) if (!why.has(id)) unbelieved.delete(id);
    for (const [id, state] of why) {
      unbelieved.set(id, { why: state, looks: unbelieved.get(id)?.looks ?? 0 });
    }
    await keep({ told, ended });
    if (unbelieved.size > 0) looking ??= look().finally(() => (looking = undefined));
  }

  /** Takes the orders once more, after those that came before. */
  function takeNext(): Promise<void> {
    working = working.then(() => take(link.emergencies.peek() ?? [])).catch(() => undefined);
    return working;
  }

  /** Looks for what is newest while something is not believed; then says why it is not. */
  async function look(): Promise<void> {
    for (;;) {
      const due = [...unbelieved.values()].filter(({ looks }) => looks < looksMax);
      if (due.length === 0) break;
      for (const one of due) one.looks += 1;
      await word.refresh().catch(() => undefined);
      await takeNext();
    }
    for (const [id, { why }] of unbelieved) say(id, why);
    tell();
  }

  function tick(): void {
    waitTicks = Math.max(0, waitTicks - 1);
    judge();
    cancelTick = after(tickMs, tick);
  }

  return {
    shown,
    behind: others,
    async start() {
      kept = await store.load().catch(() => noEmergencies);
      tick();
      const stops = [
        effect(() => {
          if (link.emergencies.value !== undefined) void takeNext();
        }),
        effect(() => {
          // Read whatever else is so: whoever reads nothing hears of nothing.
          const newest = [word.content.value, word.staged.value];
          if (newest.length > 0 && unbelieved.size > 0) void takeNext();
        }),
      ];
      stopHearing = () => {
        for (const stop of stops) stop();
      };
    },
    stop() {
      cancelTick();
      stopHearing();
    },
    async settled() {
      await working;
      await looking;
      await saying;
    },
    drawn(id) {
      say(id, 'shown');
      tell();
    },
  };
}

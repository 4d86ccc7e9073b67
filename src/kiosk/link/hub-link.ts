import { signal } from '@preact/signals';
import {
  enrolmentCodeLength,
  type HubTarget,
  kitDigest,
  siteDigest,
} from '../../domain/api/index.ts';
import { err, normaliseCrockford, ok, type Result } from '../../domain/basics/index.ts';
import type { EnrolError, HubLinkState } from '../services.ts';
import { backoffMs } from './backoff.ts';
import { type BelievedClock, startBelievedClock } from './believed-clock.ts';
import { startEmergencyLine } from './emergency-line.ts';
import { newPageKeyPair, redeemCode, type ShellProof } from './enrol.ts';
import { askFollow, findKept } from './follow.ts';
import { type Heart, type HeartbeatFacts, startHeart } from './heartbeat-loop.ts';
import { type HubCaller, startHubCaller } from './hub-caller.ts';
import type { HubLinkParts, RunningHubLink } from './hub-link-parts.ts';
import { type HubEvents, newListeners } from './hub-listeners.ts';
import type { Identity, PendingEnrolment, StoredIdentity } from './identity.ts';
import { askLookUp } from './look-up.ts';
import { type Loop, startLoop } from './loop.ts';
import { startWaker } from './wake-loop.ts';

/** A clock that was set or slept is noticed within this, ms. */
const tickMs = 5_000;
/** Whoever reads the clock's offset is told of it every so many ticks. */
const showTicks = 6;
/** The believed time is written down every so many ticks: the 48-hour rule starts there. */
const confirmedSaveTicks = 60;
/** Wait before a heartbeat that brings more replies, or says where the kiosk stands by now, ms. */
const atOnceMs = 1_000;
/** Wait when there is nothing to do before enrolment, ms; enrolling kicks the loops. */
const idleMs = 60 * 60_000;

export function createHubLink(parts: HubLinkParts): RunningHubLink {
  const { clock, upMs, after, fillRandom, identities } = parts;
  const identity = signal<Identity | undefined>(undefined);
  const past = signal<readonly Identity[]>([]);
  const listeners = newListeners<HubEvents>();
  let believed: BelievedClock = startBelievedClock(clock, upMs, undefined);
  let heart: Heart | undefined;
  let beating: Loop | undefined;
  let waking: Loop | undefined;
  let pending: PendingEnrolment | undefined;
  /** Name of the kit that is kept; undefined until it is known. */
  let kitName: string | undefined;
  /** Name of the site that is shown; undefined until it is known. */
  let siteName: string | undefined;
  let enrolling: Promise<unknown> = Promise.resolve();
  let seenVersion = 0;
  let stopped = false;
  let ticks = 0;
  let cancelTick = (): void => undefined;
  const state = signal<HubLinkState>({
    enrolment: 'unknown',
    net: 'unknown',
    kiosk: undefined,
    site: undefined,
    trial: false,
    clock: 'unconfirmed',
    clockOffsetMs: 0,
  });

  function show(change: Partial<HubLinkState>): void {
    const { trust, offsetMs } = believed.now();
    const next = { ...state.peek(), clock: trust, clockOffsetMs: Math.round(offsetMs), ...change };
    if (JSON.stringify(next) !== JSON.stringify(state.peek())) state.value = next;
  }

  const plain = startHubCaller({ fetch: parts.fetch, after, nowMs: () => believed.now().ms });
  const caller: HubCaller = {
    async call(call, read, key) {
      const answer = await plain.call(call, read, key);
      const net = answer.kind === 'failed' ? 'offline' : 'online';
      const returned = net === 'online' && state.peek().net !== 'online';
      show({ net });
      if (returned) listeners.tell('online', undefined);
      return answer;
    },
  };
  const emergencies = startEmergencyLine(caller);
  const wake = startWaker(caller, fillRandom, emergencies, parts.upMs);

  function use(next: Identity, counter: number): void {
    identity.value = next;
    heart = startHeart(
      { ...parts, facts, caller, believed, saveCounter: (value) => identities.saveCounter(value) },
      counter,
    );
    const { kiosk, site, trial, kit } = next;
    void nameKit(kit);
    void nameSite(site);
    show({ enrolment: 'enrolled', refusal: undefined, kiosk, site, trial, kit });
  }

  async function nameKit(kit: Identity['kit']): Promise<void> {
    kitName = kit === undefined ? 'none' : await kitDigest(kit);
  }

  async function nameSite(site: Identity['site']): Promise<void> {
    siteName = await siteDigest(site);
  }

  function facts(): HeartbeatFacts {
    const seen = parts.replies.seen();
    const kit = kitName === undefined ? {} : { kit: kitName };
    const site = siteName === undefined ? {} : { site: siteName };
    return { ...parts.facts(), ...kit, ...site, ...(seen && { replies: seen }) };
  }

  async function beat(): Promise<number> {
    const who = identity.peek();
    if (who === undefined || heart === undefined) return idleMs;
    const { outcome, waitMs } = await heart.beat(who);
    if (outcome.kind === 'refused') show({ enrolment: 'refused', refusal: outcome.why });
    if (outcome.kind === 'answered' && identity.peek() === who) {
      const { answer } = outcome;
      const hasMoved = JSON.stringify(answer.site) !== JSON.stringify(who.site);
      await keepChanges(who, answer.site, answer.sealing, answer.kit ?? who.kit);
      seenVersion = Math.max(seenVersion, answer.contentVersion);
      // The key is good on a forked line too; only another one makes the kiosk whole.
      if (state.peek().refusal !== 'forked') show({ enrolment: 'enrolled', refusal: undefined });
      listeners.tell('answer', answer);
      await saveConfirmed();
      void emergencies.hear(answer.emergencies ?? 0, who);
      const hasMore = await parts.replies.hear(answer.watermark.epoch, answer.replies ?? []);
      if (hasMore || hasMoved) return atOnceMs;
    }
    return waitMs;
  }

  async function keepChanges(
    who: Identity,
    site: Identity['site'],
    sealing: Identity['hub']['sealing'],
    kit: Identity['kit'],
  ): Promise<void> {
    const next = { ...who, site, kit, hub: { ...who.hub, sealing } };
    const facts = (one: Identity) => JSON.stringify([one.site, one.kit, one.hub.sealing]);
    if (facts(next) === facts(who)) return;
    identity.value = next;
    void nameKit(kit);
    void nameSite(site);
    show({ site, kit });
    // Said again with every heartbeat: a failed write is repaired by the next change or reload.
    await identities.update(next).catch(() => undefined);
  }

  async function saveConfirmed(): Promise<void> {
    const { ms, trust, offsetMs } = believed.now();
    if (trust === 'confirmed') {
      await identities.saveConfirmed({ atMs: ms, offsetMs }).catch(() => undefined);
    }
  }

  async function load(failures = 0): Promise<StoredIdentity | undefined> {
    try {
      return await identities.load();
    } catch {
      if (stopped) return undefined;
      const waitMs = backoffMs(failures + 1, fillRandom);
      await new Promise<void>((resolve) => after(waitMs, resolve));
      return load(failures + 1);
    }
  }

  function tick(): void {
    const { clock: before } = state.peek();
    if (ticks % showTicks === 0 || believed.now().trust !== before) show({});
    // Set by a hand, or the machine slept, and then its polls are dead and its timers late: the hub knows.
    if (before === 'confirmed' && state.peek().clock !== before) {
      beating?.kick();
      waking?.kick();
    }
    ticks += 1;
    if (ticks % confirmedSaveTicks === 0) void saveConfirmed();
    cancelTick = after(tickMs, tick);
  }

  async function redeem(
    typed: string,
    shell: ShellProof | undefined,
    at: HubTarget | undefined,
  ): Promise<Result<void, EnrolError>> {
    const code = normaliseCrockford(typed);
    if (code.length !== enrolmentCodeLength) return err('badCode');
    const { enrolment } = state.peek();
    show({ enrolment: 'enrolling' });
    // A lost answer is asked for again with the same key, never with a second one.
    if (pending?.code !== code) pending = { code, pair: await newPageKeyPair(), at };
    const proof = shell ?? (await parts.proveShell(code));
    const former = identity.peek();
    const failed = (error: EnrolError): Result<void, EnrolError> => {
      show({ enrolment });
      return err(error);
    };
    try {
      await identities.savePending(pending);
    } catch {
      return failed('storageClosed');
    }
    const redeemed = await redeemCode(caller, code, pending.pair, proof);
    if (!redeemed.ok) return failed(redeemed.error);
    try {
      const { kiosk, incarnation } = redeemed.value;
      if (!(await parts.openLine(kiosk, incarnation))) return failed('storageClosed');
      await identities.adopt({ ...redeemed.value, at });
    } catch {
      return failed('storageClosed');
    }
    if (former) past.value = [...past.peek(), former];
    pending = undefined;
    use({ ...redeemed.value, at }, 0);
    beating?.kick();
    waking?.kick();
    return ok(undefined);
  }

  return {
    state,
    identity,
    past,
    caller,
    on: listeners.on,
    now: () => believed.now(),
    async start() {
      const [stored] = await Promise.all([load(), parts.replies.start()]);
      if (stored === undefined || stopped) return;
      believed = startBelievedClock(clock, upMs, stored.confirmed);
      past.value = stored.past;
      pending = stored.pending;
      if (stored.current) use(stored.current, stored.counter);
      else show({ enrolment: 'notEnrolled' });
      beating = startLoop(after, 0, beat);
      waking = startLoop(after, 0, async () => {
        const who = identity.peek();
        if (who === undefined) return idleMs;
        const has = { version: seenVersion, replies: parts.replies.seen()?.upTo ?? 0 };
        const { contentVersion, replies, waitMs } = await wake(who, has);
        if (replies) beating?.kick();
        if (contentVersion !== undefined) {
          seenVersion = contentVersion;
          listeners.tell('wake', contentVersion);
        }
        return waitMs;
      });
      cancelTick = after(tickMs, tick);
    },
    stop() {
      stopped = true;
      beating?.stop();
      waking?.stop();
      cancelTick();
    },
    async resume() {
      const { code, at } = pending ?? {};
      if (code !== undefined && state.peek().enrolment === 'notEnrolled') {
        await this.enrol(code, undefined, at);
      }
    },
    enrol(typed, shell, at) {
      // The shell's code and a typed one may come together: the second waits for the first.
      const done = enrolling.then(() => redeem(typed, shell, at));
      enrolling = done.catch(() => undefined);
      return done;
    },
    follow: (code) => askFollow(caller, parts.replies, code, identity.peek()),
    replied: parts.replies.kept,
    kept: (code) => findKept(parts.replies, code, identity.peek()),
    emergencies: emergencies.orders,
    reportEmergencies: (report) => emergencies.report(report, identity.peek()),
    lookUp: (query) => askLookUp(caller, query, identity.peek()),
    async forget(line) {
      await identities.forget(line);
      past.value = past.peek().filter((one) => one.line !== line);
    },
    kick() {
      beating?.kick();
      waking?.kick();
    },
    refuse: (why) => show({ enrolment: 'refused', refusal: why }),
  };
}

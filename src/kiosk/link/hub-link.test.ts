import { describe, expect, it } from 'vitest';
import { replyHash } from '../../domain/action/index.ts';
import { hubPaths, siteDigest } from '../../domain/api/index.ts';
import { heartbeatIntervalMs } from '../../domain/fleet/index.ts';
import { createReplies, memoryReplyStore } from '../replies/index.ts';
import type { HeartbeatFacts } from './heartbeat-loop.ts';
import { createHubLink } from './hub-link.ts';
import type { StoredIdentity } from './identity.ts';
import { memoryIdentityStore } from './memory-identity-store.ts';
import { simulateTime } from './simulated-time.ts';
import { code, fakeHub, problem } from './test-support/fake-hub.ts';
import { settleCrypto } from './test-support/settle-crypto.ts';

const facts: HeartbeatFacts = {
  content: { version: 0, staged: null, rejected: null },
  outbox: { count: 0, oldestMs: null, quarantined: 0, lastSeq: 0 },
  health: { printer: 'none', shell: 'none', storage: 'ok' },
  progress: 0,
};
const minute = 60_000;
const hour = 60 * minute;

async function setUp(stored?: Partial<StoredIdentity>, wallMs?: number) {
  const hub = await fakeHub();
  const time = simulateTime(wallMs ?? hub.nowMs, settleCrypto);
  const identities = memoryIdentityStore(stored);
  const lines: string[] = [];
  const asked: string[] = [];
  const link = createHubLink({
    clock: time.clock,
    upMs: time.upMs,
    after: time.after,
    fillRandom: (array) => array.fill(128),
    fetch: hub.fetch,
    identities,
    openLine: async (kiosk, incarnation) => {
      lines.push(`${kiosk}|${incarnation}`);
      return true;
    },
    facts: () => facts,
    replies: createReplies({ store: memoryReplyStore(), clock: time.clock }),
    proveShell: async (typed) => {
      asked.push(typed);
      return undefined;
    },
  });
  /** Lets time pass for the hub's clock too. */
  async function advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50_000) {
      hub.nowMs += Math.min(left, 50_000);
      await time.advance(Math.min(left, 50_000));
      // A wake poll is held for 55 s.
      if (left > 50_000) hub.wake(undefined);
    }
  }
  return { hub, time, identities, link, lines, asked, advance };
}

it('says with each beat where its screen stands, and when it was moved, at once', async () => {
  const { hub, link, advance } = await setUp();
  await link.start();
  await link.enrol(code);
  await advance(minute);
  expect(hub.beats.at(-1)?.site).toBe(await siteDigest(hub.site));
  const stood = hub.beats.length;
  hub.site = { ...hub.site, building: 'Nhà CT7', ward: 'Hương Sơn', wardCode: '10489' };
  link.kick();
  await advance(5_000);
  expect(link.state.value.site).toEqual(hub.site);
  // The first of them brought the news; the second says that it was taken.
  const [asked, taken, ...more] = hub.beats.slice(stood);
  expect(asked?.site).not.toBe(await siteDigest(hub.site));
  expect(taken?.site).toBe(await siteDigest(hub.site));
  expect(more).toEqual([]);
});

describe('enrolment', () => {
  it('redeems a code once, opens the line before it keeps the identity, and starts to beat', async () => {
    const { hub, identities, link, lines, asked, advance } = await setUp();
    await link.start();
    expect(link.state.value.enrolment).toBe('notEnrolled');
    const typed = `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`;
    expect(await link.enrol(typed)).toEqual({ ok: true, value: undefined });
    expect(lines).toEqual(['k-TESTKSK0|1']);
    // The shell signs what the page signs: the code as it stands under both halves.
    expect(asked).toEqual([code]);
    expect(identities.stored().current?.keyId).toBe('k-TESTKSK0.1.page');
    await advance(1_000);
    expect(link.state.value).toMatchObject({ enrolment: 'enrolled', net: 'online', trial: true });
    expect(hub.heard).toContain(`${hubPaths.heartbeat} held`);
  });

  it('asks again with the same key when the answer was lost', async () => {
    const { hub, link } = await setUp();
    await link.start();
    const real = hub.fetch;
    let lose = true;
    hub.bend = async (path) => {
      if (path !== hubPaths.enrol || !lose) return undefined;
      lose = false;
      throw new TypeError('network');
    };
    expect(real).toBe(hub.fetch);
    expect(await link.enrol(code)).toEqual({ ok: false, error: 'offline' });
    expect(await link.enrol(code)).toEqual({ ok: true, value: undefined });
    expect(hub.enrolled).toHaveLength(1);
  });

  it('asks again with the same key after a power cut between the code and its answer', async () => {
    const before = await setUp();
    await before.link.start();
    before.hub.bend = () => Promise.reject(new TypeError('the plug'));
    const at = { hub: 'https://hub.example', keyPin: null };
    expect(await before.link.enrol(code, undefined, at)).toEqual({ ok: false, error: 'offline' });
    const { pending, current } = before.identities.stored();
    expect(current).toBeUndefined();
    // The next start of the page, on what is on the disk.
    const { hub, identities, link } = await setUp({ pending });
    await link.start();
    expect(link.state.value.enrolment).toBe('notEnrolled');
    await link.resume();
    expect(link.state.value.enrolment).toBe('enrolled');
    expect(identities.stored()).toMatchObject({ pending: undefined, current: { at } });
    expect(hub.enrolled).toEqual([identities.stored().current?.publicKey]);
    await link.resume();
    expect(hub.enrolled).toHaveLength(1);
  });

  it.each([
    ['unknown', 'codeUnknown'],
    ['used', 'codeUsed'],
    ['expired', 'codeExpired'],
    ['revoked', 'codeRevoked'],
    ['something newer', 'badCode'],
  ])('says why a code is not taken: %s', async (reason, error) => {
    const { hub, link } = await setUp();
    await link.start();
    hub.bend = () => Promise.resolve(problem('bad-code', { reason }));
    expect(await link.enrol(code)).toEqual({ ok: false, error });
    hub.bend = () => Promise.resolve(problem('bad-signature'));
    expect(await link.enrol(code)).toEqual({ ok: false, error: 'badProof' });
  });

  it('takes one code at a time: a wrong one typed meanwhile does not hide the shell’s', async () => {
    const { hub, link } = await setUp();
    await link.start();
    const both = await Promise.all([link.enrol(code), link.enrol('ZZZZZZZZZZZZZ')]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
    expect(hub.enrolled).toHaveLength(1);
    expect(link.state.value.enrolment).toBe('enrolled');
  });

  it.each([
    ['a short code', 'ABC'],
    ['a wrong code', 'ZZZZZZZZZZZZZ'],
  ])('refuses %s', async (_, typed) => {
    const { link } = await setUp();
    await link.start();
    expect(await link.enrol(typed)).toEqual({ ok: false, error: 'badCode' });
    expect(link.state.value.enrolment).toBe('notEnrolled');
  });
});

/** A kiosk that is enrolled and has beaten once. */
async function enrolled(wallMs?: number) {
  const all = await setUp(undefined, wallMs);
  await all.link.start();
  await all.link.enrol(code);
  await all.advance(1_000);
  return all;
}

describe('heartbeat', () => {
  it('beats every five minutes or so, with a number that only rises and was stored before', async () => {
    const { hub, identities, advance } = await enrolled();
    for (let i = 0; i < 60; i += 1) await advance(minute);
    expect(hub.counters.length).toBeGreaterThanOrEqual(10);
    expect(hub.counters.length).toBeLessThanOrEqual(16);
    expect(hub.counters).toEqual(hub.counters.map((_, i) => i + 1));
    expect(identities.stored().counter).toBe(hub.counters.length);
  });

  it('keeps what the hub changed, and tells the others', async () => {
    const { hub, identities, link, advance } = await enrolled();
    const told: number[] = [];
    link.on('answer', ({ watermark }) => told.push(watermark.lastSeq));
    hub.lastSeq = 9;
    await advance(heartbeatIntervalMs * 1.3);
    expect(identities.stored().current?.hub.sealing.keyId).toBe('seal-2');
    expect(told).toContain(9);
  });

  it('uses nothing of an answer whose time another key signed', async () => {
    const { hub, link, advance } = await setUp().then(async (all) => {
      all.hub.liesAboutTime = true;
      await all.link.start();
      await all.link.enrol(code);
      return all;
    });
    const told: number[] = [];
    link.on('answer', ({ watermark }) => told.push(watermark.lastSeq));
    await advance(hour);
    expect(hub.counters.length).toBeGreaterThan(1);
    expect(told).toEqual([]);
    expect(link.state.value.clock).toBe('unconfirmed');
  });

  it('goes on after a lost counter, by the number the hub saw last', async () => {
    const { hub, advance } = await enrolled();
    hub.counters.push(500);
    await advance(heartbeatIntervalMs * 2);
    expect(hub.counters.at(-1)).toBeGreaterThan(500);
    expect(hub.counters.at(-1)).toBeLessThan(510);
  });

  it('says that the hub refuses it, and recovers when it does no more', async () => {
    const { hub, link, advance } = await enrolled();
    hub.bend = (path) => (path === hubPaths.heartbeat ? problem('revoked') : undefined);
    await advance(heartbeatIntervalMs * 1.3);
    expect(link.state.value).toMatchObject({
      enrolment: 'refused',
      refusal: 'revoked',
      net: 'online',
    });
    hub.bend = () => undefined;
    await advance(heartbeatIntervalMs * 1.3);
    expect(link.state.value.enrolment).toBe('enrolled');
    expect(link.state.value.refusal).toBeUndefined();
  });

  it('stays refused on a forked line, whose key is good, until it has another', async () => {
    const { link, advance } = await enrolled();
    link.refuse('forked');
    await advance(heartbeatIntervalMs * 1.3);
    expect(link.state.value).toMatchObject({ enrolment: 'refused', refusal: 'forked' });
    expect(await link.enrol('0000000000000')).toEqual({ ok: false, error: 'badCode' });
    expect(link.state.value.enrolment).toBe('refused');
    expect(await link.enrol(code)).toEqual({ ok: true, value: undefined });
    expect(link.state.value).toMatchObject({ enrolment: 'enrolled', refusal: undefined });
  });
});

describe('the network', () => {
  it('is offline when nobody answers, and online as soon as somebody does', async () => {
    const { hub, link, advance } = await enrolled();
    const returned: unknown[] = [];
    link.on('online', (event) => returned.push(event));
    hub.bend = () => Promise.reject(new TypeError('network'));
    hub.wake(undefined);
    await advance(10_000);
    expect(link.state.value.net).toBe('offline');
    hub.bend = () => undefined;
    await advance(6 * minute);
    expect(link.state.value.net).toBe('online');
    expect(returned).toHaveLength(1);
  });

  it('is offline when the shell says that nobody is behind it, or answers come as garbage', async () => {
    for (const answer of [() => problem('hub-unreachable'), () => new Response('<html>')]) {
      const { hub, link, advance } = await enrolled();
      hub.bend = answer;
      hub.wake(undefined);
      link.kick();
      await advance(10_000);
      expect(link.state.value.net).toBe('offline');
    }
  });

  it('does not wait for a body that never ends', async () => {
    const { hub, link, time } = await enrolled();
    hub.bend = (path) =>
      path === hubPaths.heartbeat
        ? new Response(new ReadableStream({ start: (to) => to.enqueue(new Uint8Array(10)) }))
        : undefined;
    link.kick();
    await time.advance(20_000);
    expect(link.state.value.net).toBe('offline');
  });

  it('polls for news and tells the version, without a circle when there is none', async () => {
    const { hub, link, advance } = await enrolled();
    const versions: number[] = [];
    link.on('wake', (version) => versions.push(version));
    hub.wake(4);
    await advance(5_000);
    expect(versions).toEqual([4]);
    let polls = 0;
    hub.bend = (path) => {
      if (!path.startsWith(hubPaths.wake)) return undefined;
      polls += 1;
      return new Response('{"contentVersion":4}');
    };
    hub.wake(undefined);
    await advance(hour);
    expect(polls).toBeGreaterThan(3);
    expect(polls).toBeLessThan(40);
    expect(versions).toEqual([4]);
  });

  it('is asked again at once by a kiosk behind a proxy that holds nothing as long as the hub', async () => {
    const { hub, time, advance } = await enrolled();
    let polls = 0;
    hub.bend = (path) => {
      if (!path.startsWith(hubPaths.wake)) return undefined;
      polls += 1;
      // HAProxy's own words after 30 s of silence.
      return new Promise((resolve) =>
        time.after(30_000, () =>
          resolve(new Response('<h1>504 Gateway Time-out</h1>', { status: 504 })),
        ),
      );
    };
    hub.wake(undefined);
    await advance(hour);
    // Every 31 or 32 s, for ever: a press in the console is on the glass within 10 s.
    expect(polls).toBeGreaterThan(100);
    expect(polls).toBeLessThan(120);
    // One that fails at once is asked ever more rarely all the same.
    polls = 0;
    hub.bend = (path) => {
      if (!path.startsWith(hubPaths.wake)) return undefined;
      polls += 1;
      return new Response('', { status: 502 });
    };
    await advance(hour);
    expect(polls).toBeLessThan(40);
  });
});

describe('the clock', () => {
  const year = 365 * 24 * hour;

  it.each([
    ['a year ahead', year],
    ['a year behind', -year],
  ])(
    'that is %s signs by the hub’s time, and is believed once the hub signed one',
    async (_, off) => {
      const { hub, time, link } = await enrolled(Date.parse('2026-11-21T08:00:00Z') + off);
      expect(hub.heard).toContain(`${hubPaths.heartbeat} skew`);
      expect(hub.heard).toContain(`${hubPaths.heartbeat} held`);
      expect(link.now().trust).toBe('confirmed');
      expect(Math.abs(time.wallMs + link.state.value.clockOffsetMs - hub.nowMs)).toBeLessThan(
        2_000,
      );
    },
  );

  it('is not believed before the hub was heard', async () => {
    const { hub, link, advance } = await setUp();
    hub.bend = () => Promise.reject(new TypeError('network'));
    await link.start();
    await advance(minute);
    expect(link.now().trust).toBe('unconfirmed');
    expect(link.state.value.clock).toBe('unconfirmed');
  });

  it.each([
    [1, 'confirmed'],
    [47, 'confirmed'],
    [49, 'unconfirmed'],
    [-1, 'unconfirmed'],
  ] as const)('is judged %i hours after it was last believed as %s', async (hours, trust) => {
    const atMs = Date.parse('2026-11-21T08:00:00Z');
    const { link } = await setUp({ confirmed: { atMs, offsetMs: 0 } }, atMs + hours * hour);
    await link.start();
    expect(link.now().trust).toBe(trust);
    link.stop();
  });

  it('is no more believed after it was set by hand, until the hub is heard again', async () => {
    const { hub, time, link, advance } = await enrolled();
    const before = link.now().ms;
    hub.bend = () => Promise.reject(new TypeError('network'));
    time.wallMs += 3 * hour;
    await advance(minute);
    expect(link.state.value.clock).toBe('unconfirmed');
    expect(Math.abs(link.now().ms - before - minute)).toBeLessThan(2_000);
    hub.bend = () => undefined;
    await advance(10 * minute);
    expect(link.state.value.clock).toBe('confirmed');
  });

  it('that parts from uptime, as after a sleep, is asked of the hub at once and not with the next beat', async () => {
    const { hub, time, link, advance } = await enrolled();
    await advance(20_000);
    const beats = hub.beats.length;
    time.wallMs += 3 * hour;
    hub.nowMs += 3 * hour;
    for (let seconds = 0; seconds < 8; seconds += 1) await advance(1_000);
    expect(link.state.value.clock).toBe('confirmed');
    expect(Math.abs(link.now().ms - hub.nowMs)).toBeLessThan(2_000);
    expect(hub.beats.length).toBe(beats + 1);
  });

  it('is written down for the next boot', async () => {
    const { hub, identities, advance } = await enrolled();
    await advance(20 * minute);
    const { confirmed } = identities.stored();
    expect(Math.abs((confirmed?.atMs ?? 0) - hub.nowMs)).toBeLessThan(6 * minute);
  });
});

describe('follow', () => {
  const slipCode = '00000000000';
  const said = { status: 'received', changedAt: '2026-11-21T08:00:00Z' } as const;

  it('tells unknown from offline', async () => {
    const { hub, link } = await enrolled();
    expect(await link.follow('nonsense')).toEqual({ ok: false, error: 'unknown' });
    hub.bend = (path) =>
      path.startsWith('/hub/v1/follow/')
        ? new Response(JSON.stringify({ ...said, kind: 'feedback' }))
        : undefined;
    expect(await link.follow('0000-0000-000')).toEqual({
      ok: true,
      value: { ...said, source: 'hub' },
    });
    hub.bend = () => Promise.reject(new TypeError('network'));
    expect(await link.follow(slipCode)).toEqual({ ok: false, error: 'offline' });
  });

  it('keeps what a heartbeat brings, says so in the next, and knows it offline', async () => {
    const { hub, link, advance } = await enrolled();
    const hash = await replyHash('k-TESTKSK0', slipCode);
    hub.replies = [{ number: 7, hash, ...said, result: null }];
    await advance(6 * minute);
    expect(link.replied.value).toBeGreaterThan(0);
    hub.replies = [];
    await advance(6 * minute);
    expect(hub.beats.at(-1)?.replies).toEqual({ epoch: expect.any(String), upTo: 7 });
    hub.bend = () => Promise.reject(new TypeError('network'));
    expect(await link.follow(slipCode)).toEqual({ ok: true, value: { ...said, source: 'kiosk' } });
    expect(await link.kept('nonsense')).toBeUndefined();
  });
});

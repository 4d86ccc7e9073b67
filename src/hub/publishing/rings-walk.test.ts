/** A fleet of simulated kiosks at a real hub: what each ring brings to whom, and what stops it. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import { believedContent, Office } from '../../../test/support/repository.ts';
import { isInRing } from '../../domain/bundle/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import { type Keyring, openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { TestServer, testContent, testSite, wideLimits } from '../test-support.ts';
import { listReleases, type Release } from './read-releases.ts';
import { prepareRelease, releaseNext, rollBack, signRelease, voidRelease } from './releases.ts';
import { ringFacts } from './ring-facts.ts';
import { stopHarmful } from './rollout-watch.ts';

/** Enough that 1 %, 10 % and everybody are three different crowds. */
const fleetSize = 24;

interface Simulated {
  readonly line: TestKiosk;
  readonly id: string;
  isOn: boolean;
  /** What it shows. */
  version: number;
  sessions: number;
  abandoned: number;
  faults: number;
}

let server: TestServer;
let hub: RunningHub;
let keys: Keyring;
let office: Office;
let root = '';
let fleet: Simulated[] = [];

const hand = () => ({ keys, nowMs: Date.now() });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'walk');
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  const given = await office.root(keys.online.publicKey);
  root = new TextDecoder().decode(given);
  hub = await startHub({
    directory,
    trial: false,
    root: given,
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: wideLimits,
  });
  for (let count = 0; count < fleetSize; count += 1) {
    const line = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const { kiosk: id } = line.identity;
    fleet.push({ line, id, isOn: true, version: 0, sessions: 0, abandoned: 0, faults: 0 });
  }
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);
beforeEach(async () => {
  await hub.store.pool.query('delete from version_use');
  await hub.store.pool.query('delete from shell_beats');
  fleet = fleet.map((one) => ({ ...one, isOn: true, sessions: 0, abandoned: 0, faults: 0 }));
  for (const { id, state } of await listReleases(hub.store.pool)) {
    if (state === 'running' || state === 'held') value(await rollBack(hub.store, id, hand()));
  }
  const standing = await signed(`đang dùng ${Math.random()}`);
  for (const _ of [1, 10, 100]) await go(standing);
  await fetchAll();
  // What the old version is like: one in ten leaves, one fault in a hundred sessions.
  await serve(fleet, { sessions: 50, abandoned: 5, faults: 1 });
});

async function prepared(text: string) {
  return prepareRelease(hub.store, testContent(text), { ...hand(), by: 'x', note: text });
}
async function signed(text: string): Promise<Release> {
  let release = value(await prepared(text));
  for (const key of office.publishers.slice(0, 2)) {
    const sigs: string[] = [];
    for (const document of release.documents) {
      const said: ParsedObject = JSON.parse(document.signed);
      sigs.push((await signMetadata(said, key)).sig);
    }
    const own = { keyid: key.keyid, sigs, by: key.keyid, nowMs: Date.now() };
    release = value(await signRelease(hub.store, release.id, own));
  }
  return release;
}
const go = async ({ id }: Release) => value(await releaseNext(hub.store, id, hand()));
const stateOf = async ({ id }: Release) =>
  (await listReleases(hub.store.pool)).find((one) => one.id === id);

/** Every kiosk that is on looks over the wire for what it may show, takes it, and says so. */
async function fetchAll(): Promise<void> {
  for (const one of fleet.filter(({ isOn }) => isOn)) {
    for (const target of await believedContent(hub.url, root)) {
      if (!(await isInRing(target.ring, one.id))) continue;
      if (target.version !== one.version)
        Object.assign(one, { sessions: 0, abandoned: 0, faults: 0 });
      one.version = target.version;
      break;
    }
    await beat(one);
  }
}
async function beat({ line, version, sessions, abandoned, faults }: Simulated): Promise<void> {
  const told = await line.heartbeat({
    content: { version, staged: null, rejected: null },
    use: { version, sessions, abandoned, faults },
  });
  expect(told.status).toBe(200);
}
/** So much more at each of these. */
async function serve(
  which: readonly Simulated[],
  more: Readonly<Record<'sessions' | 'abandoned' | 'faults', number>>,
): Promise<void> {
  for (const one of which.filter(({ isOn }) => isOn)) {
    one.sessions += more.sessions;
    one.abandoned += more.abandoned;
    one.faults += more.faults;
    await beat(one);
  }
}
const showing = (version: number) => fleet.filter((one) => one.version === version);
const judge = () => stopHarmful(hub.store, Date.now());

it('goes to one, to its tenth, to all; a crowd that is served as before stops nothing', async () => {
  const release = await signed('hai');
  const at = release.contentVersion;
  await go(release);
  await fetchAll();
  const first = showing(at).map(({ id }) => id);
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(fleetSize / 2);
  await serve(showing(at), { sessions: 300, abandoned: 30, faults: 3 });
  expect(await judge()).toBeUndefined();
  await go(release);
  await fetchAll();
  const tenth = showing(at).map(({ id }) => id);
  expect(tenth).toEqual(expect.arrayContaining(first));
  expect(tenth.length).toBeLessThan(fleetSize);
  // Another month, the same shares: nothing doubles.
  await serve(showing(at), { sessions: 3_000, abandoned: 590, faults: 59 });
  expect(await judge()).toBeUndefined();
  expect((await stateOf(release))?.state).toBe('running');
  await go(release);
  await fetchAll();
  expect(showing(at)).toHaveLength(fleetSize);
  expect((await stateOf(release))?.state).toBe('done');
});

it.each([
  ['faults', { abandoned: 3, faults: 3 }],
  ['abandonment', { abandoned: 6, faults: 0 }],
] as const)(
  '%s that double stop it at the thirtieth session, not at the twenty-ninth',
  async (why, of) => {
    const release = await signed(why);
    await go(release);
    await fetchAll();
    const [one] = showing(release.contentVersion);
    if (one === undefined) throw new Error('nobody is in the first ring');
    await serve([one], { sessions: 29, ...of });
    expect(await judge()).toBeUndefined();
    await serve([one], { sessions: 1, abandoned: 0, faults: 0 });
    expect(await judge()).toBe(why);
    expect(await stateOf(release)).toMatchObject({ state: 'held', reason: why });
    // What is out stays out until a person says so, and nobody else gets it.
    await fetchAll();
    const kept = showing(release.contentVersion).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(fleetSize / 2);
    value(await rollBack(hub.store, release.id, hand()));
    await fetchAll();
    expect(showing(release.contentVersion)).toEqual([]);
  },
);

it('stops for one machine that cannot stay up, out of a crowd that can', async () => {
  const release = await signed('ba');
  await go(release);
  await fetchAll();
  await serve(showing(release.contentVersion), { sessions: 500, abandoned: 50, faults: 5 });
  expect(await judge()).toBeUndefined();
  const crashes = async (id: string | undefined) => {
    const faults = Array.from({ length: 3 }, () => ({ code: 'crash', atMs: Date.now() + 1_000 }));
    await hub.store.pool.query('delete from shell_beats');
    await hub.store.pool.query(
      `insert into shell_beats (kiosk, key_id, counter, body, received_at)
        values ($1, 'k', 1, $2, now() + interval '1 minute')`,
      [id, JSON.stringify({ faults, health: { screen: { showing: 'page' } } })],
    );
    return judge();
  };
  // One outside of the ring has another trouble.
  expect(
    await crashes(fleet.find(({ version }) => version !== release.contentVersion)?.id),
  ).toBeUndefined();
  expect(await crashes(showing(release.contentVersion)[0]?.id)).toBe('crashLoop');
});

it('begins with a kiosk that is on, and says of a ring that is off that nobody has tried it', async () => {
  // Half of the fleet lies in a store room since yesterday.
  const off = fleet.filter((_, at) => at % 2 === 0);
  for (const one of off) one.isOn = false;
  await hub.store.pool.query(
    `update heartbeats set received_at = now() - interval '1 day' where kiosk = any ($1)`,
    [off.map(({ id }) => id)],
  );
  for (let times = 0; times < 6; times += 1) {
    const drafted = value(await prepared(`thử ${times}`));
    const [one] = drafted.documents;
    const first = /"first":"([^"]+)"/.exec(one?.signed ?? '')?.[1];
    expect(fleet.find(({ id }) => id === first)?.isOn).toBe(true);
    value(await voidRelease(hub.store, drafted.id, 'x', { nowMs: Date.now() }));
  }
  const release = await signed('bốn');
  await go(release);
  // Now the whole first ring is cut off before it heard of it.
  for (const one of fleet) one.isOn = false;
  await hub.store.pool.query(`update heartbeats set received_at = now() - interval '20 minutes'`);
  const [ring] = await ringFacts(hub.store.pool, release, Date.now());
  expect(ring).toMatchObject({ percent: 1, showing: 0 });
  expect(ring?.kiosks).toBeGreaterThan(0);
  expect(ring?.silent).toBe(ring?.kiosks);
  // It comes back: it takes what its ring has, and is heard of.
  for (const one of fleet) one.isOn = true;
  await fetchAll();
  const [again] = await ringFacts(hub.store.pool, release, Date.now());
  expect(again).toMatchObject({ silent: 0, showing: again?.kiosks });
});

it('goes back out of a tenth, also for one that was off then, and no other release goes beside it', async () => {
  const release = await signed('năm');
  await go(release);
  await go(release);
  await fetchAll();
  const tenth = showing(release.contentVersion);
  const [sleeper] = tenth;
  if (sleeper === undefined) throw new Error('nobody is in the tenth');
  // A second release while this one is at 10 %: not even a draft.
  expect(await prepared('sáu')).toMatchObject({ ok: false, error: 'releaseOpen' });
  sleeper.isOn = false;
  const back = value(await rollBack(hub.store, release.id, hand()));
  const way = back.documents.find(({ percent }) => percent === undefined)?.version;
  await fetchAll();
  expect(showing(release.contentVersion)).toEqual([sleeper]);
  expect(showing(way ?? 0)).toHaveLength(fleetSize - 1);
  sleeper.isOn = true;
  await fetchAll();
  expect(showing(way ?? 0)).toHaveLength(fleetSize);
  // The ring that was not pressed yet is closed for good, and the next release begins anew.
  expect(await releaseNext(hub.store, release.id, hand())).toMatchObject({ error: 'wrongState' });
  expect(await prepared('sáu')).toMatchObject({ ok: true });
  const [open] = await listReleases(hub.store.pool);
  value(await voidRelease(hub.store, open?.id ?? '', 'x', { nowMs: Date.now() }));
});

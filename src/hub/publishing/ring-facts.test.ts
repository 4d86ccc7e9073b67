import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import { Office } from '../../../test/support/repository.ts';
import { isInRing } from '../../domain/bundle/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import { readEvidence, readPublished } from '../fleet/index.ts';
import { type Keyring, openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { TestServer, testContent, testSite, wideLimits } from '../test-support.ts';
import type { Release } from './read-releases.ts';
import { prepareRelease, releaseNext, rollBack, signRelease } from './releases.ts';
import { ringFacts, ringOf } from './ring-facts.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Keyring;
let office: Office;
const kiosks: TestKiosk[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'rings');
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  hub = await startHub({
    directory,
    trial: false,
    root: await office.root(keys.online.publicKey),
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: wideLimits,
  });
  for (let count = 0; count < 5; count += 1) {
    kiosks.push(await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite)));
  }
  // Kiosks that nobody enrolled: places by their ids alone.
  await hub.store.pool.query(
    `insert into kiosks (id, site, incarnation, state, created_at)
      select 'k' || n, (select site from kiosks limit 1), 1, 'active', now()
        from generate_series(1, 400) n`,
  );
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);

const hand = () => ({ keys, nowMs: Date.now() });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};
async function signed(text: string): Promise<Release> {
  let release = value(
    await prepareRelease(hub.store, testContent(text), { ...hand(), by: 'x', note: text }),
  );
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
const next = async (release: Release) => value(await releaseNext(hub.store, release.id, hand()));
const expected = async () => {
  const published = await readPublished(hub.store, Date.now());
  const which = { after: '', countMax: 1_000 };
  const all = await readEvidence(hub.store.pool, which, published, Date.now());
  return new Map(all.map(({ kiosk, evidence }) => [kiosk, evidence.published?.version]));
};

it('deals kiosks over rings as each kiosk does, and nobody outside of a ring is behind it', async () => {
  const before = await signed('một');
  for (const _ of [1, 10, 100]) await next(before);
  const release = await signed('hai');
  const ring = ringOf(release);
  if (ring === undefined) throw new Error('no ring');
  const { rows } = await hub.store.pool.query<{ id: string }>('select id from kiosks');
  const inRing = async (percent: number) => {
    const own: string[] = [];
    for (const { id } of rows) if (await isInRing({ ...ring, percent }, id)) own.push(id);
    return own;
  };
  const [one, ten] = [await inRing(1), await inRing(10)];
  expect(one.length).toBeGreaterThan(0);
  const counts = (await ringFacts(hub.store.pool, release, Date.now())).map(({ kiosks }) => kiosks);
  expect(counts).toEqual([one.length, ten.length - one.length, rows.length - ten.length]);
  // Nothing is out: everybody shows what stands.
  expect(new Set((await expected()).values())).toEqual(new Set([before.contentVersion]));
  for (const [percent, own] of [
    [1, one],
    [10, ten],
  ] as const) {
    await next(release);
    const now = await expected();
    const behind = [...now].flatMap(([id, at]) => (at === release.contentVersion ? [id] : []));
    expect(behind.sort(), `${percent} %`).toEqual([...own].sort());
  }
  // Back: a higher version of what was, for everybody.
  const back = value(await rollBack(hub.store, release.id, hand()));
  const way = back.documents.find(({ percent }) => percent === undefined);
  expect(new Set((await expected()).values())).toEqual(new Set([way?.version]));
});

it('counts sessions of each ring by itself', async () => {
  const release = await signed('ba');
  await next(release);
  const [kiosk] = kiosks;
  if (kiosk === undefined) throw new Error('no kiosk');
  const { contentVersion: version } = release;
  await kiosk.heartbeat({
    content: { version, staged: null, rejected: null },
    use: { version, sessions: 40, abandoned: 4, faults: 2 },
  });
  const rings = await ringFacts(hub.store.pool, release, Date.now());
  const sum = (of: 'sessions' | 'abandoned' | 'faults' | 'showing') =>
    rings.reduce((all, one) => all + one[of], 0);
  expect([sum('sessions'), sum('abandoned'), sum('faults'), sum('showing')]).toEqual([40, 4, 2, 1]);
  // What is installed stands beside the ring: here one kiosk has said so, and no shell.
  expect(rings.flatMap(({ contents }) => contents)).toEqual([{ version, kiosks: 1 }]);
  expect(rings.flatMap(({ apps }) => apps)).toEqual([]);
  await hub.store.pool.query(
    `insert into shell_beats (kiosk, key_id, received_at, counter, body) values ($1, 'k', now(), 1,
      '{"version": "0.2.0", "faults": []}') on conflict (kiosk) do update set body = excluded.body`,
    [kiosk.identity.kiosk],
  );
  const again = await ringFacts(hub.store.pool, release, Date.now());
  expect(again.flatMap(({ apps }) => apps)).toEqual([{ version: '0.2.0', kiosks: 1 }]);
});

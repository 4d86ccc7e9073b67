/** Fleets as they are: old, few, mixed, with wrong clocks and troubles of their own. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { stopHarmful } from './rollout-watch.ts';
import { noteUse } from './version-use.ts';

const dayMs = 86_400_000;
let server: TestServer;
let store: Store;
/** Now, and when the ring went out: two hours ago. */
const nowMs = Date.UTC(2026, 10, 24, 9);
const begunMs = nowMs - 7_200_000;
const at = (ms: number) => new Date(ms);
const run = (text: string, values: readonly unknown[] = []) => store.pool.query(text, [...values]);

beforeAll(async () => {
  server = await TestServer.start();
  store = await openStore({ url: await server.newDatabase() });
}, 120_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
}, 60_000);
beforeEach(async () => {
  for (const table of ['version_use', 'shell_beats', 'commands', 'heartbeats']) {
    await run(`delete from ${table}`);
  }
  await run('delete from release_documents');
  await run('delete from releases');
  await run(
    `insert into kiosks (id, site, incarnation, state, created_at)
      select 'f' || n, '{}', 1, 'active', now()
        from generate_series(1, 9) n on conflict do nothing`,
  );
  await run(`update kiosks set state = 'active'`);
});

type Counts = readonly [sessions: number, abandoned: number, faults: number];

/** What a kiosk did under a version that came to it so many days ago. */
async function used(
  kiosk: string,
  version: number,
  [sessions, abandoned, faults]: Counts,
  days = 1,
) {
  await run(
    `insert into version_use (kiosk, version, sessions, abandoned, faults, told, since)
      values ($1, $2, $3, $4, $5, '{}', $6)`,
    [kiosk, version, sessions, abandoned, faults, at(nowMs - days * dayMs)],
  );
}
async function shows(kiosk: string, version: number, more: object = {}): Promise<void> {
  await run(
    `insert into heartbeats (kiosk, incarnation, counter, body, received_at)
      values ($1, 1, 1, $2, $3)`,
    [kiosk, JSON.stringify({ content: { version, ...more } }), at(nowMs - 60_000)],
  );
}
interface Machine {
  readonly faults: readonly { readonly code: string; readonly atMs: number }[];
  readonly clockOffsetMs?: number | null;
}
async function machine(kiosk: string, { faults, clockOffsetMs = null }: Machine): Promise<void> {
  const body = { faults, health: { clockOffsetMs, screen: { showing: 'page' } } };
  await run(
    `insert into shell_beats (kiosk, key_id, counter, body, received_at) values ($1, 'k', 1, $2, $3)`,
    [kiosk, JSON.stringify(body), at(nowMs)],
  );
}
const crashes = (count: number, atMs: number, code = 'MC-41') =>
  Array.from({ length: count }, (_, times) => ({ code, atMs: atMs + times }));

/** A release of this version, at 1 %, with these packages in its ring; the first is `f1`. */
async function release(version: number, state = 'running', apps: readonly string[] = []) {
  const ring = { salt: 'muối', percent: 1, first: 'f1' };
  const packages = apps.map((app) => [
    `app/motcham-kiosk_${app}_amd64.deb`,
    { custom: { kind: 'app', ring } },
  ]);
  const standing = ['app/motcham-kiosk_0.1_amd64.deb', { custom: { kind: 'app' } }];
  const targets = Object.fromEntries([
    [`content/${version}.json`, { custom: { kind: 'content', version, ring } }],
    standing,
    ...packages,
  ]);
  await run(`insert into sections (sha256, bytes) values ('x', 'x') on conflict do nothing`);
  await run(
    `insert into contents (version, content_hash, sha256, made_at) values ($1, 'x', 'x', now())
      on conflict do nothing`,
    [version],
  );
  const { rows } = await run(
    `insert into releases (id, content_version, note, made_by, made_at, state, changed_at)
      values (gen_random_uuid(), $1, '', 'x', now(), $2, now()) returning id`,
    [version, state],
  );
  await run(
    `insert into release_documents (release, place, version, percent, signed, published_at)
      values ($1, 0, $2, 1, $3, $4)`,
    [rows[0]?.id, version, JSON.stringify({ targets }), at(begunMs)],
  );
}
async function judge() {
  const reason = await stopHarmful(store, nowMs);
  await run(`update releases set state = 'running' where state = 'held'`);
  return reason;
}

it('a version that stood for months is still what the next one is held against', async () => {
  for (const kiosk of ['f1', 'f2']) {
    await shows(kiosk, kiosk === 'f1' ? 20 : 10);
    await used(kiosk, 10, [3_000, 300, 30], 90);
  }
  await release(20);
  await used('f1', 20, [60, 30, 0]);
  expect(await judge()).toBe('abandonment');
});

it('what a kiosk showed years ago, and who is gone since, is not', async () => {
  await shows('f1', 20);
  await used('f1', 3, [9_000, 4_500, 0], 700);
  await used('f1', 10, [300, 15, 0], 90);
  // Its row stands, and nobody has heard of it for months.
  await used('f2', 10, [9_000, 4_500, 0], 90);
  await release(20);
  await used('f1', 20, [60, 20, 0]);
  expect(await judge()).toBe('abandonment');
});

it('a lift in the first ring is held against that lift, and not against halls', async () => {
  for (const kiosk of ['f2', 'f3', 'f4']) {
    await shows(kiosk, 10);
    await used(kiosk, 10, [1_000, 50, 10]);
  }
  await shows('f1', 20);
  await used('f1', 10, [200, 80, 2]);
  await release(20);
  await used('f1', 20, [100, 41, 1]);
  expect(await judge()).toBeUndefined();
  // A quiet hall that gets as bad as a lift always is.
  await run(`update version_use set abandoned = 10 where kiosk = 'f1' and version = 10`);
  await run(`update version_use set sessions = 9000, abandoned = 4500 where kiosk = 'f2'`);
  expect(await judge()).toBe('abandonment');
});

it('a new kiosk, which never showed anything before, is held against the others', async () => {
  await shows('f2', 10);
  await used('f2', 10, [1_000, 50, 10]);
  await shows('f1', 20);
  await release(20);
  await used('f1', 20, [60, 20, 0]);
  expect(await judge()).toBe('abandonment');
});

it('a version that was taken back for its faults does not excuse the next', async () => {
  await release(15, 'rolledBack');
  await shows('f1', 20);
  await used('f1', 10, [300, 30, 3], 20);
  await used('f1', 15, [300, 30, 150], 3);
  await release(20);
  await used('f1', 20, [60, 6, 20]);
  expect(await judge()).toBe('faults');
});

it('one kiosk is a fleet: few sessions stop nothing, a doubling does', async () => {
  await shows('f1', 20);
  await used('f1', 10, [40, 4, 0], 60);
  await release(20);
  await used('f1', 20, [29, 29, 29]);
  expect(await judge()).toBeUndefined();
  await run(`update version_use set sessions = 40, abandoned = 5, faults = 0 where version = 20`);
  expect(await judge()).toBeUndefined();
  await run(`update version_use set abandoned = 20 where version = 20`);
  expect(await judge()).toBe('abandonment');
});

it.each([
  ['right', 0, null],
  ['a day behind, and known to be', -dayMs, dayMs],
  ['a day ahead, and known to be', dayMs, -dayMs],
] as const)('crashes are dated by the hub where a clock is %s', async (_, wrongMs, offset) => {
  await shows('f1', 20);
  await release(20);
  await machine('f1', {
    faults: crashes(9, begunMs - 4 * 3_600_000 + wrongMs),
    clockOffsetMs: offset,
  });
  expect(await judge()).toBeUndefined();
  await run('delete from shell_beats');
  await machine('f1', { faults: crashes(4, begunMs + 600_000 + wrongMs), clockOffsetMs: offset });
  expect(await judge()).toBe('crashLoop');
});

it('a machine that failed as often before has another trouble; twice as often is this one', async () => {
  await shows('f1', 20);
  await release(20);
  const before = crashes(3, begunMs - 3_600_000);
  await machine('f1', { faults: [...before, ...crashes(5, begunMs + 60_000)] });
  expect(await judge()).toBeUndefined();
  await run('delete from shell_beats');
  await machine('f1', { faults: [...before, ...crashes(6, begunMs + 60_000)] });
  expect(await judge()).toBe('crashLoop');
});

it('requests that were lost, and a journal that cannot be read, are no crash of a page', async () => {
  await shows('f1', 20);
  await release(20);
  const faults = [...crashes(5, nowMs, 'MC-47'), ...crashes(5, nowMs, 'MC-61')];
  await machine('f1', { faults: [...faults, ...crashes(2, nowMs, 'MC-44')] });
  expect(await judge()).toBeUndefined();
});

it('a package that did not come up stops the release that brings it, and no other', async () => {
  const failed = (number: number, to: string) =>
    run(
      `insert into commands
          (kiosk, number, name, issued_at, expires_at, signature, state, report, finished_at)
        values ('f2', $1, 'update', now(), now(), 's', 'failed', $2, $3)`,
      [number, JSON.stringify({ reason: 'unhealthy', from: '0.0', to }), at(nowMs)],
    );
  await shows('f2', 10);
  await release(20, 'running', ['2.0']);
  // A kiosk outside of the ring was sent back by hand to what stands.
  await failed(1, '0.1');
  expect(await judge()).toBeUndefined();
  await failed(2, '2.0');
  expect(await judge()).toBe('appUnwell');
});

it('who was revoked has no say', async () => {
  await shows('f1', 10, { rejected: '20: sectionShape' });
  await release(20);
  expect(await judge()).toBe('contentRefused');
  await run(`update kiosks set state = 'revoked' where id = 'f1'`);
  expect(await judge()).toBeUndefined();
});

it('a page that was loaded anew and served more than before it is not taken for the same', async () => {
  const note = (sessions: number, abandoned: number, faults: number) =>
    noteUse(store, 'f1', { version: 20, sessions, abandoned, faults }, nowMs);
  await note(4, 3, 1);
  await note(6, 3, 1);
  // Loaded anew, and busier within one beat than the page before in its whole life.
  await note(8, 1, 0);
  const { rows } = await run(`select sessions, abandoned, faults from version_use`);
  expect(rows).toEqual([{ sessions: 14, abandoned: 4, faults: 1 }]);
});

/** Fleets as they are: old, few, mixed, with wrong clocks and troubles of their own. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { nowMs, RolloutFleet } from './test-support/rollout-fleet.ts';
import { noteUse } from './version-use.ts';

let fleet: RolloutFleet;
beforeAll(async () => {
  fleet = await RolloutFleet.start();
}, 120_000);
afterAll(async () => {
  await fleet?.close();
}, 60_000);
beforeEach(() => fleet.clear());

it('a version that stood for months is still what the next one is held against', async () => {
  for (const kiosk of ['f1', 'f2']) {
    await fleet.shows(kiosk, kiosk === 'f1' ? 20 : 10);
    await fleet.used(kiosk, 10, [3_000, 300, 30], 90);
  }
  await fleet.release(20);
  await fleet.used('f1', 20, [60, 30, 0]);
  expect(await fleet.judge()).toBe('abandonment');
});

it('what a kiosk showed years ago, and who is gone since, is not', async () => {
  await fleet.shows('f1', 20);
  await fleet.used('f1', 3, [9_000, 4_500, 0], 700);
  await fleet.used('f1', 10, [300, 15, 0], 90);
  // Its row stands, and nobody has heard of it for months.
  await fleet.used('f2', 10, [9_000, 4_500, 0], 90);
  await fleet.release(20);
  await fleet.used('f1', 20, [60, 20, 0]);
  expect(await fleet.judge()).toBe('abandonment');
});

it('a lift in the first ring is held against that lift, and not against halls', async () => {
  for (const kiosk of ['f2', 'f3', 'f4']) {
    await fleet.shows(kiosk, 10);
    await fleet.used(kiosk, 10, [1_000, 50, 10]);
  }
  await fleet.shows('f1', 20);
  await fleet.used('f1', 10, [200, 80, 2]);
  await fleet.release(20);
  await fleet.used('f1', 20, [100, 41, 1]);
  expect(await fleet.judge()).toBeUndefined();
  // A quiet hall that gets as bad as a lift always is.
  await fleet.run(`update version_use set abandoned = 10 where kiosk = 'f1' and version = 10`);
  await fleet.run(`update version_use set sessions = 9000, abandoned = 4500 where kiosk = 'f2'`);
  expect(await fleet.judge()).toBe('abandonment');
});

it('a new kiosk, which never showed anything before, is held against the others', async () => {
  await fleet.shows('f2', 10);
  await fleet.used('f2', 10, [1_000, 50, 10]);
  await fleet.shows('f1', 20);
  await fleet.release(20);
  await fleet.used('f1', 20, [60, 20, 0]);
  expect(await fleet.judge()).toBe('abandonment');
});

it('a version that was taken back for its faults does not excuse the next', async () => {
  await fleet.release(15, 'rolledBack');
  await fleet.shows('f1', 20);
  await fleet.used('f1', 10, [300, 30, 3], 20);
  await fleet.used('f1', 15, [300, 30, 150], 3);
  await fleet.release(20);
  await fleet.used('f1', 20, [60, 6, 20]);
  expect(await fleet.judge()).toBe('faults');
});

it('one kiosk is a fleet: few sessions stop nothing, a doubling does', async () => {
  await fleet.shows('f1', 20);
  await fleet.used('f1', 10, [40, 4, 0], 60);
  await fleet.release(20);
  await fleet.used('f1', 20, [29, 29, 29]);
  expect(await fleet.judge()).toBeUndefined();
  await fleet.run(
    `update version_use set sessions = 40, abandoned = 5, faults = 0 where version = 20`,
  );
  expect(await fleet.judge()).toBeUndefined();
  await fleet.run(`update version_use set abandoned = 20 where version = 20`);
  expect(await fleet.judge()).toBe('abandonment');
});

it('a package that did not come up stops the release that brings it, and no other', async () => {
  const failed = (number: number, to: string) =>
    fleet.run(
      `insert into commands
          (kiosk, number, name, issued_at, expires_at, signature, state, report, finished_at)
        values ('f2', $1, 'update', now(), now(), 's', 'failed', $2, $3)`,
      [number, JSON.stringify({ reason: 'unhealthy', from: '0.0', to }), new Date(nowMs)],
    );
  await fleet.shows('f2', 10);
  await fleet.release(20, 'running', ['2.0']);
  // A kiosk outside of the ring was sent back by hand to what stands.
  await failed(1, '0.1');
  expect(await fleet.judge()).toBeUndefined();
  await failed(2, '2.0');
  expect(await fleet.judge()).toBe('appUnwell');
});

it('who was revoked has no say', async () => {
  await fleet.shows('f1', 10, { rejected: '20: sectionShape' });
  await fleet.release(20);
  expect(await fleet.judge()).toBe('contentRefused');
  await fleet.run(`update kiosks set state = 'revoked' where id = 'f1'`);
  expect(await fleet.judge()).toBeUndefined();
});

it('a page that was loaded anew and served more than before it is not taken for the same', async () => {
  const note = (sessions: number, abandoned: number, faults: number) =>
    noteUse(fleet.store, 'f1', { version: 20, sessions, abandoned, faults }, nowMs);
  await note(4, 3, 1);
  await note(6, 3, 1);
  // Loaded anew, and busier within one beat than the page before in its whole life.
  await note(8, 1, 0);
  const { rows } = await fleet.run(`select sessions, abandoned, faults from version_use`);
  expect(rows).toEqual([{ sessions: 14, abandoned: 4, faults: 1 }]);
});

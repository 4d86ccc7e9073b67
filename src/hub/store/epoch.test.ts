import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestServer } from '../test-support.ts';
import { openStore } from './index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);

/** Opens the same database again, after a statement that stands for where it came from. */
async function reopened(url: string, statement = 'select 1') {
  const store = await openStore({ url });
  await store.pool.query(statement);
  await store.close();
  const again = await openStore({ url });
  const { rows } = await again.pool.query('select before_xid from coverage');
  await again.close();
  return { before: store.epoch, after: again.epoch, covered: rows[0]?.before_xid };
}

it('stays over a restart, and is new on another timeline and in another cluster', async () => {
  const url = await server.newDatabase();
  const same = await reopened(url, `insert into coverage values ('backup', 70, now())`);
  expect(same.after).toBe(same.before);
  const later = await reopened(url, `update meta set value = '9' where name = 'timeline'`);
  expect(later.after).not.toBe(later.before);
  expect(later.covered).toBe(70);
  // A copied dump: its transaction numbers mean nothing here, so nothing is covered any more.
  const copied = await reopened(url, `update meta set value = '1234' where name = 'system'`);
  expect(copied.after).not.toBe(copied.before);
  expect(copied.covered).toBe(0);
  const settled = await reopened(url);
  expect(settled.after).toBe(copied.after);
}, 60_000);

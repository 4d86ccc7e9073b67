import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestServer } from '../test-support.ts';
import { Channel, openStore, type Store } from './index.ts';

let server: TestServer;
let store: Store;
beforeAll(async () => {
  server = await TestServer.start();
  store = await openStore({ url: await server.newDatabase() });
}, 60_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
}, 60_000);

const say = (payload: string) => store.pool.query(`select pg_notify('a_channel', $1)`, [payload]);
const fail = (error: unknown) => {
  throw error;
};

it('hears every notice, and looks after it', async () => {
  const notices: string[] = [];
  let looks = 0;
  const channel = new Channel(store, {
    name: 'a_channel',
    onNotice: (payload) => notices.push(payload),
    look: async () => {
      looks += 1;
    },
    onTrouble: fail,
  });
  await channel.start();
  expect(looks).toBe(1);
  await say('một');
  await expect.poll(() => notices).toEqual(['một']);
  await expect.poll(() => looks).toBe(2);
  await channel.close();
});

it('looks one at a time, and once more for whoever asked meanwhile', async () => {
  let now = 0;
  let most = 0;
  let seen = 0;
  let written = 1;
  const channel = new Channel(store, {
    name: 'a_channel',
    look: async () => {
      now += 1;
      most = Math.max(most, now);
      const read = written;
      await new Promise(setImmediate);
      seen = read;
      now -= 1;
    },
    onTrouble: fail,
  });
  const first = channel.look();
  written = 2;
  // The look under way has read already: what was written since is seen by the next.
  await channel.look();
  expect([seen, most]).toEqual([2, 1]);
  await first;
  written = 3;
  await channel.look();
  expect(seen).toBe(3);
});

it('looks again although a look failed, and opens its connection anew', async () => {
  const troubles: unknown[] = [];
  let isBroken = false;
  let looks = 0;
  const channel = new Channel(store, {
    name: 'a_channel',
    look: async () => {
      if (isBroken) throw new Error('broken');
      looks += 1;
    },
    onTrouble: (error) => troubles.push(error),
  });
  await channel.start();
  isBroken = true;
  await say('x');
  await expect.poll(() => troubles.length).toBeGreaterThan(0);
  isBroken = false;
  await store.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'motcham-hub-listen' and datname = current_database()`,
  );
  const before = looks;
  // The poll opens the connection; then a notice is heard at once.
  await expect.poll(() => looks).toBeGreaterThan(before);
  await expect
    .poll(async () => {
      const { rows } = await store.pool.query(
        `select count(*)::int as open from pg_stat_activity
          where application_name = 'motcham-hub-listen' and datname = current_database()`,
      );
      return rows[0]?.open;
    })
    .toBe(1);
  await channel.close();
}, 60_000);

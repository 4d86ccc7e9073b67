import { expect, it } from 'vitest';
import { replyHash } from '../../domain/action/index.ts';
import { type Reply, repliesMax } from '../../domain/api/index.ts';
import { createReplies, memoryReplyStore } from './index.ts';
import { repliesKeptMax, replyKeepMs } from './limits.ts';

const kiosk = 'k-ABCDEFGH';
const code = (n: number) => `CODE${n}`;

async function reply(n: number, change: Partial<Reply> = {}): Promise<Reply> {
  return {
    number: n,
    hash: await replyHash(kiosk, code(n)),
    status: 'received',
    changedAt: '2026-11-21T08:00:00Z',
    result: null,
    ...change,
  };
}

function setUp() {
  const store = memoryReplyStore();
  const time = { nowMs: 1_000 };
  return { store, time, replies: createReplies({ store, clock: () => time.nowMs }) };
}

it('finds a reply by its code on the kiosk that asked only, the newest state of it', async () => {
  const { replies } = setUp();
  await replies.hear('e1', [await reply(1)]);
  await replies.hear('e1', [{ ...(await reply(1)), number: 2, status: 'done' }]);
  expect(await replies.find(kiosk, code(1))).toMatchObject({ status: 'done', source: 'kiosk' });
  expect(await replies.find('k-ZZZZZZZZ', code(1))).toBeUndefined();
  expect(await replies.find(kiosk, code(2))).toBeUndefined();
});

it('says how far it heard only once it is kept, and knows it again after a restart', async () => {
  const { store, replies, time } = setUp();
  await replies.start();
  expect(replies.seen()).toBeUndefined();
  store.broken = true;
  expect(await replies.hear('e1', [await reply(4)])).toBe(false);
  expect([replies.seen(), replies.kept.value]).toEqual([undefined, 0]);
  expect(await replies.find(kiosk, code(4))).toBeUndefined();
  store.broken = false;
  await replies.hear('e1', [await reply(4)]);
  expect([replies.seen(), replies.kept.value]).toEqual([{ epoch: 'e1', upTo: 4 }, 1]);
  const again = createReplies({ store, clock: () => time.nowMs });
  await again.start();
  expect(again.seen()).toEqual({ epoch: 'e1', upTo: 4 });
  // A restored hub counts anew.
  await again.hear('e2', [await reply(1)]);
  expect(again.seen()).toEqual({ epoch: 'e2', upTo: 1 });
});

it('asks for more when a page is full, and is bounded in number and age', async () => {
  const { store, time, replies } = setUp();
  const page = (from: number) =>
    Promise.all(Array.from({ length: repliesMax }, (_, i) => reply(from + i)));
  expect(await replies.hear('e1', (await page(1)).slice(1))).toBe(false);
  for (let from = 1; from <= repliesKeptMax + repliesMax; from += repliesMax) {
    time.nowMs += 1;
    expect(await replies.hear('e1', await page(from))).toBe(true);
  }
  expect(store.size).toBe(repliesKeptMax);
  expect(await replies.find(kiosk, code(1))).toBeUndefined();
  time.nowMs += replyKeepMs + 1;
  await replies.hear('e1', [await reply(9_999)]);
  expect(store.size).toBe(1);
});

import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { idbReplyStore } from './index.ts';
import { repliesKeptMax } from './limits.ts';

const name = 'test-replies';
afterEach(() => deleteDB(name));

const row = (n: number, keptAtMs: number) => ({
  number: n,
  hash: `h${n}`,
  status: 'done' as const,
  changedAt: '2026-11-21T08:00:00Z',
  result: null,
  keptAtMs,
});

it('keeps replies and how far was heard together, newest state by hash', async () => {
  const store = idbReplyStore(name);
  expect(await store.seen()).toBeUndefined();
  await store.keep([row(1, 10)], { epoch: 'e1', upTo: 1 }, 0);
  await store.keep([{ ...row(1, 20), number: 2 }], { epoch: 'e1', upTo: 2 }, 0);
  expect(await store.find('h1')).toMatchObject({ number: 2 });
  expect(await idbReplyStore(name).seen()).toEqual({ epoch: 'e1', upTo: 2 });
  // What cannot be written leaves everything as it was.
  const broken = { ...row(3, 30), result: (() => undefined) as unknown as null };
  await expect(store.keep([broken], { epoch: 'e1', upTo: 3 }, 0)).rejects.toThrow();
  expect(await store.seen()).toEqual({ epoch: 'e1', upTo: 2 });
});

it('lets the oldest go when there are too many, and those that are too old', async () => {
  const store = idbReplyStore(name);
  const many = Array.from({ length: repliesKeptMax }, (_, n) => row(n, n));
  await store.keep(many, { epoch: 'e1', upTo: 1 }, 0);
  await store.keep([row(90_001, 90_001)], { epoch: 'e1', upTo: 2 }, 0);
  expect(await store.find('h0')).toBeUndefined();
  expect(await store.find('h1')).toBeDefined();
  await store.keep([row(90_002, 90_002)], { epoch: 'e1', upTo: 3 }, 90_001);
  expect(await store.find(`h${repliesKeptMax - 1}`)).toBeUndefined();
  expect(await store.find('h90001')).toBeDefined();
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutboxWitness } from './outbox-witness.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-witness-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const day = 24 * 60 * 60_000;
const said = (count: number, lastSeq: number, quarantined = 0) => ({
  count,
  lastSeq,
  quarantined,
  oldestMs: null,
  keys: [],
});

test('what is left, sent and settled is no loss, and a page that has not read its disk says nothing', () => {
  const witness = new OutboxWitness(directory);
  expect(witness.hear(said(0, 0), 0)).toBe(false);
  expect(witness.hear(said(2, 2), 1)).toBe(false);
  const { keys: _, ...unread } = said(0, 0);
  expect(witness.hear(unread, 2)).toBe(false);
  expect(witness.hear(said(0, 2), 3)).toBe(false);
  // Set up anew: the numbers begin anew, and nothing had been waiting.
  expect(witness.hear(said(0, 0), 4)).toBe(false);
  expect(witness.lostAtMs(5)).toBeUndefined();
});

test('set up anew with requests of before still waiting: they are there', () => {
  const witness = new OutboxWitness(directory);
  witness.hear(said(3, 7), 0);
  expect(witness.hear(said(3, 0), 1)).toBe(false);
  expect(witness.hear(said(4, 1), 2)).toBe(false);
});

test.each([
  ['emptied', said(0, 0)],
  ['put back in time', said(1, 5)],
])(
  'a storage that was %s, also over a restart of the shell: lost, told once, and kept',
  async (_, next) => {
    const before = new OutboxWitness(directory);
    before.hear(said(3, 7, 1), day);
    await before.kept();
    const witness = new OutboxWitness(directory);
    expect(witness.hear(next, 2 * day)).toBe(true);
    expect(witness.hear(next, 2 * day + 1)).toBe(false);
    witness.hear(said(next.count + 1, next.lastSeq + 1), 3 * day);
    await witness.kept();
    const after = new OutboxWitness(directory);
    expect(after.lostAtMs(4 * day)).toBe(2 * day);
    expect(after.lostAtMs(40 * day)).toBeUndefined();
  },
);

test('a torn file of its own is as none', () => {
  writeFileSync(join(directory, 'outbox-witness.json'), '{"held":3');
  expect(new OutboxWitness(directory).hear(said(0, 0), 0)).toBe(false);
});

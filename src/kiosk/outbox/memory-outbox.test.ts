import { expect, it } from 'vitest';
import type { Wish } from '../services.ts';
import { memoryOutbox } from './index.ts';
import { countingRandom } from './test-support/kit.ts';

const help: Wish = { kind: 'callForHelp', screen: 'home', language: 'vi' };

it('numbers from 1, withdraws what was not sent, and refuses as it is told', async () => {
  const outbox = memoryOutbox(() => 1_000, countingRandom());
  const first = await outbox.leave(help);
  const second = await outbox.leave(help);
  if (!first.ok || !second.ok) throw new Error('not left');
  expect([first.value.seq, second.value.seq]).toEqual([1, 2]);
  expect(outbox.status.value).toMatchObject({
    count: 2,
    waiting: 2,
    lastSeq: 2,
    oldestAtMs: 1_000,
  });
  outbox.set({ accepted: 1 });
  expect(await outbox.withdraw(first.value)).toEqual({ ok: false, error: 'alreadySent' });
  expect((await outbox.withdraw(second.value)).ok).toBe(true);
  expect(outbox.left.map(({ request }) => request.seq)).toEqual([1]);
  outbox.refuseWith = 'full';
  expect(await outbox.leave(help)).toEqual({ ok: false, error: 'full' });
  expect(outbox.status.value.state).toBe('full');
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDecoderClient } from './decoder-client.ts';
import type { DecoderAnswer } from './decoder-messages.ts';
import type { Picture } from './grey-picture.ts';

/** A worker that answers by hand. */
class HandWorker extends EventTarget {
  ended = false;
  readonly frames: unknown[] = [];
  postMessage(message: unknown): void {
    this.frames.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(data: DecoderAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
const picture = () => ({ close: vi.fn() }) as unknown as Picture;
const nothing: DecoderAnswer = { type: 'frame', decoded: undefined, light: 'good' };

function begin() {
  const worker = new HandWorker();
  return { worker, client: createDecoderClient(() => worker as unknown as Worker) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('closed with a frame in flight it answers at once, and its worker ends when that frame is done', async () => {
  const { worker, client } = begin();
  const answer = client.decode(picture());
  client.close();
  expect(await answer).toEqual({ ok: false, error: 'closed' });
  expect(client.isOpen()).toBe(false);
  expect(worker.ended).toBe(false);
  worker.answer({ type: 'ready' });
  expect(worker.ended).toBe(false);
  worker.answer(nothing);
  expect(worker.ended).toBe(true);
});

test('a worker that does not answer any more is ended all the same', () => {
  const { worker, client } = begin();
  worker.answer({ type: 'ready' });
  void client.decode(picture());
  client.close();
  vi.advanceTimersByTime(3_999);
  expect(worker.ended).toBe(false);
  vi.advanceTimersByTime(1);
  expect(worker.ended).toBe(true);
});

test('closed with nothing in flight it is gone, and a picture that comes later is closed', async () => {
  const { worker, client } = begin();
  const answer = client.decode(picture());
  worker.answer(nothing);
  expect(await answer).toMatchObject({ ok: true });
  client.close();
  expect(worker.ended).toBe(true);
  const late = picture();
  expect(await client.decode(late)).toEqual({ ok: false, error: 'closed' });
  expect(late.close).toHaveBeenCalledOnce();
});

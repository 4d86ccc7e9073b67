import { describe, expect, it } from 'vitest';
import type { ReadingsAnswer } from '../../domain/api/index.ts';
import { createReadings, type KeptReadings, memoryReadingsStore } from './index.ts';

const answer = (value: number): ReadingsAnswer => ({
  v: 1,
  boards: [
    {
      board: 'air',
      stations: [{ station: 'lake', trial: false, readings: [{ at: 1_000, value }] }],
    },
  ],
});
const kept: KeptReadings = { etag: '"old"', answer: answer(1) };

/** A kiosk whose hub answers as it is told. */
function kiosk(first?: KeptReadings) {
  const store = memoryReadingsStore(first);
  const asked: (string | null)[] = [];
  let reply: () => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const due: (() => void)[] = [];
  const known = createReadings({
    store,
    // The long wait of a question is never over here; what is asked again is done by hand.
    after(ms, run) {
      if (ms === 20_000) due.push(run);
      return () => undefined;
    },
    fetch: async (_path, init) => {
      asked.push(new Headers(init.headers).get('if-none-match'));
      return reply();
    },
  });
  return {
    store,
    asked,
    due,
    known,
    answers(next: typeof reply) {
      reply = next;
    },
  };
}
const fine = (value: number, etag = '"new"') =>
  new Response(JSON.stringify(answer(value)), { headers: { etag } });

describe('readings on a kiosk', () => {
  it('come from the hub, are kept, and are shown after a reload without a network', async () => {
    const one = kiosk();
    one.answers(() => fine(7));
    await one.known.start();
    expect(one.known.last.value).toBeUndefined();
    await one.known.look();
    expect(one.known.last.value).toEqual(answer(7));
    const later = kiosk(await one.store.load());
    later.answers(() => Promise.reject(new TypeError('no network')));
    await later.known.start();
    await later.known.look();
    expect(later.known.last.value).toEqual(answer(7));
  });

  it('are asked for with their tag, and stay when nothing is new', async () => {
    const one = kiosk(kept);
    one.answers(() => new Response(null, { status: 304 }));
    await one.known.start();
    await one.known.look();
    expect([one.asked, one.known.last.value]).toEqual([['"old"'], kept.answer]);
  });

  it('stay what they were whatever else comes', async () => {
    const one = kiosk(kept);
    await one.known.start();
    for (const reply of [
      () => new Response('<!doctype html>', { headers: { etag: '"x"' } }),
      () => new Response('{"v":2}'),
      () => new Response(JSON.stringify({ v: 1, boards: [{ board: '<b>', stations: [] }] })),
      () => new Response(' '.repeat(70_000)),
      () => new Response(null, { status: 500 }),
      () => Promise.reject(new TypeError('no network')),
    ]) {
      one.answers(reply);
      await one.known.look();
      expect(one.known.last.value).toEqual(kept.answer);
      expect(await one.store.load()).toEqual(kept);
    }
    expect(one.asked.every((tag) => tag === '"old"')).toBe(true);
  });

  it('are asked for again soon while there was never a number, and not for ever', async () => {
    const one = kiosk();
    one.answers(() => new Response(JSON.stringify({ v: 1, boards: [] })));
    await one.known.look();
    one.answers(() => fine(7));
    one.due.shift()?.();
    await one.known.look();
    expect(one.known.last.value).toEqual(answer(7));
    expect(one.due).toEqual([]);
    const never = kiosk();
    await never.known.look();
    for (let turn = 0; turn < 40; turn += 1) {
      never.due.shift()?.();
      await never.known.look();
    }
    // Its own fifteen; a heartbeat may always ask.
    expect(never.due).toEqual([]);
    expect(never.asked.length).toBe(41);
  });

  it('are asked for once at a time', async () => {
    const one = kiosk();
    one.answers(() => fine(7));
    await Promise.all([one.known.look(), one.known.look()]);
    expect(one.asked).toHaveLength(1);
    await one.known.look();
    expect(one.asked).toEqual([null, '"new"']);
  });

  it('are asked for only where a board is shown', async () => {
    let boards = 0;
    const asked: string[] = [];
    const known = createReadings({
      store: memoryReadingsStore(),
      after: () => () => undefined,
      wanted: () => boards > 0,
      fetch: async (path) => {
        asked.push(String(path));
        return fine(7);
      },
    });
    await known.look();
    expect(asked).toEqual([]);
    boards = 1;
    await known.look();
    expect(asked).toHaveLength(1);
  });

  it('that were kept in another shape are none; a disk that is broken hides nothing', async () => {
    const odd = kiosk({ etag: '', answer: { v: 0 } as never });
    await odd.known.start();
    expect(odd.known.last.value).toBeUndefined();
    const broken = createReadings({
      after: () => () => undefined,
      fetch: async () => fine(7),
      store: {
        load: () => Promise.reject(new Error('broken')),
        keep: () => Promise.reject(new Error('full')),
      },
    });
    await broken.start();
    await broken.look();
    expect(broken.last.value).toEqual(answer(7));
  });
});

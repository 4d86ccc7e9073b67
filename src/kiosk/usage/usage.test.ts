import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { UsageCountsBodySchema, usageNamesMax } from '../../domain/action/index.ts';
import { memoryOutbox } from '../outbox/index.ts';
import type { SessionView } from '../session/index.ts';
import { lobbyFacts, sampleLeft } from '../session/test-support/sample.ts';
import { settle, startSessionAt } from '../session/test-support/start-at.ts';
import { addSession, type DayCounts, emptyDay, toBody } from './day-counts.ts';
import { startUsage } from './usage.ts';
import { memoryUsageStore } from './usage-store.ts';

const known = new Set(['khai', 'sinh', 'ket', 'hon']);
const isKnown = (syllable: string) => known.has(syllable);
const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((_, i) => (i * 37 + 11) % 256);

function kiosk(facts = lobbyFacts) {
  const session = startSessionAt(facts);
  const view = signal<SessionView>(session.view());
  session.actor.subscribe(() => {
    view.value = session.view();
  });
  const outbox = memoryOutbox(() => 0, fillRandom);
  const store = memoryUsageStore();
  const askedOn: string[] = [];
  const hits = (query: string) => {
    askedOn.push(view.peek().screen);
    return /khai sinh/i.test(query) ? 3 : 0;
  };
  const stop = startUsage({ view, outbox, store, isKnown, hits });
  const serve = async (query: string) => {
    session.send({ type: 'START' }, { type: 'OPEN_SEARCH' });
    for (let typed = 1; typed <= query.length; typed += 1) {
      session.send({ type: 'QUERY', text: query.slice(0, typed) });
    }
    session.send({ type: 'HOME' }, { type: 'END' });
    session.wait(10_000);
    await settle();
  };
  return { session, outbox, store, serve, stop, askedOn };
}

it('counts each thing once a session, and of a query only what is published', async () => {
  const { store, serve, stop } = kiosk();
  await serve('khai sinh');
  await serve('Khai sinh');
  await serve('Trần Thị Bí Mật 0912345678');
  expect(store.kept).toEqual({
    day: '2026-11-21',
    sessions: 3,
    screens: { home: 3, search: 3 },
    outcomes: {},
    words: { 'khai sinh': 2, other: 1 },
    missed: { other: 1 },
    services: {},
    steps: {},
  });
  expect(JSON.stringify(store.kept)).not.toMatch(/Mật|mat|0912/);
  stop();
  await serve('ket hon');
  expect(store.kept?.sessions).toBe(3);
});

it('looks for a query only while its list is shown: the wipe empties the search before (law 2)', async () => {
  const { session, store, askedOn } = kiosk();
  session.send({ type: 'START' }, { type: 'OPEN_SEARCH' }, { type: 'QUERY', text: 'Bí Mật' });
  session.send({ type: 'END' });
  session.wait(10_000);
  await settle();
  expect(new Set(askedOn)).toEqual(new Set(['search']));
  expect(store.kept).toMatchObject({ words: { other: 1 }, missed: { other: 1 } });
});

it('counts a query as missed that is answered behind the frame, also when the wipe forgets it', async () => {
  const session = startSessionAt(lobbyFacts);
  const view = signal<SessionView>(session.view());
  session.actor.subscribe(() => {
    view.value = session.view();
  });
  const found = signal<{ query: string; hits: number } | undefined>(undefined);
  const store = memoryUsageStore();
  const hits = (query: string) => (found.value?.query === query ? found.value.hits : undefined);
  const stop = startUsage({
    view,
    outbox: memoryOutbox(() => 0, fillRandom),
    store,
    isKnown,
    hits,
  });
  session.send({ type: 'START' }, { type: 'OPEN_SEARCH' }, { type: 'QUERY', text: 'ket' });
  found.value = { query: 'ket', hits: 3 };
  session.send({ type: 'QUERY', text: 'ket hon' });
  found.value = { query: 'ket hon', hits: 0 };
  // The wipe forgets before the screen is another one.
  found.value = undefined;
  session.send({ type: 'END' });
  session.wait(10_000);
  await settle();
  stop();
  expect(store.kept).toMatchObject({ words: { 'ket hon': 1 }, missed: { 'ket hon': 1 } });
});

it('leaves the counts of a day when the next one has begun, once', async () => {
  const { session, outbox, store, serve } = kiosk();
  await serve('ket hon');
  expect(outbox.left).toEqual([]);
  session.send({ type: 'FACTS', facts: { time: { day: '2026-11-22', minute: 500 } } });
  // What cannot be left stays, whole, and is left with the next session.
  outbox.refuseWith = 'full';
  await serve('khai sinh');
  expect(store.kept).toMatchObject({ day: '2026-11-21', sessions: 1 });
  outbox.refuseWith = undefined;
  await serve('khai sinh');
  expect(outbox.left.map(({ wish }) => wish)).toEqual([
    {
      kind: 'usageCounts',
      day: '2026-11-21',
      sessions: 1,
      screens: expect.arrayContaining([{ name: 'home', count: 1 }]),
      outcomes: [],
      words: [{ words: 'ket hon', count: 1 }],
      otherWords: 0,
      missed: [{ words: 'ket hon', count: 1 }],
      services: [],
      steps: [],
    },
  ]);
  await serve('khai sinh');
  expect(outbox.left).toHaveLength(1);
  expect(store.kept).toMatchObject({ day: '2026-11-22', sessions: 2 });
});

it('counts which services were opened, and nothing of what was found as missed', async () => {
  const { session, store } = kiosk();
  session.send({ type: 'START' }, { type: 'OPEN_SEARCH' }, { type: 'QUERY', text: 'khai sinh' });
  const code = '1.001193';
  session.send({ type: 'OPEN_SERVICE', code }, { type: 'HOME' }, { type: 'END' });
  session.wait(10_000);
  await settle();
  expect(store.kept).toMatchObject({
    missed: {},
    services: { [code]: 1 },
    words: { 'khai sinh': 1 },
  });
});

it('counts nothing while the day is not known', async () => {
  const { store, serve } = kiosk({ ...lobbyFacts, time: undefined });
  await serve('khai sinh');
  expect(store.kept).toBeUndefined();
});

it('sends at most what one sealed body holds, the rarest words as other', () => {
  const letters = 'abcdefghij';
  const word = (n: number) => `${letters[Math.floor(n / 10) % 10]}${letters[n % 10]}xxxxx`;
  let day: DayCounts = emptyDay('2026-11-21');
  for (let n = 0; n < 100; n += 1) {
    const screens = new Set(
      Array.from({ length: 60 }, (_, i) => `screen${letters[i % 10]}${word(i)}`),
    );
    const queries = new Set([word(n), `${word(n)} ${word(n)} ${word(n)}`]);
    const services = new Set(Array.from({ length: 90 }, (_, i) => `1.00${1000 + i}`));
    const steps = new Set(Array.from({ length: 90 }, (_, i) => `${word(i)}/q.${word(n)}`));
    const outcomes = new Set(['printed']);
    const use = { screens, outcomes, queries, missed: queries, services, steps };
    day = addSession(day, use, () => true);
  }
  const body = { ...toBody(day), follow: sampleLeft.follow };
  expect(UsageCountsBodySchema.safeParse(body).error).toBeUndefined();
  expect(body.words).toHaveLength(usageNamesMax.words);
  expect(body.otherWords).toBe(200 - usageNamesMax.words);
  // The limit of one sealed body, less the seal (domain/action/envelope.ts).
  expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(5_888);
});

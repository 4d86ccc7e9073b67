import { expect, it } from 'vitest';
import { starterContent, starterGuides, starterLexicon, toSections } from '../../content/index.ts';
import { type Flow, readGuide } from '../../domain/guide/index.ts';
import { simulateTime } from '../link/index.ts';
import { createLibrary } from './installed-library.ts';
import { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
import { testPublisher } from './test-support/publisher.ts';

const nowMs = Date.parse('2026-11-21T00:00:00Z');
const birth = '1.001193';
/** Written whole and without a flow. */
const catalogue = starterContent();
const small = {
  ...catalogue,
  services: catalogue.services.filter(({ entry }) => entry === 'written').slice(0, 40),
  lifeEvents: [],
};

async function newKiosk(flows: readonly Flow[]) {
  const hub = await testPublisher();
  const publish = async (version: number, given: readonly Flow[]) =>
    hub.publish(version, toSections(small, starterLexicon, given));
  await publish(1, flows);
  const disk = libraryDisk();
  const library = createLibrary({
    store: memoryLibraryStore(disk),
    fetch: hub.fetch,
    after: simulateTime(nowMs).after,
    fillRandom: (array) => array.fill(7),
    trust: () => hub.trust,
    nowMs: () => nowMs,
  });
  await library.boot();
  return { hub, library, publish };
}

const flowOf = (id: string): Flow => {
  const flow = starterGuides().find((one) => one.id === id);
  if (!flow) throw new Error(id);
  return flow;
};

it('brings the flows with the content, and has them when the hub is gone', async () => {
  const { hub, library } = await newKiosk([flowOf('birth')]);
  await library.refresh();
  await library.swap();
  expect(library.content.value?.guides.has(birth)).toBe(true);
  expect(library.content.value?.guides.has('1.000894')).toBe(false);
  hub.asked.length = 0;
  const flow = await library.guide(birth);
  expect(flow?.id).toBe('birth');
  expect(readGuide(flow).ok).toBe(true);
  expect(hub.asked).toEqual([]);
  expect(await library.guide('1.000894')).toBeUndefined();
});

it('keeps what it has when a signed flow would lead nowhere', async () => {
  const good = flowOf('birth');
  const { library, publish } = await newKiosk([good]);
  await library.refresh();
  await library.swap();
  const states = structuredClone(good.states);
  const first = states[good.start];
  if (first?.kind !== 'choice') throw new Error('the first question is a choice');
  first.next = first.next.slice(0, 1);
  await publish(2, [{ ...good, version: 2, states }]);
  expect(await library.refresh()).toEqual({ ok: false, error: 'guide' });
  expect(library.report()).toMatchObject({ version: 1, rejected: '2: guide' });
  expect((await library.guide(birth))?.version).toBe(good.version);
});

it('keeps what it has when a signed flow would take more than a kiosk can walk', async () => {
  const good = flowOf('birth');
  const { library, publish } = await newKiosk([good]);
  await library.refresh();
  await library.swap();
  const names = Array.from({ length: 8 }, (_, index) => `x${index}`);
  const values = Array.from({ length: 6 }, (_, index) => `v${index}`);
  // 6^8 sets of answers, and a list that reads all of them.
  const endless: Flow = {
    ...good,
    version: good.version + 1,
    facts: {},
    invariants: [],
    tests: [],
    vars: Object.fromEntries(names.map((name) => [name, { enum: values, class: 'quasi' }])),
    start: 'q.x0',
    states: {
      ...Object.fromEntries(
        names.map((name, index) => [
          `q.${name}`,
          {
            kind: 'choice',
            var: name,
            title: 't',
            options: values.map((value) => ({ value, label: 't' })),
            next: [{ to: index < 7 ? `q.x${index + 1}` : 'o.end' }],
          },
        ]),
      ),
      'o.end': { kind: 'outcome', title: 't', checklist: 'L.a' },
    },
    items: { n: { kind: 'note', label: 't' } },
    lists: {
      'L.a': values.map((_, shift) => ({
        item: 'n',
        when: {
          or: names.map((name, index) => ({ eq: [name, values[(index * shift) % 6] ?? ''] })),
        },
      })),
    },
    texts: { vi: { t: 'Câu này' }, en: { t: 'This one' } },
  };
  await publish(2, [endless]);
  expect(await library.refresh()).toEqual({ ok: false, error: 'guide' });
  await library.swap();
  expect(library.content.value?.version).toBe(1);
  expect((await library.guide(birth))?.version).toBe(good.version);
});

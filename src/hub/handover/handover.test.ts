import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import type { UsageCountsBody } from '../../domain/action/index.ts';
import { openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { type ExportedAction, exportActions, notePersonalView } from './export-actions.ts';
import { readUsage } from './usage.ts';

let server: TestServer;
let hub: RunningHub;
const keysDirectory = () => `${server.directory}/here/keys`;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ directory: `${server.directory}/here` });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

async function all(options: Partial<Parameters<typeof exportActions>[2]> = {}) {
  const rows: ExportedAction[] = [];
  const keys = await openKeyring(keysDirectory());
  for await (const row of exportActions(hub.store, keys, { order: 'oldestFirst', ...options })) {
    rows.push(row);
  }
  return rows;
}

it('exports every request once, page by page, and says nothing of a person unasked', async () => {
  const kiosk = await newKiosk();
  const count = 1_010;
  for (let sent = 0; sent < count; sent += 10) {
    const batch = [];
    for (let i = 0; i < 10; i += 1) batch.push((await kiosk.feedback('Bí mật ở tầng 3')).envelope);
    expect((await kiosk.send(batch)).status).toBe(200);
  }
  const rows = await all();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(rows[0]?.body).toMatchObject({
    category: 'environment',
    text: '[kept back]',
    place: '[kept back]',
    follow: '[kept back]',
  });
  expect(JSON.stringify(rows)).not.toMatch(/Bí mật|Tầng/);
  expect((await all({ order: 'newestFirst', limit: 3 })).map(({ seq }) => seq)).toEqual([
    1_010, 1_009, 1_008,
  ]);
  expect(await all({ kind: 'appointment' })).toEqual([]);
  expect(await all({ sinceMs: Date.now() + 60_000 })).toEqual([]);
  const [open] = await all({ personal: true, limit: 1 });
  expect(open?.body).toMatchObject({ text: 'Bí mật ở tầng 3' });
}, 60_000);

it('keeps who looked at personal values, and why', async () => {
  const view = { viewer: 'lan', reason: 'cư dân hỏi', requests: 1 };
  await notePersonalView(hub.store, view, Date.now());
  const { rows } = await hub.store.pool.query(
    'select viewer, reason, requests from personal_views',
  );
  expect(rows).toEqual([view]);
});

it('shows of usage only what ten share', async () => {
  const day = '2026-11-21';
  const counts = (words: UsageCountsBody['words']): UsageCountsBody => ({
    kind: 'usageCounts',
    day,
    sessions: 4,
    screens: [{ name: 'home', count: 4 }],
    outcomes: [{ name: 'printed', count: 1 }],
    words,
    otherWords: 1,
    follow: 'ABCDEFGHJK0',
  });
  for (let i = 0; i < 10; i += 1) {
    const kiosk = await newKiosk();
    const words = [
      { words: 'khai sinh', count: 1 },
      ...(i === 0 ? [{ words: 'ly hon', count: 9 }] : []),
      ...(i < 9 ? [{ words: 'ket hon', count: 2 }] : []),
    ];
    const sent = await kiosk.send([await kiosk.seal(counts(words), 'usageCounts', 1)]);
    expect(sent.status).toBe(200);
  }
  const read = (isPilot: boolean) =>
    readUsage(hub.store, { from: '2026-11-01', to: '2026-11-30', isPilot });
  await expect
    .poll(async () => (await read(false)).lines, { timeout: 30_000 })
    .toEqual([
      { dimension: 'outcome', name: 'printed', count: 10, kiosks: 10 },
      { dimension: 'screen', name: 'home', count: 40, kiosks: 10 },
      { dimension: 'session', name: 'all', count: 40, kiosks: 10 },
      { dimension: 'word', name: 'khai sinh', count: 10, kiosks: 10 },
      { dimension: 'word', name: 'other', count: 10, kiosks: 10 },
    ]);
  expect((await read(false)).suppressed).toBe(2);
  const pilot = await read(true);
  expect(pilot.lines.map(({ name }) => name)).toContain('ket hon');
  // Nine sessions of one kiosk are nobody's business, in a pilot either.
  expect(pilot.lines.map(({ name }) => name)).not.toContain('ly hon');
  expect(pilot.suppressed).toBe(1);
  expect(
    await readUsage(hub.store, { from: '2026-01-01', to: '2026-01-31', isPilot: true }),
  ).toEqual({ lines: [], suppressed: 0 });
  // Counts are nobody's request: no code leads to them and no office is told.
  const { rows } = await hub.store.pool.query(`select 1 from follows where kind = 'usageCounts'`);
  expect(rows).toEqual([]);
});

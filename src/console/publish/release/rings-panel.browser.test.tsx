import { expect, it } from 'vitest';
import type { ReleaseView, RingFacts } from '../../../domain/api/console/index.ts';
import type { ConsolePage } from '../../frame/index.ts';
import { axeFindings, drawPage } from '../../test-support/index.ts';
import { RingsPanel } from './rings-panel.tsx';

const release: ReleaseView = {
  id: '01a00000-0000-7000-8000-000000000001',
  state: 'running',
  contentVersion: 12,
  note: 'Phí khai sinh đổi',
  madeBy: 'p',
  madeByName: 'Nguyễn Minh Anh',
  madeAt: '2026-11-20T01:00:00.000Z',
  reason: null,
  documents: [],
} as unknown as ReleaseView;
const ring = (percent: 1 | 10, changes: Partial<RingFacts>): RingFacts =>
  ({
    percent,
    kiosks: 4,
    showing: 1,
    silent: 0,
    sessions: 0,
    abandoned: 0,
    faults: 0,
    refusing: 0,
    looping: 0,
    contents: [],
    apps: [],
    ...changes,
  }) as RingFacts;

/** What the one page shows: a page is loaded once for its id. */
let shown: Parameters<typeof RingsPanel>[0] | undefined;
const page: ConsolePage = {
  id: 'publish',
  path: 'publish',
  roles: [],
  icon: 'send',
  title: 'publish.title',
  load: async () => ({ View: () => (shown === undefined ? null : <RingsPanel {...shown} />) }),
};
function drawPanel(props: Parameters<typeof RingsPanel>[0]) {
  shown = props;
  return drawPage(page, { answers: {} });
}

it('says what is installed, and of kiosks without content that they have none yet', async () => {
  const rings = [
    ring(1, {
      contents: [
        { version: 12, kiosks: 1 },
        { version: 0, kiosks: 3 },
      ],
      apps: [{ version: '1.8.2', kiosks: 4 }],
    }),
    ring(10, {}),
  ];
  const facts = { old: { sessions: 0, abandoned: 0, faults: 0 } } as never;
  const view = drawPanel({ release, facts, rings, act: async () => undefined });
  try {
    await view.findByText('Đang có: nội dung 12 × 1, chưa có × 3; ứng dụng 1.8.2 × 4.');
    view.getByText('Đang có: nội dung chưa rõ; ứng dụng chưa rõ.');
    expect(await axeFindings(view.container)).toEqual([]);
  } finally {
    view.close();
  }
});

it('says before the next ring that nobody has tried it, or that too few have', async () => {
  const at = '2026-11-23T01:00:00.000Z';
  const documents = [
    { percent: 1, publishedAt: at },
    { percent: 10, publishedAt: null },
    { percent: 100, publishedAt: null },
  ];
  const facts = { old: { sessions: 400, abandoned: 40, faults: 4 } } as never;
  const panel = (one: Partial<RingFacts>, change: object = {}) => {
    const rings = [ring(1, { showing: 0, kiosks: 2, ...one }), ring(10, { kiosks: 30, silent: 3 })];
    const running = { ...release, documents, ...change } as unknown as ReleaseView;
    return drawPanel({ release: running, facts, rings, act: async () => undefined });
  };
  const told = (view: ReturnType<typeof drawPage>) =>
    [...view.container.querySelectorAll('[data-untried]')].map(({ textContent }) => textContent);
  const untried = panel({ silent: 1 });
  await untried.findByText(/Chưa kiosk nào ở các vòng đã phát nhận bản này \(2 máy, 1 máy mất/);
  untried.getByText('1 máy đang mất liên lạc.');
  untried.getByText('3 máy đang mất liên lạc.');
  expect(await axeFindings(untried.container)).toEqual([]);
  untried.close();
  const few = panel({ showing: 1, sessions: 29 });
  await few.findByText(/mới có 29 lượt dùng/);
  few.close();
  const enough = panel({ showing: 2, sessions: 30 });
  await enough.findByText('2 / 2 kiosk');
  expect(told(enough)).toEqual([]);
  enough.close();
  // Before the first ring there is nothing that could have been tried.
  const before = panel({}, { documents: documents.map((one) => ({ ...one, publishedAt: null })) });
  await before.findByText('0 / 2 kiosk');
  expect(told(before)).toEqual([]);
  before.close();
});

it('says of a doubling over few sessions that chance may do that, and of a sure one nothing', async () => {
  const old = { sessions: 300, abandoned: 30, faults: 3 };
  const held = { ...release, state: 'held', reason: 'abandonment' } as ReleaseView;
  const panel = (fresh: object, one: ReleaseView = held) =>
    drawPanel({
      release: one,
      facts: { old, fresh } as never,
      rings: [ring(1, {})],
      act: async () => undefined,
    });
  const few = panel({ sessions: 30, abandoned: 6, faults: 0 });
  await few.findByText(/có thể do ngẫu nhiên/);
  expect(await axeFindings(few.container)).toEqual([]);
  few.close();
  const many = panel({ sessions: 300, abandoned: 60, faults: 0 });
  await many.findByText(/Máy tự dừng/);
  expect(many.queryByText(/ngẫu nhiên/)).toBeNull();
  many.close();
  const looping = { ...held, reason: 'crashLoop' } as ReleaseView;
  const loops = panel({ sessions: 30, abandoned: 6, faults: 0 }, looping);
  await loops.findByText(/Máy tự dừng/);
  expect(loops.queryByText(/ngẫu nhiên/)).toBeNull();
  loops.close();
});

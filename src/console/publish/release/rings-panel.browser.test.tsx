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
    sessions: 0,
    abandoned: 0,
    faults: 0,
    refusing: 0,
    looping: 0,
    contents: [],
    apps: [],
    ...changes,
  }) as RingFacts;

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
  const page: ConsolePage = {
    id: 'publish',
    path: 'publish',
    roles: [],
    icon: 'send',
    title: 'publish.title',
    load: async () => ({
      View: () => (
        <RingsPanel release={release} facts={facts} rings={rings} act={async () => undefined} />
      ),
    }),
  };
  const view = drawPage(page, { answers: {} });
  try {
    await view.findByText('Đang có: nội dung 12 × 1, chưa có × 3; ứng dụng 1.8.2 × 4.');
    view.getByText('Đang có: nội dung chưa rõ; ứng dụng chưa rõ.');
    expect(await axeFindings(view.container)).toEqual([]);
  } finally {
    view.close();
  }
});

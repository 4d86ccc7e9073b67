import { configure } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { emergencies } from '../../content/emergencies.ts';
import type {
  EmergencyDesk,
  EmergencyKiosks,
  ListedEmergency,
} from '../../domain/api/console/index.ts';
import { axeFindings, drawPage } from '../test-support/index.ts';
import { page } from './page.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });
const slow = { timeout: 60_000 };

const nowMs = Date.UTC(2026, 10, 22, 8);
const [fire] = emergencies;
if (fire === undefined) throw new Error('broken invariant: the starter has no draft');
const message: ListedEmergency = {
  id: '0197a000-0000-7000-8000-000000000001',
  draft: 'fire',
  title: fire.title,
  gravity: 'danger',
  target: { buildings: ['00001/A3'] },
  reason: 'khói ở tầng 7',
  sentMs: nowMs - 60_000,
  endsMs: nowMs + 3_600_000,
  sentBy: 'Hà',
  endedMs: null,
  endedBy: null,
  endReason: null,
  kiosks: 3,
  shown: 2,
  failed: 1,
  firstMs: nowMs - 59_000,
  lastMs: nowMs - 56_000,
};
const desk = (messages: readonly ListedEmergency[] = [message]): EmergencyDesk => ({
  nowMs,
  drafts: emergencies.map((draft) => ({ draft, sha256: 'a'.repeat(64) })),
  buildings: [
    { key: '00001/A3', name: 'A3', wardKey: '00001', ward: 'Phường Thử', kiosks: 3 },
    { key: '00001/A4', name: 'A4', wardKey: '00001', ward: 'Phường Thử', kiosks: 2 },
  ],
  messages: [...messages],
});
const kiosks: EmergencyKiosks = {
  message,
  kiosks: [
    { kiosk: 'k-AAAAAAAA', plate: 'A3', building: 'A3', state: 'noText', shownMs: null },
    { kiosk: 'k-BBBBBBBB', plate: 'A3b', building: 'A3', state: 'shown', shownMs: nowMs - 56_000 },
  ],
};

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => drawn?.close());
function draw(more: Partial<Parameters<typeof drawPage>[1]> = {}) {
  drawn = drawPage(page, {
    roles: ['operator'],
    ...more,
    answers: {
      'GET emergencies': desk(),
      [`GET emergencies/${message.id}`]: kiosks,
      ...more.answers,
    },
  });
  return drawn;
}

describe('emergencies', slow, () => {
  it('tell how many kiosks show a message and after how long, and which do not', async () => {
    const view = draw({ path: `emergency/${message.id}` });
    await view.findByText('Hiện sau 4 giây');
    expect(view.getAllByText('2 trên 3 kiosk, cái cuối sau 4 giây').length).toBeGreaterThan(0);
    expect(view.getByText('Chưa có nội dung này')).toBeTruthy();
  });

  it('are sent with approved words, a place, a time and a reason, or not at all', async () => {
    const sent: unknown[] = [];
    const view = draw({
      path: 'emergency/new',
      answers: {
        'POST emergencies': (body: unknown) => {
          sent.push(body);
          return { id: message.id };
        },
      },
    });
    const send = () => view.getAllByRole('button', { name: /Gửi tin khẩn/ }).at(-1);
    await view.findByText('Mẫu đã duyệt');
    send()?.click();
    expect(sent).toEqual([]);
    view.getByRole('button', { name: new RegExp(fire.title.vi) }).click();
    await view.findByText(fire.steps[1]?.en ?? '');
    const choose = view.getByRole('combobox');
    if (!(choose instanceof HTMLSelectElement)) throw new Error('no place to choose');
    choose.value = '00001/A3';
    choose.dispatchEvent(new Event('change', { bubbles: true }));
    await view.findByText('Hiện ngay trên 3 kiosk, che mọi màn hình.');
    const reason = view.getByLabelText('Lý do');
    if (!(reason instanceof HTMLInputElement)) throw new Error('no field for the reason');
    reason.value = 'khói ở tầng 7';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    await expect.poll(() => send()?.getAttribute('aria-disabled')).toBe('false');
    send()?.click();
    await expect
      .poll(() => sent)
      .toEqual([
        {
          draft: 'fire',
          sha256: 'a'.repeat(64),
          target: { buildings: ['00001/A3'] },
          minutes: 60,
          reason: 'khói ở tầng 7',
        },
      ]);
  });

  it('say what would be here, and are only looked at without the role', async () => {
    const view = draw({ roles: ['viewer'], answers: { 'GET emergencies': desk([]) } });
    await view.findByText('Chưa có tin khẩn nào');
    expect(view.queryByRole('button', { name: /Gửi tin khẩn/ })).toBeNull();
  });

  it.each([
    ['light', 'vi', 'emergency/new'],
    ['dark', 'en', 'emergency/new'],
    ['light', 'en', `emergency/${message.id}`],
    ['dark', 'vi', `emergency/${message.id}`],
  ] as const)('leave axe nothing to find in %s, %s at %s', async (theme, language, path) => {
    const view = draw({ theme, language, path });
    await view.findByRole('complementary');
    expect(await axeFindings(view.container)).toEqual([]);
  });
});

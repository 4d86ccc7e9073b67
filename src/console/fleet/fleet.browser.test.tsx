import { configure } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlarmsAnswer } from '../../domain/api/console/index.ts';
import { axeFindings, ConsoleFailure, drawPage } from '../test-support/index.ts';
import { page as alarmsPage } from './alarms-page.ts';
import { page } from './page.ts';
import { idOf, sampleFleet, sampleKiosk, sampleNowMs } from './test-support/sample-fleet.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });
const slow = { timeout: 60_000 };

const strips = { fromMs: sampleNowMs - 86_400_000, nowMs: sampleNowMs, strips: {} };
const stuck = idOf(4);
let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => drawn?.close());

function drawFleet(count: number, more: Partial<Parameters<typeof drawPage>[1]> = {}) {
  drawn = drawPage(page, {
    answers: {
      'GET fleet': sampleFleet(count),
      'GET fleet/strips': strips,
      [`GET fleet/kiosks/${stuck}`]: sampleKiosk(),
      ...more.answers,
    },
    ...('path' in more ? { path: more.path } : {}),
    ...('theme' in more ? { theme: more.theme } : {}),
    ...('roles' in more ? { roles: more.roles } : {}),
    ...('language' in more ? { language: more.language } : {}),
  } as Parameters<typeof drawPage>[1]);
  return drawn;
}

describe('the fleet', slow, () => {
  it('shows 10,000 kiosks, the worst first, filters by truth and ward, and opens the drawer by keys', async () => {
    const view = drawFleet(10_000);
    await view.findByText('H0000');
    expect(view.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
    expect(view.container.querySelectorAll('tbody tr').length).toBeLessThan(120);
    expect(view.getByText(/4 kiosk ở Hà Đông im trong 1 phút/)).toBeTruthy();
    view.press('j');
    await view.findByText(/Mất liên lạc 42 phút/);
    expect(location.search).toContain(`at=${idOf(0)}`);
    const tile = view.getAllByRole('button', { name: /Suy giảm/ })[0];
    tile?.click();
    await expect.poll(() => view.getByRole('grid').getAttribute('aria-rowcount')).toBe('2');
    expect(location.search).toContain('truth=degraded');
  });

  it.each(['light', 'dark'] as const)('has nothing for axe to find in %s', async (theme) => {
    const view = drawFleet(40, { path: `fleet?at=${stuck}`, theme });
    await view.findByText(/Treo 17 phút/);
    expect(await axeFindings(view.container)).toEqual([]);
  });

  it('tells two wards of one name apart by their codes', async () => {
    const { lines, ...rest } = sampleFleet(6);
    const fleet = {
      ...rest,
      lines: lines.map((line, n) => ({
        ...line,
        w: n < 4 ? 'Phường Một' : 'Hai',
        c: `0000${n % 2}`,
      })),
    };
    const view = drawFleet(0, { answers: { 'GET fleet': fleet } });
    const wards = await view.findAllByRole('button', { name: /Phường Một|Hai/ });
    expect(wards.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Phường Một (00000)'),
      expect.stringContaining('Phường Một (00001)'),
    ]);
  });

  it('does not say that there are no kiosks while nobody has looked, or a filter hides them', async () => {
    const fleet = { ...sampleFleet(0), lookedMs: null };
    const early = drawFleet(0, { answers: { 'GET fleet': fleet } });
    await early.findByText(/chưa xem đội kiosk lần nào/);
    expect(early.queryByText('Chưa có kiosk nào')).toBeNull();
    early.close();
    const { lines, ...rest } = sampleFleet(6);
    const well = { ...rest, lines: lines.map((line) => ({ ...line, truth: 'well' as const })) };
    const view = drawFleet(0, { answers: { 'GET fleet': well } });
    (await view.findByRole('button', { name: /Mất liên lạc/ })).click();
    await view.findByText('Có 6 kiosk ở nơi khác hoặc trong tình trạng khác.');
  });

  it('says what would be here, what failed, and closes commands to those who only look', async () => {
    const view = drawFleet(0, { roles: ['viewer'] });
    await view.findByText('Chưa có kiosk nào');
    expect(view.queryByText('Kiosk mới')).toBeNull();
    view.close();
    const broken = drawFleet(0, { answers: { 'GET fleet': new ConsoleFailure('unavailable') } });
    await broken.findByRole('alert');
  });

  it('takes what changed and drops what was revoked', async () => {
    let asked = 0;
    const whole = sampleFleet(12);
    const [first, second] = whole.lines;
    const view = drawFleet(12, {
      answers: {
        'GET fleet': () => {
          asked += 1;
          if (asked === 1) return whole;
          const lines = [
            { ...first, gone: true },
            { ...second, truth: 'well', reason: null },
          ];
          return { ...whole, whole: false, serial: 2, lines };
        },
      },
    });
    await view.findByText('H0000');
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => view.queryByText('H0000')).toBeNull();
    expect(view.link.asked.map(({ path }) => path)).toContain('fleet?since=1&epoch=e1');
  });

  it('sends a command to those that are marked', async () => {
    const view = drawFleet(300, {
      answers: {
        'POST fleet/commands': (body: unknown) => ({
          issued: (body as { kiosks: string[] }).kiosks.map((kiosk) => ({ kiosk, number: 3 })),
          refused: [],
        }),
      },
    });
    await view.findByText('H0000');
    for (const place of [0, 1]) {
      view.press('j');
      await expect.poll(() => location.search).toContain(`at=${idOf(place)}`);
      view.press('x');
      await view.findByText(`Đã chọn ${place + 1}`, { exact: false });
    }
    view.press('c');
    (await view.findByRole('button', { name: 'Tải lại trang' })).click();
    await view.findByText('Đã gửi 2 lệnh.');
    expect(view.link.asked.at(-1)).toMatchObject({
      method: 'POST',
      body: { kiosks: [idOf(0), idOf(1)], name: 'reload' },
    });
  });
});

describe('one kiosk', slow, () => {
  it('contradicts itself in nothing: what is wrong beside the worst is marked, too', async () => {
    const kiosk = sampleKiosk();
    const line = { ...kiosk.line, truth: 'degraded', reason: 'disk', off: -90_000 } as const;
    const more = { q: 2, old: 3_600, paper: 'low', heard: sampleNowMs - 5_000 } as const;
    const view = drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: { [`GET fleet/kiosks/${stuck}`]: { ...kiosk, line: { ...line, ...more } } },
    });
    const fact = async (text: string) => {
      const row = (await view.findByText(text)).closest('li');
      return row?.querySelector('svg')?.outerHTML ?? '';
    };
    const well = await fact('5 giây trước');
    expect(await fact('lệch khoảng 90 giây')).not.toBe(well);
    expect(await fact('2 yêu cầu, cũ nhất 60 phút')).not.toBe(well);
    expect(await fact('Sắp hết giấy.')).not.toBe(well);
  });

  it('has the span asked for as its axis, and a gap where nothing was heard', async () => {
    const kiosk = sampleKiosk();
    const hours = kiosk.hours.filter((_, n) => n < 4 || n > 9);
    const view = drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: { [`GET fleet/kiosks/${stuck}`]: { ...kiosk, hours } },
    });
    await view.findByText(/Nhịp mỗi giờ: trang 12, vỏ máy 12; 7 giờ không nghe gì/);
    view.getAllByRole('button', { name: 'Bảng số' })[1]?.click();
    const table = (await view.findByRole('columnheader', { name: 'trang' })).closest('table');
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent);
    // The hour under way would look like a fall: its three beats are in no plot.
    expect(rows).toHaveLength(24);
    view.getByText(/^Theo giờ trọn, đến .* Giờ đang chạy chưa vẽ\.$/);
    expect(rows.some((row) => row?.includes('312'))).toBe(false);
    // The hour in which the span begins, and six between.
    expect(rows.filter((row) => row?.endsWith('Chưa rõChưa rõ'))).toHaveLength(7);
  });

  it('with one hour of history does not count the years', async () => {
    const kiosk = sampleKiosk();
    const [last] = kiosk.hours.slice(-1);
    const view = drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: {
        [`GET fleet/kiosks/${stuck}`]: {
          ...kiosk,
          enrolledMs: sampleNowMs - 600_000,
          hours: last === undefined ? [] : [last],
        },
      },
    });
    await view.findByText('Nhịp mỗi giờ: trang 3, vỏ máy 12');
    view.getByText(/^Giờ đầu tiên, từ .*, còn đang chạy\.$/);
    view.getAllByRole('button', { name: 'Bảng số' })[1]?.click();
    const table = (await view.findByRole('columnheader', { name: 'trang' })).closest('table');
    expect(table?.querySelectorAll('tbody tr')).toHaveLength(25);
    expect(table?.textContent).not.toContain('1970');
  });

  it('leads back to the list as it was left', async () => {
    const view = drawFleet(10_000, { path: 'fleet?truth=stuck&ward=00000' });
    await view.findByText('H0004');
    view.press('j');
    await expect.poll(() => location.search).toContain('at=');
    const chosen = new URLSearchParams(location.search).get('at');
    view.press('Enter');
    await expect.poll(() => location.pathname).toContain(`fleet/${chosen}`);
    (await view.findByRole('button', { name: 'Về danh sách' })).click();
    await expect.poll(() => location.search).toBe(`?truth=stuck&ward=00000&at=${chosen}`);
  });

  it.each(['light', 'dark'] as const)(
    'tells truth, evidence, history and results in %s',
    async (theme) => {
      const view = drawFleet(10, { path: `fleet/${stuck}`, theme });
      await view.findByText('Vỏ máy còn nhịp, trang không vẽ gì mới.');
      view.getByText('Nhiều nhất 9 yêu cầu chờ', { exact: false });
      view.getByText('đang chờ máy', { exact: false });
      view.getByText('Sắp hết giấy. Chuẩn bị cuộn mới.', { exact: false });
      expect(await axeFindings(view.container)).toEqual([]);
      view.press('d');
      await view.findByText('Hết giấy.');
    },
  );

  it('is revoked with a reason and the id typed once more', async () => {
    const view = drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: { [`POST fleet/kiosks/${stuck}/revoke`]: { done: true } },
    });
    (await view.findByRole('button', { name: 'Thu hồi' })).click();
    const type = (label: RegExp | string, value: string) => {
      const field = view.getByLabelText(label) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    await view.findByLabelText('Gõ lại mã máy để chắc chắn');
    type('Lý do', 'máy bị lấy mất');
    const submit = () => view.getAllByRole('button', { name: /Thu hồi/ }).at(-1);
    await expect.poll(() => submit()?.getAttribute('aria-disabled')).toBe('true');
    type('Gõ lại mã máy để chắc chắn', stuck);
    await expect.poll(() => submit()?.getAttribute('aria-disabled')).toBe('false');
    submit()?.click();
    await expect
      .poll(() => view.link.asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ typed: stuck, reason: 'máy bị lấy mất' });
  });
});

it('of a kiosk that moves to another ward, forgets the code of the former one', slow, async () => {
  const view = drawFleet(10, {
    path: `fleet/${stuck}`,
    answers: { [`POST fleet/kiosks/${stuck}/site`]: { done: true } },
  });
  (await view.findByRole('button', { name: 'Chuyển nơi' })).click();
  const type = (label: string, value: string) => {
    const field = view.getByLabelText(label) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const code = () => (view.getByLabelText('Mã phường, xã (5 số)') as HTMLInputElement).value;
  await view.findByLabelText('Lý do');
  expect(code()).toBe('00000');
  type('Lý do', 'sảnh cũ đóng');
  type('Phường, xã', 'Kiến Hưng');
  await expect.poll(code).toBe('');
  const submit = () => view.getAllByRole('button', { name: /^Chuyển nơi/ }).at(-1);
  type('Mã phường, xã (5 số)', '101');
  await view.findAllByText('Mã có đúng 5 chữ số');
  expect(submit()?.getAttribute('aria-disabled')).toBe('true');
  type('Mã phường, xã (5 số)', '10126');
  await expect.poll(() => submit()?.getAttribute('aria-disabled')).toBe('false');
  expect(await axeFindings(view.container)).toEqual([]);
  submit()?.click();
  await expect
    .poll(() => view.link.asked.find(({ method }) => method === 'POST')?.body)
    .toMatchObject({ site: { ward: 'Kiến Hưng', wardCode: '10126' } });
});

it(
  'says that a screen does not show its new place yet, and how old a look at it is',
  slow,
  async () => {
    const told = { ...sampleKiosk(), showsSite: false };
    const report = {
      v: 1,
      madeAtMs: sampleNowMs,
      kiosk: stuck,
      shell: 'running',
      lines: [
        {
          part: 'printer',
          result: 'fail',
          finding: 'absent',
          connected: false,
          testedAtMs: null,
          facts: {},
        },
      ],
    };
    const [waits, done] = told.commands;
    if (waits === undefined || done === undefined) throw new Error('the sample has two');
    const commands = [waits, { ...done, state: 'failed' as const, report: JSON.stringify(report) }];
    const view = drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: { [`GET fleet/kiosks/${stuck}`]: { ...told, commands } },
    });
    await view.findByText(/Màn hình máy chưa ghi nơi này/);
    view.getByText(/người kiểm tra lúc .*, 4 ngày trước/);
    // A self-test is told in words, not as the machine wrote it.
    expect(view.container.querySelector('details code')).toBeNull();
    expect(view.container.querySelector('details')?.textContent).toMatch(/Máy in.*không đạt/);
    view.getByText(/có phần không đạt/);
  },
);

it('calls no kiosk right in its version that does not show it yet', slow, async () => {
  const told = sampleKiosk();
  const line = { ...told.line, truth: 'well' as const, reason: null };
  const draw = (v: number) =>
    drawFleet(10, {
      path: `fleet/${stuck}`,
      answers: {
        [`GET fleet/kiosks/${stuck}`]: { ...told, findings: [], line: { ...line, v } },
      },
    });
  const behind = draw(told.published - 1);
  await behind.findByText('Có nhịp, có vẽ. Máy chưa hiện bản 12.');
  expect(behind.queryByText(/đúng bản/)).toBeNull();
  behind.close();
  await draw(told.published).findByText('Có nhịp, có vẽ, đúng bản.');
});

it(
  'lists revoked kiosks, which no other list has, and opens one to take it back',
  slow,
  async () => {
    const site = sampleKiosk().site;
    const kiosks = [
      { kiosk: stuck, site, revokedMs: sampleNowMs - 86_400_000, isYoung: true },
      { kiosk: idOf(5), site, revokedMs: null, isYoung: false },
    ];
    const view = drawFleet(10, {
      answers: {
        'GET fleet/revoked': { kiosks },
        [`GET fleet/kiosks/${stuck}`]: {
          ...sampleKiosk(),
          state: 'revoked',
          revokedMs: sampleNowMs,
        },
      },
    });
    (await view.findByRole('button', { name: 'Đã thu hồi' })).click();
    await view.findByText('2 kiosk đã thu hồi');
    view.getByText('còn nhận lại được');
    view.getByText('đã quá 30 ngày');
    expect(await axeFindings(view.container)).toEqual([]);
    view.press('j');
    view.press('Enter');
    await view.findByRole('button', { name: 'Nhận lại' });
  },
);

it('makes a code to scan and to type for a new kiosk', slow, async () => {
  const view = drawFleet(0, {
    path: 'fleet/new',
    answers: {
      'POST fleet/codes': {
        code: '7KQ2M9XR4ABCD',
        expiresMs: sampleNowMs,
        qr: 'motcham:enrol:7KQ2',
      },
    },
  });
  for (const [label, value] of [
    ['Biển', 'A3'],
    ['Tòa nhà', 'Nhà A'],
    ['Phường, xã', 'Hà Đông'],
  ] as const) {
    const field = (await view.findByLabelText(label)) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  (await view.findByRole('button', { name: /Tạo mã/ })).click();
  await view.findByText('7KQ2 M9XR 4ABC D');
  view.getByRole('img', { name: 'Mã ghi danh, dùng một lần' });
  expect(await axeFindings(view.container)).toEqual([]);
});

it('shows alarms that are open first, and takes one with a reason', slow, async () => {
  const id = '01a00000-0000-7000-8000-000000000001';
  const alarms: AlarmsAnswer = {
    nowMs: sampleNowMs,
    alarms: [
      {
        id,
        kiosk: stuck,
        site: sampleKiosk().site,
        truth: 'stuck',
        reason: 'noFrames',
        badSinceMs: sampleNowMs - 600_000,
        raisedMs: sampleNowMs - 400_000,
        clearedMs: null,
        ackedMs: null,
        ackedBy: null,
        ackReason: null,
      },
    ],
    channels: [
      {
        channel: 'mail',
        target: 'truc@example.invalid',
        waiting: 0,
        dead: 1,
        lastDoneMs: null,
        problem: 'smtp550',
      },
      ...(['a', 'b'] as const).map((name) => ({
        channel: 'webhook' as const,
        target: `https://${name}.example.invalid`,
        waiting: name === 'a' ? 2 : 0,
        dead: 0,
        lastDoneMs: null,
        problem: name === 'a' ? 'unreachable' : null,
      })),
    ],
  };
  const [older] = alarms.alarms;
  if (older === undefined) throw new Error('the sample has one');
  const over = { ...older, id: '01a00000-0000-7000-8000-000000000002', clearedMs: sampleNowMs };
  const newer = {
    ...older,
    id: '01a00000-0000-7000-8000-000000000003',
    site: { ...older.site, plate: 'H0009' },
    truth: 'clock' as const,
    raisedMs: sampleNowMs,
  };
  const view = drawPage(alarmsPage, {
    answers: {
      'GET alarms': { ...alarms, alarms: [over, newer, older] },
      [`POST alarms/${id}/acknowledge`]: { done: true },
    },
    path: `alarms/${id}`,
  });
  drawn = view;
  await view.findByText('2 báo động đang mở, 2 chưa ai nhận');
  const rows = [...view.container.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
  expect(
    rows.map((row) => row.replace(/^(Treo|Sai giờ).*(chưa ai nhận|hết lúc).*/, '$1 $2')),
  ).toEqual(['Treo chưa ai nhận', 'Sai giờ chưa ai nhận', 'Treo hết lúc']);
  const said = [...view.container.querySelectorAll('.channels .st')];
  expect(said.map(({ textContent }) => textContent)).toEqual([
    'Thư truc@example.invalid: 1 thư không gửi được (nơi nhận trả lời 550)',
    'Webhook https://a.example.invalid: 2 thư chờ gửi (không tới được nơi nhận)',
    'Webhook https://b.example.invalid: chưa gửi gì',
  ]);
  const bounds = view.container.getBoundingClientRect();
  for (const one of said) {
    expect(one.getBoundingClientRect().right).toBeLessThanOrEqual(bounds.right);
  }
  expect(await axeFindings(view.container)).toEqual([]);
  const field = view.getByLabelText('Lý do') as HTMLInputElement;
  field.value = 'đã gọi tòa nhà';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await expect
    .poll(() => view.getByRole('button', { name: /Nhận việc/ }).getAttribute('aria-disabled'))
    .toBe('false');
  view.getByRole('button', { name: /Nhận việc/ }).click();
  await expect
    .poll(() => view.link.asked.find(({ method }) => method === 'POST')?.body)
    .toEqual({ reason: 'đã gọi tòa nhà' });
});

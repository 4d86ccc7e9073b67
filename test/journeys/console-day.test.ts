/**
 * A working day at the console with a keyboard and nothing else: no click, and no focus that a script
 * gives. Each part goes on where the one before ended.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { contentBuilderAside } from '../../src/cli/support/build-content-aside.ts';
import { root } from '../../src/cli/support/steps.ts';
import { setHubAddress } from '../../src/hub/index.ts';
import { TestClock } from '../../src/hub/test-support.ts';
import { newColleague, openOffice } from '../support/colleague.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';
import { KeyHands } from '../support/key-hands.ts';
import { readQr } from '../support/read-qr.ts';
import { ScriptedKiosk } from '../support/scripted-kiosk.ts';

const pictures = join(root, 'dist', 'journeys', 'day');
/** Certifying a signature: one fee, of 10.000 đồng. */
const code = '2.000884';
const clock = new TestClock();

const told: string[] = [];
const webhook = createServer((request, response) => {
  request.setEncoding('utf8').on('data', (chunk: string) => told.push(chunk));
  request.on('end', () => response.writeHead(204).end());
});
const mails: string[] = [];
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.on('end', () => {
      mails.push(text);
      done();
    });
  },
});

let desk: ConsoleDesk;
let office: Browser;
let hà: KeyHands;
let lan: KeyHands;
let kiosk: ScriptedKiosk;
let console_ = '';
const troubles: string[] = [];

const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port;
const picture = (hands: KeyHands, name: string) =>
  hands.page.screenshot({ path: join(pictures, `${name}.png`) });
/** What fails leaves a picture of both desks. */
const part = (says: string, work: () => Promise<void>) =>
  it(says, async () => {
    await work().catch(async (error: unknown) => {
      if (hà !== undefined) await picture(hà, 'failed-ha');
      if (lan !== undefined) await picture(lan, 'failed-lan');
      throw error;
    });
    expect([...desk.troubles, ...troubles]).toEqual([]);
  });

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await new Promise<void>((done) => webhook.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => post.listen(0, '127.0.0.1', done));
  const alarms = {
    webhooks: [`http://127.0.0.1:${portOf(webhook.address())}/alarms`],
    mail: {
      smtpUrl: `smtp://127.0.0.1:${portOf(post.server.address())}`,
      from: 'kiosk@hanoi.example',
      to: ['catruc@hanoi.example'],
    },
  };
  desk = await openDesk({
    hub: { clock: clock.now, alarms, buildContent: contentBuilderAside() },
    enters: async (page) => {
      const hands = await KeyHands.of(page);
      await hands.writes('Tên mà đồng nghiệp thấy', 'Trần Thu Hà');
      await hands.presses('Tạo khóa và vào');
      return hands;
    },
  });
  console_ = `${desk.address}/console/`;
  await setHubAddress(desk.hub.store, { url: 'https://hub.example', keyPin: null }, Date.now());
  hà = await KeyHands.of(desk.page);
  office = await openOffice();
}, 240_000);
afterAll(async () => {
  await office?.close();
  await desk?.close();
  await new Promise((done) => webhook.close(done));
  await new Promise<void>((done) => post.close(done));
}, 60_000);

part('an administrator invites a colleague, who comes in', async () => {
  await hà.goes('Người và quyền');
  await hà.press('n');
  await hà.writes('Tên', 'Vũ Lan');
  for (const role of [/^Duyệt/, /^Vận hành/]) {
    await hà.tabTo(role, { role: 'checkbox' });
    await hà.press('Space');
  }
  await hà.press('Control+Enter');
  const link = await hà.page.locator('[data-link]').textContent();
  await hà.press('Escape');
  lan = await KeyHands.of(await newColleague(office, troubles));
  await lan.page.goto(String(link));
  await lan.presses('Tạo khóa và vào');
  await lan.page.locator('nav.nav a').first().waitFor();
  await lan.goes('Phát hành');
  await lan.sees('Chưa phát bản nào');
});

part('an operator enrols a kiosk by the code on the screen', async () => {
  await hà.goes('Đội kiosk');
  await hà.press('n');
  await hà.writes('Biển', 'A3');
  await hà.writes('Tòa nhà', 'Nhà A');
  await hà.writes('Phường, xã', 'Hà Đông');
  await hà.press('Enter');
  const drawn = hà.page.getByRole('img', { name: 'Mã ghi danh, dùng một lần' });
  await drawn.waitFor();
  kiosk = await ScriptedKiosk.scan(desk.hub, clock, readQr(await drawn.screenshot()) ?? '');
  await kiosk.beat();
  await kiosk.isLookedAt(hà.page);
  await hà.presses('Về danh sách');
  await hà.row('A3');
  await picture(hà, 'fleet');
});

part(
  'an editor changes a fee: finding, undo, redo, reload, another day, and sends it',
  async () => {
    const amount = () => hà.page.locator('[data-path="costs.0.amountVnd"]').inputValue();
    const send = () => hà.page.getByRole('button', { name: /^Gửi duyệt/ });
    await hà.opens(`${console_}procedures/${code}`);
    await hà.tabTo(/^Phí/, { role: 'link' });
    await hà.press('Enter');
    await hà.tabTo('Số tiền (đồng)', { role: 'spinbutton' });
    await hà.press('Control+a', 'Delete');
    // What is missing is said beside the field, and to whoever hears the field.
    await expect.poll(() => send().textContent()).toMatch(/còn 1 lỗi/);
    const field = hà.page.locator('[data-path="costs.0.amountVnd"]');
    await expect
      .poll(() =>
        field.evaluate(
          (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent,
        ),
      )
      .toBe('Ô này còn trống');
    await picture(hà, 'finding');
    await hà.tabTo('Số tiền (đồng)', { role: 'spinbutton' });
    await hà.press('Shift+Tab');
    // The next error, from anywhere in the form.
    await hà.press('F8');
    expect(await hà.held()).toMatchObject({ name: 'Số tiền (đồng)' });
    await hà.types('12000');
    await expect.poll(() => send().textContent()).not.toMatch(/lỗi/);
    await hà.press('Control+z');
    await expect.poll(amount).not.toBe('12000');
    await hà.press('Control+y');
    await expect.poll(amount).toBe('12000');
    await hà.page.locator('[data-save=saved]').waitFor();
    await hà.reloads();
    await expect.poll(amount).toBe('12000');
    // As it will be on the first of January.
    await hà.tabTo(/Xem như ngày/, { most: 60 });
    await hà.types('01012027');
    await hà.sees(/Đang xem như ngày 01\/01\/2027/);
    await hà.presses('Về hôm nay');
    // What residents will see differently, and by the same keys on to the desk of who approves.
    await hà.press('Control+Enter');
    await hà.sees(/12\.000/);
    await picture(hà, 'changes');
    await hà.press('Control+Enter');
    await hà.types('Nghị quyết mới của thành phố');
    await hà.press('Control+Enter');
    await hà.sees(/chờ duyệt, Trần Thu Hà/);
  },
);

part('two people make their keys', async () => {
  for (const hands of [hà, lan]) {
    await hands.goes('Phát hành');
    await hands.press('p');
    await hands.presses('Tạo khóa');
    await hands.presses('Ghi khóa vào gốc dùng thử');
    await hands.sees('Khóa có trong gốc tin cậy');
    await hands.press('Escape');
  }
});

part('an approver reads the difference, approves, and both sign', async () => {
  await lan.opens(`${console_}procedures/${code}`);
  await lan.press('Control+Enter');
  await lan.sees(/12\.000/);
  await lan.press('Control+Enter');
  await lan.types('đã xem nghị quyết');
  await lan.press('Control+Enter');
  await lan.sees(/đã duyệt, Vũ Lan/);
  await lan.goes('Phát hành');
  await lan.press('n');
  await lan.page.waitForURL(/publish\/next$/);
  await lan.sees(/→ *12\.000/);
  await lan.writes('Nội dung bản này', 'Phí chứng thực chữ ký');
  await lan.press('Control+Enter');
  await lan.page.waitForURL(/publish\/[0-9a-f-]{36}$/);
  const release = lan.page.url();
  for (const hands of [lan, hà]) {
    if (hands === hà) await hà.opens(release);
    await hands.page.locator('[data-group]').first().waitFor();
    const groups = await hands.page.locator('[data-group]').count();
    for (let group = 0; group < groups; group += 1) {
      if (group > 0) await hands.press('j');
      await hands.press('Space');
    }
    const sign = hands.page.getByRole('button', { name: /^Duyệt và ký/ });
    await expect.poll(() => sign.getAttribute('aria-disabled')).toBe('false');
    if (hands === lan) await picture(lan, 'sign');
    await hands.press('Control+Enter');
    await hands.sees(/Đã ký/);
  }
});

part('it goes to the first ring, is held, goes on, and is taken back', async () => {
  const ring = lan.page.locator('[data-ring="1"]');
  await lan.sees('Phát tới 1 %');
  await lan.press('g');
  await lan.sees(/từ \d\d:\d\d/);
  await kiosk.beat(2);
  await ring.getByText('1 / 1 kiosk').waitFor({ timeout: 30_000 });
  expect(await ring.locator('dl.hm dd').count()).toBe(4);
  await picture(lan, 'ring');
  await lan.press('s');
  await lan.sees('Đang dừng');
  await lan.press('g');
  await lan.sees('Đang theo vòng');
  await lan.press('u');
  await lan.sees('Đã trở về');
  await lan.press('Escape');
  await lan.row('Phí chứng thực chữ ký');
  await kiosk.beat(5);
});

part('a kiosk falls silent: an alarm by webhook and mail, taken by an operator', async () => {
  for (const _ of [90, 180]) {
    clock.offsetMs += 92_000;
    await kiosk.isLookedAt(hà.page);
  }
  await vi.waitFor(
    () => {
      expect(told.join('')).toContain('"raised"');
      expect(mails.join('')).toContain('A3');
    },
    { timeout: 30_000 },
  );
  await lan.goes('Báo động');
  await lan.row('A3');
  await lan.writes('Lý do', 'đã gọi bảo vệ tòa nhà');
  await lan.presses('Nhận việc');
  await lan.sees('1 báo động đang mở, 0 chưa ai nhận');
  await picture(lan, 'alarm');
  await lan.presses('Mở');
  await lan.page.waitForURL(/fleet\/k-/);
});

part('it is told to load its page again, and says what came of it', async () => {
  await lan.sees('Lệnh và kết quả');
  await lan.press('c');
  await lan.presses('Tải lại trang');
  await lan.sees('Đã gửi 1 lệnh.');
  await lan.press('Escape');
  expect(await kiosk.beat()).toMatchObject([{ number: 1, name: 'reload' }]);
  await kiosk.beatShell([{ number: 1, state: 'done', report: '{"ms":412}' }], 1);
  await lan.sees('· xong');
  await picture(lan, 'command');
});

part('a resident is answered, and what no office took is handed over again', async () => {
  const { envelope } = await kiosk.page.feedback();
  const second = await kiosk.page.feedback('Đèn hỏng');
  expect((await kiosk.page.send([envelope, second.envelope])).status).toBe(200);
  const { pool } = desk.hub.store;
  await vi.waitFor(
    async () => {
      const { rows } = await pool.query('select from follows');
      expect(rows).toHaveLength(2);
    },
    { timeout: 30_000 },
  );
  await lan.goes('Yêu cầu');
  await lan.row('Phản ánh');
  await lan.press('a');
  await lan.sees('Thôi giữ');
  await lan.press('r');
  await lan.presses('Đang xử lý');
  await lan.sees('Đã gửi. Người dân thấy ở kiosk.');
  await picture(lan, 'reply');
  await lan.press('Escape');
  await pool.query(`update handover set state = 'dead', reason = 'http422' where seq = 2`);
  await lan.goes('Báo động');
  await lan.goes('Yêu cầu');
  await lan.presses('Thư chết');
  await lan.row('không giao được');
  await lan.presses('Giao lại');
  await lan.sees('Đã đưa 1 yêu cầu vào hàng.');
});

part(
  'words without a hit lead to a service after two presses, and the list goes into a file',
  async () => {
    await desk.hub.store.pool.query(
      `insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select current_date - back, current_date - back, dimension, name, $1, count, 'Hà Đông', '00001'
        from unnest(array[10, 11, 17]) back,
          (values ('missed', 'lam the nha', 40), ('missed', 'other', 30), ('session', 'all', 400),
            ('word', 'khai sinh', 200), ('word', 'other', 90)) as one (dimension, name, count)`,
      [kiosk.id],
    );
    await hà.goes('Người dân tìm gì');
    await hà.row('lam the nha');
    await picture(hà, 'insight');
    await hà.press('s');
    expect(await hà.held()).toMatchObject({ role: 'button' });
    await hà.press('Enter');
    await hà.sees('Đã lưu bản nháp.');
    const file = hà.page.waitForEvent('download');
    await hà.presses('CSV', { back: true });
    expect((await file).suggestedFilename()).toMatch(/\.csv$/);
    await hà.press('Control+z');
    await hà.page.getByText('Đã lưu bản nháp.').waitFor({ state: 'detached' });
  },
);

part('a kiosk moves and is taken out', async () => {
  await hà.opens(`${console_}fleet/${kiosk.id}`);
  await hà.presses('Chuyển nơi');
  await hà.writes('Tòa nhà', 'Nhà B');
  await hà.writes('Lý do', 'sảnh cũ đóng cửa');
  await hà.press('Enter');
  await hà.sees(/Nhà B/);
  await hà.presses('Thu hồi');
  await hà.writes('Gõ lại mã máy để chắc chắn', kiosk.id);
  await hà.writes('Lý do', 'máy hỏng');
  await hà.press('Enter');
  await hà.sees(/Đã thu hồi/);
  await picture(hà, 'revoked');
});

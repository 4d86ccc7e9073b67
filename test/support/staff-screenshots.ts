import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFilePrinter } from '../../kiosk-shell/index.ts';
import { newProfile, openBrowser } from './browser.ts';
import { freePort } from './city.ts';
import { runCommand, startCommand } from './processes.ts';
import { Resident } from './resident.ts';
import { scanByWedge } from './wedge.ts';

/** Small enough for a guide on a phone: under 150 KB each. */
const quality = 48;
const corners = [
  [20, 20],
  [1060, 20],
  [1060, 1900],
  [20, 1900],
] as const;

/** Pictures of docs/staff: a machine out of its box, set up as the guide tells it. */
export async function takeStaffPictures(pictures: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), 'motcham-staff-'));
  const state = ['--state', directory] as const;
  const closers: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  try {
    const [hubPort, pagePort] = [await freePort(), await freePort()];
    const hub = await startCommand(
      'hub',
      'run',
      '--trial',
      '--json',
      ...state,
      '--port',
      `${hubPort}`,
    );
    closers.push(() => rmSync(String(hub.ready['databaseRoot']), { recursive: true, force: true }));
    closers.push(() => hub.stop());
    const printer = await startFilePrinter({
      directory: join(directory, 'printer'),
      port: await freePort(),
      pagePort: 0,
    });
    closers.push(() => printer.close());
    const shell = await startCommand(
      ...['shell', 'run', '--json', '--state', join(directory, 'shell'), '--port', `${pagePort}`],
      ...['--printer', `${printer.address.host}:${printer.address.port}`],
    );
    closers.push(() => shell.stop());
    const profile = newProfile();
    closers.push(() => profile.remove());
    const { context, page } = await openBrowser(profile);
    closers.push(() => context.close());
    const staff = new Resident(page);
    const take = async (name: string) => {
      await page.waitForTimeout(1_000);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(pictures, `${name}.jpg`), type: 'jpeg', quality });
      process.stderr.write(`docs/staff/${name}.jpg\n`);
    };
    await page.goto(`http://localhost:${pagePort}/`);
    await staff.sees('setup');
    await take('1-may-moi');
    await staff.opens('Đăng ký máy', 'staffEnrol');
    await take('2-dang-ky');
    await runCommand('hub', 'address', `http://127.0.0.1:${hubPort}`, ...state);
    const made = await runCommand(
      ...['hub', 'new-code', '--json', ...state, '--plate', 'A3'],
      ...['--building', 'Chung cư Yên Hòa', '--ward', 'Phường Yên Hòa'],
    );
    await scanByWedge(page, String(JSON.parse(made.output).qr));
    await staff.reads(/Đã đăng ký: k-/);
    await take('3-da-dang-ky');
    await staff.touches('Thoát');
    // With its content it is ready: the report of the guide is one of a kiosk that can open.
    await staff.sees('attract');
    for (const [x, y] of corners) await page.mouse.click(x, y);
    await staff.sees('staffPin');
    await take('4-ma-so');
    await staff.types('246810');
    await staff.opens('Mở', 'staffStatus');
    await take('5-tinh-trang');
    await staff.opens('Đo màn hình', 'staffCalibrate');
    await take('6-do-man-hinh');
    await staff.touches('Lưu và dùng ngay');
    await staff.reads('Đã lưu');
    await staff.opens('Quay lại', 'staffStatus');
    await staff.opens('Kiểm tra máy', 'staffTest');
    for (let n = 0; n < 12; n += 1) await page.locator('.staff-cell').nth(n).click();
    await take('7-kiem-tra');
    for (let n = 12; n < 25; n += 1) await page.locator('.staff-cell').nth(n).click();
    await staff.touches('Đúng như hình');
    await staff.touches('Đúng như hình');
    await staff.touches('Máy này không có');
    await staff.touches('In tờ thử');
    await staff.reads('Đã in');
    await take('9-to-thu');
    await staff.touches('Đúng như hình');
    await staff.touches('Máy này không có');
    await staff.reads('Đầu quét');
    await scanByWedge(page, 'MOTCHAM:SELFTEST');
    await staff.reads('Trung tâm đã nhận biên bản.');
    await take('8-bien-ban');
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

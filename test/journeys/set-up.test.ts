import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FilePrinter, startFilePrinter } from '../../kiosk-shell/index.ts';
import type { ReadinessReport } from '../../src/domain/fleet/index.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/processes.ts';
import { Resident } from '../support/resident.ts';
import { openTlsFront, type TlsFront } from '../support/tls-front.ts';
import { scanByWedge } from '../support/wedge.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** The corners of a screen without access keys, clockwise from the upper left (S1). */
const corners = [
  [20, 20],
  [1060, 20],
  [1060, 1900],
  [20, 1900],
] as const;
const trialPin = '246810';

describe('a machine out of its box', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-set-up-'));
  const closers: (() => unknown)[] = [];
  let hub: RunningCommand;
  let shell: RunningCommand;
  let front: TlsFront;
  let printer: FilePrinter;
  let profile: Profile;
  let staff: Resident;
  const hubCommand = async (...words: string[]) => {
    const done = await runCommand('hub', ...words, '--json', '--state', directory);
    if (done.status !== 0) throw new Error(done.words);
    return done.output;
  };

  beforeAll(async () => {
    const port = await freePort();
    hub = await startCommand(
      ...['hub', 'run', '--trial', '--json', '--state', directory, '--port', String(port)],
    );
    closers.push(() => rmSync(String(hub.ready['databaseRoot']), { recursive: true, force: true }));
    closers.push(() => hub.stop());
    front = await openTlsFront(`http://127.0.0.1:${port}`);
    closers.push(() => front.close());
    printer = await startFilePrinter({
      directory: join(directory, 'printer'),
      port: await freePort(),
      pagePort: 0,
    });
    closers.push(() => printer.close());
    const { host, port: printerPort } = printer.address;
    const pagePort = await freePort();
    // Nothing but an empty directory: no hub, no code, no key.
    shell = await startCommand(
      ...['shell', 'run', '--json', '--state', join(directory, 'shell')],
      ...['--port', String(pagePort), '--printer', `${host}:${printerPort}`],
    );
    closers.push(() => shell.stop());
    profile = newProfile();
    closers.push(() => profile.remove());
    const { context, page } = await openBrowser(profile);
    closers.push(() => context.close());
    await page.goto(`http://localhost:${pagePort}/`);
    staff = new Resident(page);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('becomes a kiosk by one code, is measured and tested, and the hub has the report', async () => {
    const { page } = staff;
    await staff.sees('setup');
    // The whole screen is the kiosk's, also with the box of the four corners around it.
    const filled = await page.evaluate<number>(
      'document.querySelector(".kiosk").clientHeight / innerHeight',
    );
    expect(filled).toBe(1);
    await staff.opens('Đăng ký máy', 'staffEnrol');
    await staff.reads('Máy mới, chưa thuộc trung tâm nào');
    await hubCommand('address', front.url, '--pin', front.pin);
    await hubCommand('phone', '024 1022');
    const made: { code: string; qr: string } = JSON.parse(
      await hubCommand(
        ...['new-code', '--plate', 'B7', '--building', 'Nhà Bảy', '--ward', 'Phường Bảy'],
        ...['--languages', 'vi,en', '--hours', '07:30-17:00'],
      ),
    );
    // Another hub answers there: said, and nothing is begun.
    const foreign = await openTlsFront(front.url.replace('https', 'http'));
    closers.push(() => foreign.close());
    await hubCommand('address', front.url, '--pin', foreign.pin);
    const wrong: { qr: string } = JSON.parse(
      await hubCommand('new-code', '--plate', 'X', '--building', 'X', '--ward', 'X'),
    );
    await scanByWedge(page, wrong.qr);
    await staff.reads(/không phải trung tâm của mã này/);
    await scanByWedge(page, made.qr);
    await staff.reads(/Máy sẽ là: B7, Nhà Bảy, Phường Bảy/);
    await staff.reads(/Đã đăng ký: k-/);
    await staff.touches('Thoát');
    // With content it serves at once, without it waits: staff get in either way.
    await page.locator('[data-screen="setup"], [data-screen="attract"]').waitFor();

    for (const [x, y] of corners) await page.mouse.click(x, y);
    await staff.sees('staffPin');
    await staff.types(trialPin);
    await staff.opens('Mở', 'staffStatus');
    await staff.opens('Đo màn hình', 'staffCalibrate');
    await staff.touches('Rộng ra');
    await staff.touches('Lưu và dùng ngay');
    await staff.reads('Đã lưu');
    const pxPerMm = Number(await page.evaluate('localStorage.getItem("motcham-px-per-mm")'));
    expect(pxPerMm).toBeGreaterThan(1);
    await expect
      .poll(() => page.evaluate('document.documentElement.style.getPropertyValue("--real-mm")'))
      .toBe(`${pxPerMm}px`);
    await staff.opens('Quay lại', 'staffStatus');

    await staff.opens('Kiểm tra máy', 'staffTest');
    const cells = page.locator('.staff-cell');
    for (let n = 0; n < 25; n += 1) await cells.nth(n).click();
    await staff.touches('Đúng như hình');
    await staff.touches('Đúng như hình');
    await staff.touches('Ghi là chưa rõ');
    await staff.touches('In tờ thử');
    await staff.reads('Đã in');
    await staff.touches('Đúng như hình');
    await staff.touches('Máy này không có');
    await staff.reads('Đầu quét');
    await scanByWedge(page, 'MOTCHAM:SELFTEST');
    await staff.reads('Biên bản sẵn sàng');
    await staff.reads('Trung tâm đã nhận biên bản.');
    await staff.touches('In biên bản');
    await staff.reads('Đã in');

    const all = (await hubCommand('readiness')).trim().split('\n');
    expect(all).toHaveLength(1);
    const told: { plate: string; report: ReadinessReport } = JSON.parse(all[0] ?? '');
    expect(told.plate).toBe('B7');
    const of = (part: string) => told.report.lines.find((line) => line.part === part);
    expect(of('touch')).toMatchObject({ result: 'pass', facts: { points: 25 } });
    expect(of('scanner')?.testedAtMs).not.toBeNull();
    expect(of('camera')).toMatchObject({ result: 'absent' });
    expect(of('headset')).toMatchObject({ result: 'unknown', finding: 'notPossible' });
    expect(of('content')?.result).toMatch(/^(pass|fail)$/);
    expect(of('clock')).toBeDefined();
    expect(told.report.shell).toBe('running');
  });
});

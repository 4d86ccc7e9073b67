import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../browser/index.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const executablePath = findBrowser(process.env) ?? '';
if (executablePath === '') {
  process.stderr.write('SKIPPED: no Chromium here, nobody entered at the rescue page.\n');
}
/** Where pictures of the pages are put, for whoever wants to look at them. */
const pictures = process.env['MOTCHAM_PICTURES'];

describe.skipIf(executablePath === '')('in real Chromium', () => {
  let shell: TestShell;
  let stateDirectory = '';
  let page: Page;
  const closers: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    stateDirectory = mkdtempSync(join(tmpdir(), 'motcham-rescue-'));
    shell = await startTestShell({ trial: true, stateDirectory });
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    closers.push(() => browser.close());
    page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    await shell?.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  });

  const picture = async (name: string) => {
    if (pictures === undefined) return;
    writeFileSync(join(pictures, `${name}.png`), await page.screenshot());
  };
  const corners = [
    [20, 20],
    [1060, 20],
    [1060, 1900],
    [20, 1900],
  ] as const;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  /** Each digit when the one before it is shown. */
  const type = async (digits: string) => {
    for (const [at, digit] of [...digits].entries()) {
      await press(digit);
      await page.locator(`.dots[aria-label="${at + 1}"]`).waitFor();
    }
  };

  test('a finger on four corners, a PIN, and the desk: without a script, and out again', async () => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`http://localhost:${shell.shell.port}/bridge/rescue?code=MC-41&count=1`);
    await picture('rescue');
    for (const [x, y] of corners) {
      const heard = page.waitForResponse((answer) => answer.url().endsWith('/desk'));
      await page.touchscreen.tap(x, y);
      await heard;
    }
    await page.getByText('Mã PIN của cán bộ').first().waitFor();
    await type('111111');
    await picture('rescue-pin');
    await press('Vào');
    await page.getByText('Còn 4 lần thử').waitFor();
    await type('246810');
    expect(await page.locator('.dots').textContent()).toBe('••••••');
    await press('Vào');
    await page.getByText('Máy đang ở trang cứu hộ').waitFor();
    await picture('rescue-desk');
    await press('Chẩn đoán');
    await page.locator('svg').waitFor();
    await picture('rescue-diagnostics');
    await press('Mạng');
    await page.getByText('không kết nối được').or(page.getByText('chưa rõ')).first().waitFor();
    await press('Ra');
    await page.getByText('Máy đang tự khắc phục').waitFor();
    expect(page.url()).toContain('code=MC-41&count=1');
    expect(errors).toEqual([]);
  });

  test('the browser’s own keys do nothing on it', async () => {
    await page.goto(`http://localhost:${shell.shell.port}/bridge/rescue?code=MC-41&count=1`);
    const taken = await page.evaluate(() =>
      ['t', 'F12', 'F5', 'Tab'].map((key) => {
        const event = new KeyboardEvent('keydown', {
          key,
          ctrlKey: key === 't',
          bubbles: true,
          cancelable: true,
        });
        document.body.dispatchEvent(event);
        return event.defaultPrevented;
      }),
    );
    expect(taken).toEqual([true, true, true, false]);
  });
});

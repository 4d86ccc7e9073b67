import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { durableIndexedDb } from '../../kiosk-shell/browser/index.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Chromium as root in a closed network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What the shell starts its browser with.
  durableIndexedDb,
];

/** A browser profile on disk, as a kiosk has one: it survives the browser. */
export interface Profile {
  readonly directory: string;
  readonly remove: () => void;
}

export function newProfile(): Profile {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-profile-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** Opens the profile in a new browser process, portrait 1080×1920. */
export async function openBrowser(
  profile: Profile,
  options: { readonly flags?: readonly string[] } = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await chromium.launchPersistentContext(profile.directory, {
    executablePath,
    headless: true,
    args: [...flags, ...(options.flags ?? [])],
    viewport: { width: 1080, height: 1920 },
    deviceScaleFactor: 1,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: true,
    permissions: ['camera'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page };
}

/** Kills the whole browser as a power cut would, and waits until it is gone. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? {};
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (browser === undefined) throw new Error('the browser process was not found');
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()));
  process.kill(browser.id, 'SIGKILL');
  await closed;
}

/** Slows the page's processor, as a kiosk's is slow. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}

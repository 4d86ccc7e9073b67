import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { AuditLanguage } from './cells.ts';
import type { Profile } from './profiles.ts';

const root = join(import.meta.dirname, 'page');
/** Ignored by git. One of its own for each run: two may go on at once. */
const outDir = join(import.meta.dirname, '..', '..', 'dist', `audit-${process.pid}`);

export interface OpenedPage {
  /** Of all that the page is built from: what was found with another build is not today's. */
  readonly digest: string;
  /** A page that draws in this language, as large as this unit; `nth` of several side by side. */
  readonly at: (profile: Profile, language: AuditLanguage, nth?: number) => Promise<Page>;
  /** An empty page for a contact sheet. */
  readonly sheet: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Letters too: another font is another width. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names)
    if (/\.\w+$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Builds the page that draws any screen in any cell, and opens it in Chromium. */
export async function openAuditPage(): Promise<OpenedPage> {
  const shared = { root, configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    plugins: [preact()],
    base: './',
    build: { outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      // A cell waits for frames, not for a sixtieth of a second each: half of a run otherwise.
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the page is served nowhere');
  /** A context each: pages of one share a process. */
  const pages: { readonly page: Page; drawn: string }[] = [];
  return {
    digest: digestOf(outDir),
    at: async (profile, language, nth = 0) => {
      pages[nth] ??= { page: await (await browser.newContext()).newPage(), drawn: '' };
      const opened = pages[nth];
      const { page } = opened;
      await page.setViewportSize({ width: profile.width, height: profile.height });
      const wanted = language === 'long' ? '?long' : '';
      if (opened.drawn !== `${address}${wanted}`) {
        opened.drawn = `${address}${wanted}`;
        await page.goto(opened.drawn);
        await page.waitForFunction(() => window.auditPage !== undefined);
      }
      return page;
    },
    sheet: () => browser.newPage({ viewport: { width: 2200, height: 1200 } }),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

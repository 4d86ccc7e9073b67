import { rmSync } from 'node:fs';
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
  /** A page that draws in this language, as large as this unit. */
  readonly at: (profile: Profile, language: AuditLanguage) => Promise<Page>;
  /** An empty page for a contact sheet. */
  readonly sheet: () => Promise<Page>;
  readonly close: () => Promise<void>;
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
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the page is served nowhere');
  let drawn = '';
  return {
    at: async (profile, language) => {
      await page.setViewportSize({ width: profile.width, height: profile.height });
      const wanted = language === 'long' ? '?long' : '';
      if (drawn !== `${address}${wanted}`) {
        drawn = `${address}${wanted}`;
        await page.goto(drawn);
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

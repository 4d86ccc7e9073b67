import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.ts';
import { BlockImage } from './block-image.ts';

const imageMegabytes = 512;

/** A browser whose profile lies on a disk of its own, so that its power can be cut. */
export class ProfileOnImage {
  readonly #directory = mkdtempSync(join(tmpdir(), 'motcham-profile-cut-'));
  readonly #image = BlockImage.create(
    join(this.#directory, 'disk.img'),
    join(this.#directory, 'disk'),
    imageMegabytes,
  );
  #context: BrowserContext | undefined;
  #pid = 0;

  async switchOn(): Promise<Page> {
    const directory = join(this.#image.mount, 'profile');
    const { context, page } = await openBrowser({ directory, remove: () => undefined });
    const cdp = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? {};
    this.#pid = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
    this.#context = context;
    return page;
  }

  /** Everything so far reaches the disk. */
  sync(): void {
    this.#image.sync();
  }

  /** Cuts the power in this instant, ends the browser, puts the disk in again. */
  async pullPlug(): Promise<void> {
    this.#image.cut();
    const context = this.#context;
    const closed = new Promise<void>((resolve) => context?.on('close', () => resolve()));
    if (this.#pid > 0) process.kill(this.#pid, 'SIGKILL');
    await closed;
    this.#context = undefined;
    await this.#image.reconnect();
  }

  async remove(): Promise<void> {
    await this.#context?.close();
    await this.#image.remove();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

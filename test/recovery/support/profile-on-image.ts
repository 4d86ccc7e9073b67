import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.ts';
import { BlockImage } from './block-image.ts';

const imageMegabytes = 512;
/** Largest piece in which a disk is filled, bytes. */
const fillBytes = 4 * 1024 * 1024;

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

  /** @param flags more of the browser's command line */
  async switchOn(flags: readonly string[] = []): Promise<Page> {
    const directory = join(this.#image.mount, 'profile');
    const { context, page } = await openBrowser({ directory, remove: () => undefined }, { flags });
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

  /**
   * Lets the file system note how long every file is, and nothing else: what was written without
   * a flush is zeros after a cut. By itself ext4 does it every 5 s.
   */
  noteLengths(): void {
    const file = openSync(join(this.#image.mount, 'beside'), 'a');
    writeSync(file, 'x');
    fsyncSync(file);
    closeSync(file);
  }

  /** Takes the last free byte of the disk. */
  fill(): void {
    const file = openSync(this.#filler, 'w');
    try {
      for (let bytes = fillBytes; bytes > 0; ) {
        try {
          // What is asked for is taken in pieces: the last ones are small.
          writeSync(file, Buffer.alloc(bytes, 1));
        } catch {
          bytes = Math.floor(bytes / 16);
        }
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#filler);
  }

  get #filler(): string {
    return join(this.#image.mount, 'filler');
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

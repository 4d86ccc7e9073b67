import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** How long a screen may take on a busy machine, ms; never a measure of speed. */
const patienceMs = 20_000;
/** Time between two presses, ms. */
const pressApartMs = 550;
/** When a resident whose press did nothing presses again, ms. */
const secondPressAfterMs = 5_000;
const pictures = join(import.meta.dirname, '..', '..', 'dist', 'journeys');

/** A resident before the kiosk: touches what is seen, by its words. */
export class Resident {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until a screen stands. */
  async sees(screen: string): Promise<void> {
    await this.#orPicture(
      this.page
        .locator(`[data-screen="${screen}"]`)
        .waitFor({ state: 'attached', timeout: patienceMs }),
    );
  }

  async reads(words: string | RegExp): Promise<void> {
    await this.#orPicture(
      this.page.getByText(words).first().waitFor({ state: 'visible', timeout: patienceMs }),
    );
  }

  /** What fails leaves a picture of the screen in `dist/journeys`. */
  async #orPicture(step: Promise<void>): Promise<void> {
    try {
      await step;
    } catch (error) {
      mkdirSync(pictures, { recursive: true });
      await this.page.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined);
      throw error;
    }
  }

  /** Touches the button that says so. */
  async touches(words: string | RegExp): Promise<void> {
    // A second press on the same spot within 500 ms is not heard (R12).
    await this.page.waitForTimeout(pressApartMs);
    await this.#orPicture(
      this.page
        .getByRole('button', { name: words })
        .or(this.page.getByRole('radio', { name: words }))
        .filter({ visible: true })
        .first()
        .click({ timeout: patienceMs }),
    );
  }

  /**
   * Touches what leads to a screen; a press that met a change of the screen under it is made again,
   * once and aloud, as a resident does.
   */
  async opens(words: string | RegExp, screen: string): Promise<void> {
    await this.touches(words);
    const stands = this.page.locator(`[data-screen="${screen}"]`);
    const came = await stands.waitFor({ state: 'attached', timeout: secondPressAfterMs }).then(
      () => true,
      () => false,
    );
    if (came) return;
    process.stderr.write(`!! pressed ${words} twice to reach ${screen}\n`);
    await this.touches(words);
    await this.sees(screen);
  }

  /** Types on the keyboard of the screen, one key after the other. */
  async types(text: string): Promise<void> {
    for (const letter of text) {
      const name = letter === ' ' ? /dấu cách|space/i : letter;
      await this.page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .click({ timeout: patienceMs });
    }
  }

  /** Wakes the kiosk from attract. */
  async wakes(): Promise<void> {
    await this.sees('attract');
    await this.page.mouse.click(540, 900);
    await this.sees('home');
  }

  /** Everything that can be read on the screen now. */
  async text(): Promise<string> {
    return this.page.locator('#app').evaluate((app) => app.textContent ?? '');
  }

  /** No value that must be gone is anywhere in the page. */
  async leftNothing(...values: readonly string[]): Promise<void> {
    const html = await this.page.content();
    for (const value of values) expect(html).not.toContain(value);
  }
}

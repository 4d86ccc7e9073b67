import type { Page } from 'playwright-core';
import { Resident } from './resident.ts';

/** A second press this near the first is held for a trembling finger's (R12: 15 mm), px. */
const sameSpotPx = 130;
const pressGuardMs = 550;
/** Nobody presses sooner after a screen came, ms: its pages are still being measured. */
const lookMs = 200;
/** When a resident whose first touch woke nothing touches again, ms. */
const wakeAgainMs = 5_000;

/** A resident who waits between two presses only where the kiosk would not hear the second. */
export class QuickResident extends Resident {
  #last = { atMs: 0, x: 0, y: 0 };

  constructor(page: Page) {
    super(page);
    page.setDefaultTimeout(20_000);
  }

  override async wakes(): Promise<void> {
    await this.sees('attract');
    for (let turn = 0; turn < 2; turn += 1) {
      await this.page.waitForTimeout(lookMs);
      await this.page.mouse.click(540, 900);
      const home = this.page.locator('[data-screen="home"]');
      const isAwake = await home.waitFor({ state: 'attached', timeout: wakeAgainMs }).then(
        () => true,
        () => false,
      );
      if (isAwake) return;
      process.stderr.write('!! touched attract twice\n');
    }
    await this.sees('home');
  }

  override async touches(words: string | RegExp): Promise<void> {
    const key = this.page
      .getByRole('button', { name: words })
      .or(this.page.getByRole('radio', { name: words }))
      .filter({ visible: true })
      .first();
    await this.page.waitForTimeout(lookMs);
    const box = await key.boundingBox().catch(() => null);
    if (box === null) return super.touches(words);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const last = this.#last;
    const restMs = last.atMs + pressGuardMs - Date.now();
    const isNear = Math.hypot(x - last.x, y - last.y) < sameSpotPx;
    if (isNear && restMs > 0) await this.page.waitForTimeout(restMs);
    await key.click();
    this.#last = { atMs: Date.now(), x, y };
  }
}

import type { CDPSession, Page } from 'playwright-core';

/** Most presses of `Tab` to one place: more, and nobody works with keys all day. */
const tabsMax = 40;
/** How long what a key did may take to be drawn, ms. */
const drawnMs = 15_000;

/** What has the focus, as a screen reader says it. */
interface Held {
  readonly role: string;
  readonly name: string;
}

interface Way {
  readonly role?: string;
  /** Towards the top of the page. */
  readonly back?: boolean;
  readonly most?: number;
}

/**
 * A person who has a keyboard and nothing else: goes by `Tab`, arrows and shortcuts to what a screen
 * reader calls by a name, and presses it. A focus that is lost to the page, or a place that is too far,
 * is an error.
 */
export class KeyHands {
  readonly page: Page;
  readonly #cdp: CDPSession;
  /** A page that was just opened has the focus nowhere, until something takes it. */
  #isFresh = true;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<KeyHands> {
    return new KeyHands(page, await page.context().newCDPSession(page));
  }

  /** By an address that somebody sent. */
  async opens(address: string): Promise<void> {
    await this.page.goto(address);
    this.#isFresh = true;
    await this.#stands();
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    this.#isFresh = true;
    await this.#stands();
  }

  /** To a page of the console by its name: `Ctrl K`. */
  async goes(name: string): Promise<void> {
    await this.press('Control+k');
    await this.page.locator('dialog[open] [role=combobox]').waitFor();
    await this.types(name);
    await this.press('Enter');
    await this.#stands();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#isHeld(`before ${key}`);
      await this.page.keyboard.press(key);
      await this.#drawn();
    }
    await this.#isHeld(`after ${keys.at(-1)}`);
  }

  /** Where the focus is. */
  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.#isFresh = false;
    await this.#drawn();
  }

  /** By `Tab` to what has this name. */
  async tabTo(name: string | RegExp, way: Way = {}): Promise<void> {
    const { role, back = false, most = tabsMax } = way;
    const isThere = ({ name: said, role: what }: Held) =>
      (typeof name === 'string' ? said === name : name.test(said)) &&
      (role === undefined || role === what);
    const passed: string[] = [];
    for (let count = 0; count <= most; count += 1) {
      const held = await this.held();
      if (isThere(held)) return;
      passed.push(`${held.role} ${held.name.slice(0, 40)}`);
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      this.#isFresh = false;
    }
    throw new Error(`${most} tabs do not come to ${name}:\n${passed.join('\n')}`);
  }

  /** Goes there and presses it. */
  async presses(name: string | RegExp, way: Way = {}): Promise<void> {
    await this.tabTo(name, { role: 'button', ...way });
    await this.press('Enter');
  }

  /** Goes to a field and writes it anew. */
  async writes(name: string | RegExp, text: string, way: Way = {}): Promise<void> {
    await this.tabTo(name, { role: 'textbox', ...way });
    await this.page.keyboard.press('Control+a');
    await this.types(text);
  }

  /** By `J` to the row of a table that says this. */
  async row(says: string | RegExp, most = 30): Promise<void> {
    await this.page.locator('#main table tbody tr[aria-selected]').first().waitFor();
    for (let count = 0; count < most; count += 1) {
      await this.press('j');
      const row = await this.page.locator('table tr.at').first().textContent();
      if (typeof says === 'string' ? row?.includes(says) : says.test(row ?? '')) return;
    }
    throw new Error(`${most} rows do not come to ${says}`);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: drawnMs });
  }

  /** What has the focus now. */
  async held(): Promise<Held> {
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    });
    const { objectId } = result;
    if (objectId === undefined) return { role: 'nothing', name: '' };
    const { nodes } = await this.#cdp.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    return { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? '') };
  }

  /** The focus is at something, once what the last key did is drawn. */
  async #isHeld(when: string): Promise<void> {
    for (let count = 0; count < 40; count += 1) {
      const isLost = await this.page
        .evaluate(() => document.activeElement === null || document.activeElement === document.body)
        // A page that is just going.
        .catch(() => true);
      if (!isLost) this.#isFresh = false;
      if (!isLost || this.#isFresh) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`the focus is lost ${when}, at ${this.page.url()}`);
  }

  async #drawn(): Promise<void> {
    await this.page
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
      .catch(() => undefined);
  }

  /** The page stands: drawn and loaded. */
  async #stands(): Promise<void> {
    await this.page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
    await this.page.locator('#main .skeleton').waitFor({ state: 'detached' });
  }
}

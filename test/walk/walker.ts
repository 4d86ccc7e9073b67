import type { Page } from 'playwright-core';
import { scanByWedge } from '../support/wedge.ts';
import { passTime } from './virtual-time.ts';
import { canary, cardName, cardNumber, codes, type Step, units, type Walk } from './walk.ts';

/** Screens that end by themselves within seconds: nobody has to find a way out of them. */
const passing = ['setup', 'recovering', 'ending', 'staffLocked', 'outOfService', 'leaving'];

/** What a network that is cut says by itself; no fault of the page. */
const netTrouble = /net::ERR_|Failed to load resource|Failed to fetch/;
/** The walk lets the page's time run ahead of a worker that has its own: it is late, and no fault. */
const lateDecoder = /^decoder fell back: decoder did not answer/;

/** What the page shows: where one is, and by how many controls one gets on. */
export interface Sight {
  readonly screen: string;
  /** Controls that can be seen, pressed and are nobody's cover. */
  readonly ways: number;
  /** "Kết thúc", or what takes its place under a cover. */
  readonly canEnd: boolean;
}

/** In the page: centres of what can be pressed. */
function controls(inside: boolean): { x: number; y: number }[] {
  const found = document.querySelectorAll<HTMLElement>(
    'button, a[href], input, [role="button"], [role="radio"], [tabindex="0"]',
  );
  return [...found].flatMap((element) => {
    if (inside && element.closest('.access')) return [];
    const { left, top, width, height } = element.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    if (width === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return [];
    const over = document.elementFromPoint(x, y);
    const isFree = over !== null && (element.contains(over) || over.contains(element));
    return isFree && !element.matches(':disabled') ? [{ x, y }] : [];
  });
}

/** In the page: where one is. */
function look(): { screen: string; canEnd: boolean } {
  const screen = document.querySelector<HTMLElement>('.stage')?.dataset['screen'] ?? 'none';
  const end = document.querySelector('[data-access="end"], .veil, [role="alertdialog"] button');
  return { screen, canEnd: end?.checkVisibility() === true };
}

/** In the page: everything that is kept or drawn, as one text. */
async function kept(): Promise<string> {
  const texts = [document.documentElement.outerHTML, location.href, JSON.stringify(history.state)];
  for (const field of document.querySelectorAll('input, textarea')) {
    texts.push((field as HTMLInputElement).value);
  }
  for (const store of [localStorage, sessionStorage]) texts.push(JSON.stringify({ ...store }));
  const asText = (value: unknown): string =>
    JSON.stringify(value, (_key, one: unknown) =>
      one instanceof ArrayBuffer || ArrayBuffer.isView(one)
        ? new TextDecoder('utf-8').decode(one as ArrayBuffer)
        : one,
    ) ?? '';
  for (const { name } of await indexedDB.databases()) {
    // The catalogue is nobody's, and large.
    if (!name || /library/.test(name)) continue;
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store).getAll();
      texts.push(
        await new Promise((resolve, reject) => {
          all.onsuccess = () => resolve(asText(all.result));
          all.onerror = () => reject(all.error);
        }),
      );
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) texts.push(url);
  }
  return texts.join('\n').normalize('NFC').toLowerCase();
}

/** Somebody who presses whatever there is, and who looks at what becomes of it. */
export class Walker {
  readonly #page: Page;
  readonly #trouble: string[] = [];
  /** Screens that were stood on, with how often. */
  readonly seen = new Map<string, number>();

  constructor(page: Page) {
    this.#page = page;
    page.on('pageerror', (error) => {
      if (!lateDecoder.test(error.message))
        this.#trouble.push(`thrown: ${error.stack ?? error.message}`);
    });
    page.on('dialog', (dialog) => this.#trouble.push(`dialog: ${dialog.message()}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' || netTrouble.test(message.text())) return;
      this.#trouble.push(`console: ${message.text()}`);
    });
    page.on('crash', () => this.#trouble.push('the page crashed'));
  }

  /** Walks once, from attract to attract. Returns what was wrong, the first thing first. */
  async walk({ hub, steps }: Walk): Promise<readonly string[]> {
    this.#trouble.length = 0;
    const wrong: string[] = [];
    await this.#page.context().setOffline(!hub);
    for (const [at, step] of steps.entries()) {
      await this.#take(step);
      const dead = await this.#deadEnd();
      if (dead) wrong.push(`step ${at} (${JSON.stringify(step)}): ${dead}`);
      for (const one of this.#trouble.splice(0)) {
        wrong.push(`step ${at} (${JSON.stringify(step)}): ${one}`);
      }
      if (wrong.length > 0) break;
    }
    await this.#page.context().setOffline(false);
    await this.#page.setViewportSize(units[0]);
    wrong.push(...(await this.#endsWiped()));
    wrong.push(...this.#trouble.splice(0));
    return wrong;
  }

  async #take(step: Step): Promise<void> {
    const page = this.#page;
    const { width, height } = page.viewportSize() ?? units[0];
    switch (step.do) {
      case 'tap': {
        const found = await page.evaluate(controls, step.inside);
        const at = found[step.nth % Math.max(1, found.length)];
        if (at) await page.touchscreen.tap(at.x, at.y);
        return;
      }
      case 'point':
        return page.touchscreen.tap(step.x * (width - 1), step.y * (height - 1));
      case 'key':
        return page.keyboard.press(step.key);
      case 'type':
        return page.keyboard.type(canary);
      case 'wedge':
        return scanByWedge(page, codes[step.code] ?? '');
      case 'net':
        return page.context().setOffline(!step.on);
      case 'unit':
        return page.setViewportSize(units[step.unit] ?? units[0]);
      case 'wait':
        return passTime(page, step.seconds * 1000);
      case 'corners':
        for (const [x, y] of [
          [8, 8],
          [width - 8, 8],
          [width - 8, height - 8],
          [8, height - 8],
        ] as const) {
          await page.touchscreen.tap(x, y);
        }
    }
  }

  async #sight(): Promise<Sight> {
    await this.#page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
    );
    const { screen, canEnd } = await this.#page.evaluate(look);
    const found = await this.#page.evaluate(controls, false);
    return { screen, canEnd, ways: found.length };
  }

  /** Undefined where there is a way on and a way out; a screen that is still fetched is waited for. */
  async #deadEnd(): Promise<string | undefined> {
    let sight = await this.#sight();
    this.seen.set(sight.screen, (this.seen.get(sight.screen) ?? 0) + 1);
    for (let tries = 0; tries < 40; tries += 1) {
      const { screen, ways, canEnd } = sight;
      if (passing.includes(screen)) return undefined;
      const isStaff = screen.startsWith('staff');
      const isFree = screen === 'attract' || screen.startsWith('lift') || isStaff;
      if (ways > 0 && (canEnd || isFree)) return undefined;
      await this.#page.waitForTimeout(50);
      sight = await this.#sight();
    }
    return `no way out of ${sight.screen}: ${sight.ways} controls, end ${sight.canEnd}`;
  }

  /** Nobody touches any more: attract comes by itself, and nothing of the resident is there. */
  async #endsWiped(): Promise<string[]> {
    for (let minutes = 0; minutes < 16; minutes += 0.5) {
      const { screen } = await this.#sight();
      if (screen === 'attract') break;
      await passTime(this.#page, 30_000);
      if (screen === 'recovering' || screen === 'none') await this.#page.waitForTimeout(300);
    }
    const { screen, ways } = await this.#sight();
    if (screen !== 'attract' || ways === 0) return [`never in attract again: ${screen}`];
    const text = await this.#page.evaluate(kept);
    const left = [canary, cardName.toLowerCase(), cardNumber].filter((one) => text.includes(one));
    return left.map((one) => `left behind: ${one} … ${around(text, one)}`);
  }
}

function around(text: string, one: string): string {
  const at = text.indexOf(one);
  return text.slice(Math.max(0, at - 120), at + one.length + 60);
}

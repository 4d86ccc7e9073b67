import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What a key on a page opened: a dialog over it, a drawer beside it, or a part that unfolds. */
export type Opened = 'dialog' | 'drawer' | 'details' | 'list';

export interface Finding {
  /** Path, what was pressed, and in which language and theme. */
  readonly where: string;
  readonly what: string;
}

/** Keys that would end the session, or write a file beside the page. */
const left = /[Đđ]ăng xuất|[Ss]ign out|CSV|[Tt]ải về|[Dd]ownload|^(?:In|Print)(?!\p{Ll})/u;

/** What can be pressed on a page, in the order of the page. */
const pressables = '#main button, #main summary, #main [role=combobox]';

interface Pressable {
  readonly index: number;
  readonly name: string;
}

const openNow = (page: Page): Promise<readonly Opened[]> =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
    return [
      ...(shown('dialog[open]') ? (['dialog'] as const) : []),
      ...(shown('aside.drawer') ? (['drawer'] as const) : []),
      ...(shown('#main details[open]') ? (['details'] as const) : []),
      ...(shown('#main [role=listbox]') ? (['list'] as const) : []),
    ];
  });

/** Waits until the page stands: drawn, loaded, and one frame more. */
async function stands(page: Page): Promise<void> {
  await page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
  await page.locator('#main .skeleton').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** What axe finds in what stands now, in both themes and both languages. */
export async function auditNow(page: Page, where: string): Promise<readonly Finding[]> {
  await page.evaluate(axeSource);
  const findings: Finding[] = [];
  for (const flip of [undefined, 0, 1, 0]) {
    if (flip !== undefined) {
      // A modal lies over these keys: a person presses them before; they are pressed by script.
      await page.evaluate((at) => {
        document.querySelectorAll<HTMLElement>('header.top button.who')[at]?.click();
      }, flip);
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))),
      );
    }
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            root: Element,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const root = document.querySelector('dialog[open]') ?? document.documentElement;
      const { violations } = await axe.run(root, { resultTypes: ['violations'] });
      const { lang, dataset } = document.documentElement;
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${lang} ${dataset['theme']}: ${id}: ${html.slice(0, 200)}`),
      );
    });
    findings.push(...found.map((what) => ({ where, what })));
  }
  // Back to what it was: language after theme after language after theme.
  await page.evaluate(() => {
    document.querySelectorAll<HTMLElement>('header.top button.who')[1]?.click();
  });
  return findings;
}

/** Of a dialog: the focus is in it, stays in it, `Esc` closes it, and it goes back to its opener. */
async function focusOf(page: Page, where: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const inside = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      // Between the last field and the first the browser's own keys have the focus.
      return at === document.body || at?.closest('dialog[open]') !== null;
    });
  const isIn = await page.evaluate(() => document.activeElement?.closest('dialog[open]') !== null);
  if (!isIn) findings.push({ where, what: 'the focus does not go into the dialog' });
  for (let tab = 0; tab < 12; tab += 1) {
    await page.keyboard.press('Tab');
    if (await inside()) continue;
    findings.push({ where, what: 'the focus leaves the dialog by Tab' });
    break;
  }
  return findings;
}

async function listPressables(page: Page): Promise<readonly Pressable[]> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)].flatMap((one, index) => {
        const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
        const isShown = one.getClientRects().length > 0;
        const isClosed = one.matches(':disabled, [aria-disabled=true]');
        return isShown && !isClosed
          ? [{ index, name: name.replaceAll(/\s+/g, ' ').slice(0, 60) }]
          : [];
      }),
    pressables,
  );
}

export interface Walked {
  /** `path: what was pressed → what opened`. */
  readonly opened: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Presses, with keys, everything on one page that can be pressed, measures whatever that opens, and
 * closes it again.
 *
 * @param enter brings the page to where the walk begins: its address, and perhaps a key.
 */
export async function walkSheets(
  page: Page,
  name: string,
  enter: () => Promise<void>,
  onOpened?: (where: string) => Promise<void>,
): Promise<Walked> {
  const opened: string[] = [];
  const findings: Finding[] = [];
  const anew = async () => {
    await enter();
    await stands(page);
  };
  await anew();
  const known = new Set<string>();
  for (const { index, name: said } of await listPressables(page)) {
    // One of a row of equals stands for them.
    const kind = said.replaceAll(/\d+/g, '#');
    if (left.test(said) || known.has(kind)) continue;
    known.add(kind);
    const before = { open: await openNow(page), text: await page.locator('#main').textContent() };
    // What stands there may depend on what was pressed before: gone is gone.
    if ((await page.locator(pressables).count()) <= index) continue;
    const target = page.locator(pressables).nth(index);
    await target.evaluate((one) => {
      one.dataset['opener'] = 'yes';
      one.focus();
    });
    await page.keyboard.press('Enter');
    let now: readonly Opened[] = [];
    for (let look = 0; look < 6 && now.length === 0; look += 1) {
      await page.waitForTimeout(120);
      now = (await openNow(page)).filter((one) => !before.open.includes(one));
    }
    const [what] = now;
    const where = `${name}: ${said}`;
    if (what !== undefined) {
      await page.waitForTimeout(150);
      opened.push(`${where} → ${now.join(', ')}`);
      await onOpened?.(where);
      findings.push(...(await auditNow(page, where)));
      if (what === 'dialog') findings.push(...(await focusOf(page, where)));
      if (what === 'dialog' || what === 'drawer') {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(100);
        if ((await openNow(page)).includes(what)) {
          findings.push({ where, what: `Esc does not close the ${what}` });
        } else {
          const at = await page.evaluate(() => {
            const { activeElement: one } = document;
            const isOpener = one instanceof HTMLElement && one.dataset['opener'] === 'yes';
            return isOpener || document.querySelector('[data-opener]') === null
              ? ''
              : (one?.outerHTML.slice(0, 120) ?? 'nothing');
          });
          if (at !== '') findings.push({ where, what: `the focus does not come back: ${at}` });
        }
      }
    }
    const isSame =
      what === undefined && (await page.locator('#main').textContent()) === before.text;
    if (!isSame) await anew();
    else await target.evaluate((one) => delete one.dataset['opener']).catch(() => undefined);
  }
  return { opened, findings };
}

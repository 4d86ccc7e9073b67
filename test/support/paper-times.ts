import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { FilePrinter } from '../../kiosk-shell/index.ts';

/** How often the printer is looked at for its cut, ms: the error of what is measured. */
const lookMs = 1;
/** A minute for a busy machine; never a measure of speed. */
const triesMax = 1_200;
const tryEveryMs = 50;

/** Starts to note when the words of paper on the screen become these; told in ms since 1970. */
async function watchWords(page: Page, words: string): Promise<void> {
  await page.evaluate(`(() => {
    const words = ${JSON.stringify(words)};
    const told = () => document.querySelector('.paper [role="status"]')?.textContent ?? '';
    let armed = !told().includes(words);
    window.paperSaidAtMs = undefined;
    const watch = new MutationObserver(() => {
      const said = told().includes(words);
      if (!said) armed = true;
      else if (armed) {
        window.paperSaidAtMs = Date.now();
        watch.disconnect();
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  })()`);
}

/** Looked at from outside: the page's policy lets no text be run as a script inside it. */
async function waitSaid(page: Page): Promise<number> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const saidMs = await page.evaluate<number | undefined>('window.paperSaidAtMs');
    if (saidMs !== undefined) return saidMs;
    await sleep(tryEveryMs);
  }
  throw new Error('the words never came');
}

/**
 * From the knife of the emulated printer to the words on the screen, ms: both by this machine's
 * clock. `act` touches whatever prints.
 */
export async function timeCutToWords(
  page: Page,
  printer: FilePrinter,
  words: string,
  act: () => Promise<void>,
): Promise<number> {
  const { printer: emulated } = printer.server;
  const before = emulated.cuts;
  let cutAtMs: number | undefined;
  const look = setInterval(() => {
    if (cutAtMs === undefined && emulated.cuts > before) cutAtMs = Date.now();
  }, lookMs);
  try {
    await watchWords(page, words);
    await act();
    const saidMs = await waitSaid(page);
    return saidMs - (cutAtMs ?? Number.NaN);
  } finally {
    clearInterval(look);
  }
}

/** From the touch to the words on the screen, ms: how long somebody waits who gets no paper. */
export async function timeTouchToWords(
  page: Page,
  words: string,
  act: () => Promise<void>,
): Promise<number> {
  await watchWords(page, words);
  await page.evaluate(
    `document.addEventListener('click', () => { window.paperTouchedAtMs = Date.now(); }, { capture: true, once: true })`,
  );
  await act();
  const saidMs = await waitSaid(page);
  return saidMs - (await page.evaluate<number>('window.paperTouchedAtMs'));
}

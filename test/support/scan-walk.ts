/**
 * `node test/support/scan-walk.ts [vi,en] [words in a name,others]`: holds every kind of code, and the bad
 * ones, before the camera of the built kiosk, with hub, shell, printer and reference source running.
 * What the resident sees comes to `dist/scan-walk/*.png`, what stands there and is said aloud to
 * `dist/scan-walk/words.txt`. Nothing is judged here: it is for eyes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { referenceConnectors, startReferenceSource } from '../../src/hub/index.ts';
import { newProfile, openBrowser } from './browser.ts';
import { City } from './city.ts';
import { leavesReport, shownNumber } from './requests.ts';
import { Resident } from './resident.ts';
import { drawingOf, type HeldUp, heldUp } from './scan-walk-codes.ts';

const pictures = join(import.meta.dirname, '..', '..', 'dist', 'scan-walk');
const languages = (process.argv[2] ?? 'vi,en').split(',');
const only = (process.argv[3] ?? '').split(',');
/** The veil falls over a card after 30 s (R61). ms */
const veilMs = 31_000;
/** Time in which a text counts, a screen changes and a register answers, ms. */
const settleMs = 1_500;

/** A camera that films a drawing, and a voice that writes down what it should say. */
const fakeWorld = `{
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1280, 720];
  const pen = canvas.getContext('2d');
  let turn = 0;
  globalThis.filmed = [];
  setInterval(() => {
    turn += 1;
    pen.fillStyle = '#77716a';
    pen.fillRect(0, 0, 1280, 720);
    for (const { rows, columns, x, width, height } of globalThis.filmed) {
      const [w, h] = [width / columns, height / rows.length];
      const [left, top] = [x - width / 2 + (turn % 3), 360 - height / 2];
      pen.fillStyle = '#f4f2ee';
      pen.fillRect(left - 4 * w - 20, top - 24, width + 8 * w + 40, height + 48);
      pen.fillStyle = '#17171a';
      rows.forEach((row, y) => {
        for (let i = 0; i < columns; i += 1) {
          if (row[i] === '1') pen.fillRect(left + i * w, top + y * h, w + 0.3, h + 0.3);
        }
      });
    }
  }, 33);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(30);
  globalThis.spoken = [];
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
  const voices = ['vi-VN', 'en-US'].map((lang) => ({ lang, name: lang, localService: true, default: false, voiceURI: lang }));
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    getVoices: () => voices, addEventListener() {}, removeEventListener() {}, cancel() {}, pause() {}, resume() {},
    speak(utterance) { globalThis.spoken.push(utterance.text); setTimeout(() => utterance.onend?.(), 10); },
  } });
}`;

mkdirSync(pictures, { recursive: true });
const lines: string[] = [];
const source = await startReferenceSource();
const city = await City.start();
const profile = newProfile();
try {
  // A hub reads its registers when it starts.
  await city.killHub();
  const connectors = referenceConnectors(source.url).map((config) => ({
    ...config,
    limits: { ...config.limits, freshMs: 0 },
  }));
  writeFileSync(join(city.directory, 'connectors.json'), JSON.stringify({ v: 1, connectors }));
  await city.startHub();
  const { context, page } = await openBrowser(profile);
  await page.addInitScript(fakeWorld);
  await page.goto(city.page);
  const resident = new Resident(page);
  await resident.wakes();
  const slip = await leavesReport(resident, 'den hong');
  await shownNumber(resident);
  await resident.touches('Xong');
  await resident.touches('Kết thúc');
  const codes = heldUp(slip).filter(({ name }) => only.some((words) => name.includes(words)));
  const leave = { source: () => source.close(), hub: () => city.killHub() } as const;
  for (const without of [undefined, 'source', 'hub'] as const) {
    if (without) await leave[without]();
    for (const language of languages) {
      for (const code of codes.filter((held) => held.without === without)) {
        await walk(page, resident, code, language);
      }
    }
  }
  await context.close();
} finally {
  writeFileSync(join(pictures, 'words.txt'), lines.join('\n'));
  await city.close();
  await source.close().catch(() => undefined);
  profile.remove();
}

async function walk(page: Page, resident: Resident, code: HeldUp, language: string): Promise<void> {
  const isVietnamese = language === 'vi';
  const name = `${code.name}-${language}`;
  const drawings = code.texts.map((text, at) => drawingOf(text, at, code));
  const take = async (suffix = '') => {
    await page.screenshot({ path: join(pictures, `${name}${suffix}.png`), scale: 'css' });
    // Words as they stand in lines; what is hidden is no word.
    const shown = await page
      .locator('.stage')
      .first()
      // biome-ignore lint/performance/useDomNodeTextContent: lines are wanted, and only what is seen
      .evaluate((stage) => (stage as HTMLElement).innerText);
    lines.push(`=== ${name}${suffix}`, shown.replaceAll(/\n+/g, '\n'));
  };
  try {
    await resident.wakes();
    if (!isVietnamese) await resident.touches('English');
    await page.evaluate('globalThis.spoken = []; globalThis.filmed = []');
    await resident.touches(isVietnamese ? /Quét mã/ : /Scan/);
    await resident.sees('scanConsent');
    await resident.touches(isVietnamese ? 'Đồng ý, bật camera' : 'Yes, turn it on');
    await resident.reads(isVietnamese ? 'Camera đang bật.' : 'The camera is on.');
    const beganMs = Date.now();
    await page.evaluate((filmed) => Object.assign(globalThis, { filmed }), drawings);
    await page
      .locator(
        ['scanResult', 'scanUnreadable', 'staffLocked', 'staffPin']
          .map((screen) => `[data-screen="${screen}"]`)
          .join(),
      )
      .waitFor({ state: 'attached', timeout: code.unseen ? 4_000 : 12_000 })
      .catch(() => undefined);
    lines.push(`--- ${name}: ${Date.now() - beganMs} ms`);
    await page.waitForTimeout(settleMs);
    await take();
    const spoken = await page.evaluate<string[]>('globalThis.spoken');
    if (spoken.length > 0) lines.push(`said aloud: ${spoken.join(' / ')}`);
    if (code.thenTouches && isVietnamese) {
      for (const [at, words] of code.thenTouches.entries()) {
        await resident.touches(words);
        await page.waitForTimeout(settleMs);
        await take(`-${at + 1}`);
      }
    }
    if (code.veil && isVietnamese) {
      await page.waitForTimeout(veilMs);
      await take('-veil');
      await page.mouse.click(540, 900);
      await page.waitForTimeout(settleMs);
    }
    process.stderr.write(`▸ ${name}\n`);
  } catch (error) {
    lines.push(`!!! ${name}: ${error}`);
    process.stderr.write(`!! ${name}: ${String(error).slice(0, 300)}\n`);
    await page.screenshot({ path: join(pictures, `${name}-broken.png`) });
  }
  if (page.url() !== city.page) lines.push(`!!! left the page: ${page.url()}`);
  await page.evaluate('globalThis.filmed = []');
  await resident.touches(/^(Kết thúc|End|Finish)/).catch(() => undefined);
  const ended = page
    .locator('[data-screen="attract"]')
    .waitFor({ state: 'attached', timeout: 15_000 });
  // A screen without its key to end: a new page begins in attract.
  await ended.catch(() => page.reload());
  const html = await page.content();
  for (const value of code.gone ?? [])
    if (html.includes(value)) lines.push(`!!! still there: ${value}`);
}

import type { Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { drawHardFrame } from '../../support/hard-frames.ts';
import { ofEvents } from '../kiosk/spread.ts';
import { modules } from './place.ts';

export const slowdown = 4;
const sizes = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
] as const;

interface Frame {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, as base64: a page takes no arrays of bytes. */
  readonly grey: string;
}

/** In the page: ms of each engine alone for each look at a frame, on the main thread. */
async function timeEngines({
  frame,
  looks,
  paths,
}: {
  frame: Frame;
  looks: number;
  paths: typeof modules;
}): Promise<Record<string, number[]>> {
  const load = (path: string) => import(path);
  const { createLadder, createZxingJs, loadZxingWasm } = await load(paths.decode);
  const jsqr = (await load(paths.jsqr)).default;
  const { width, height } = frame;
  const data = Uint8Array.from(atob(frame.grey), (letter) => letter.charCodeAt(0));
  const image = { width, height, data };
  const rgba = new Uint8ClampedArray(4 * data.length);
  for (let i = 0; i < data.length; i += 1) rgba.fill(data[i] ?? 0, 4 * i, 4 * i + 4);
  const wasm = await loadZxingWasm({ url: new URL(paths.wasm, location.href).href });
  const js = createZxingJs();
  const ladder = createLadder(wasm, () => performance.now());
  const engines: Record<string, () => unknown> = {
    ladder: () => ladder.frame(image),
    'zxing-wasm': () => wasm.read(image, 'all'),
    'zxing-js': () => js.read(image, 'qr'),
    jsqr: () => jsqr(rgba, width, height),
  };
  const times: Record<string, number[]> = {};
  // Code that is not compiled yet is slower for every engine, and slowest for the first one asked.
  const warmLooks = 6;
  // An engine that takes a second for a look needs no eight of them.
  const enoughMs = 2000;
  const looksMin = 3;
  const timed = (look: () => unknown, most: number): number[] => {
    const all: number[] = [];
    const beganMs = performance.now();
    while (all.length < most) {
      const startMs = performance.now();
      if (all.length >= looksMin && startMs - beganMs > enoughMs) break;
      look();
      all.push(performance.now() - startMs);
    }
    return all;
  };
  for (const [name, look] of Object.entries(engines)) {
    timed(look, warmLooks);
    times[name] = timed(look, looks);
  }
  return times;
}

/** In the page: the worker's trip for each frame, and how long the page stood still meanwhile. */
async function timeWorker({
  frame,
  looks,
  paths,
}: {
  frame: Frame;
  looks: number;
  paths: typeof modules;
}): Promise<{ tripMs: number[]; stallMs: number }> {
  const load = (path: string) => import(path);
  const { createDecoderClient } = await load(paths.decoderClient);
  const { width, height } = frame;
  // As a camera gives it: brightness in a plane, colours behind it in a quarter of the size.
  const planes = new Uint8Array(Math.ceil((width * height * 3) / 2)).fill(128);
  planes.set(Uint8Array.from(atob(frame.grey), (letter) => letter.charCodeAt(0)));
  const picture = () =>
    new VideoFrame(planes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: 0,
      colorSpace: { fullRange: true },
    });
  const client = createDecoderClient();
  // The kiosk's decoder runs warm while the page that asks for consent is read.
  const warmTrips = 20;
  for (let i = 0; i < warmTrips; i += 1) await client.decode(picture());
  const everyMs = 4;
  let stallMs = 0;
  let lastMs = performance.now();
  const pulse = setInterval(() => {
    const nowMs = performance.now();
    stallMs = Math.max(stallMs, nowMs - lastMs - everyMs);
    lastMs = nowMs;
  }, everyMs);
  const tripMs: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    const startMs = performance.now();
    await client.decode(picture());
    tripMs.push(performance.now() - startMs);
  }
  clearInterval(pulse);
  client.close();
  return { tripMs, stallMs };
}

/**
 * Frames with and without a code at three sizes: every engine alone on the main thread, at full speed
 * and four times slower, and the worker's trip in both. Chromium slows the main thread only, not the
 * worker. The ratio is one of full speeds; how long the page stood still is measured slowed.
 */
export async function measureSpeed(
  page: Page,
  looks: number,
  widths: readonly number[] | undefined,
  tell: (words: string) => void,
) {
  const results = [];
  for (const [width, height] of sizes.filter(([w]) => widths?.includes(w) ?? true)) {
    for (const trouble of ['blur', 'empty'] as const) {
      tell(`${width}×${height}, ${trouble === 'empty' ? 'empty' : 'with a code'}`);
      const drawn = drawHardFrame(trouble, 0, 7, { width, height });
      const frame = { width, height, grey: Buffer.from(drawn.grey).toString('base64') };
      await throttle(page, slowdown);
      const times = await page.evaluate(timeEngines, { frame, looks, paths: modules });
      await throttle(page, 1);
      const full = await page.evaluate(timeEngines, { frame, looks, paths: modules });
      const { tripMs } = await page.evaluate(timeWorker, { frame, looks, paths: modules });
      await throttle(page, slowdown);
      const slowed = await page.evaluate(timeWorker, { frame, looks, paths: modules });
      await throttle(page, 1);
      const ms = (of: Record<string, number[]>) =>
        Object.fromEntries(Object.entries(of).map(([name, all]) => [name, ofEvents(all)]));
      const peer = ofEvents(full['zxing-wasm'] ?? []).p50;
      const measured = {
        width,
        height,
        code: trouble !== 'empty',
        engineMsAtFullSpeed: ms(full),
        engineMsSlowed: ms(times),
        ladderToZxingWasm: ratio(ofEvents(full['ladder'] ?? []).p50, peer),
        workerTripMs: ofEvents(tripMs),
        workerTripToZxingWasm: ratio(ofEvents(tripMs).p50, peer),
        /** The page's thread four times slower, as it reads the answer and takes the next picture. */
        workerTripMsSlowed: ofEvents(slowed.tripMs),
        mainThreadStallMs: Math.round(slowed.stallMs * 10) / 10,
      };
      results.push(measured);
      // A run that is cut short has said what it found.
      tell(JSON.stringify(measured));
    }
  }
  return { slowdown, looks, frames: results };
}

const ratio = (a: number, b: number) => (b > 0 ? Math.round((a / b) * 100) / 100 : null);

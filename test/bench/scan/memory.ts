import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { modules } from './place.ts';

/** In the page: decodes one frame with a code again and again, in the worker. */
async function decodeMany({ count, paths }: { count: number; paths: typeof modules }) {
  const load = (path: string) => import(path);
  const kept = globalThis as unknown as {
    benchClient?: { decode(b: ImageBitmap): Promise<{ ok: boolean }> };
    benchCode?: OffscreenCanvas;
  };
  if (!kept.benchClient) {
    const { createDecoderClient } = await load(paths.decoderClient);
    kept.benchClient = createDecoderClient();
  }
  const canvas = kept.benchCode;
  if (!canvas || !kept.benchClient) throw new Error('no code was drawn');
  for (let i = 0; i < count; i += 1) {
    const answer = await kept.benchClient.decode(await createImageBitmap(canvas));
    if (!answer.ok) throw new Error('the worker ended');
  }
}

/** In the page: a drawn code as a canvas. */
function keepCode({ modules: rows }: { modules: string[] }) {
  const px = 4;
  const side = (rows.length + 8) * px;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = '#000';
  rows.forEach((row, y) => {
    [...row].forEach((module, x) => {
      if (module === '1') pen.fillRect((x + 4) * px, (y + 4) * px, px, px);
    });
  });
  Object.assign(globalThis, { benchCode: canvas });
}

/** In the page: opens and closes the camera; how many tracks still run at the end. */
async function openAndClose({ count, paths }: { count: number; paths: typeof modules }) {
  const load = (path: string) => import(path);
  const { createCodeScanner } = await load(paths.scanner);
  const video = document.querySelector('video') as HTMLVideoElement;
  const tracks = new Set<MediaStreamTrack>();
  let opened = 0;
  const mediaDevices = {
    getUserMedia: async (wanted: MediaStreamConstraints) => {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    },
  };
  const scanner = createCodeScanner({
    clock: () => Date.now(),
    today: () => undefined,
    onError: () => undefined,
    mediaDevices,
  });
  for (let i = 0; i < count; i += 1) {
    await scanner.openCamera(video);
    if (scanner.status.value === 'live') opened += 1;
    scanner.closeCamera();
    // What has ended is let go: kept here, it would look like a leak of the scanner.
    for (const track of tracks) if (track.readyState !== 'live') tracks.delete(track);
  }
  scanner.dispose();
  return { opened, live: tracks.size };
}

async function heapBytes(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Resident memory of the page's process, with its worker. */
async function residentBytes(page: Page): Promise<number> {
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await cdp?.send('SystemInfo.getProcessInfo')) ?? {};
  await cdp?.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    });
  return Math.max(0, ...sizes);
}

/** Heap and resident memory after a warm-up, and after all decodes. */
export async function measureDecodes(page: Page, rows: string[], count: number) {
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(keepCode, { modules: rows });
  const warmUp = Math.min(1000, Math.ceil(count / 6));
  await page.evaluate(decodeMany, { count: warmUp, paths: modules });
  const before = { heap: await heapBytes(cdp), resident: await residentBytes(page) };
  await page.evaluate(decodeMany, { count: count - warmUp, paths: modules });
  const after = { heap: await heapBytes(cdp), resident: await residentBytes(page) };
  return {
    decodes: count,
    warmUp,
    pageHeapGrowthBytes: after.heap - before.heap,
    residentGrowthBytes: after.resident - before.resident,
  };
}

/** Camera cycles: what is left of tracks, workers and memory. */
export async function measureCycles(page: Page, count: number) {
  const cdp = await page.context().newCDPSession(page);
  const warmUp = Math.ceil(count / 10);
  await page.evaluate(openAndClose, { count: warmUp, paths: modules });
  const beforeBytes = await heapBytes(cdp);
  const { opened, live } = await page.evaluate(openAndClose, { count, paths: modules });
  const afterBytes = await heapBytes(cdp);
  return {
    cycles: count,
    opened,
    tracksLeft: live,
    workersLeft: page.workers().length,
    pageHeapGrowthBytes: afterBytes - beforeBytes,
  };
}

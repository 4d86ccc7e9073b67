import type { Page } from 'playwright-core';

const mega = 1024 * 1024;

/** What a page holds once nobody needs the rest: objects of scripts, and the bytes beside them. */
export async function heapParts(
  page: Page,
): Promise<{ readonly usedMB: number; readonly buffersMB: number }> {
  const cdp = await page.context().newCDPSession(page);
  try {
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const usage = await cdp.send('Runtime.getHeapUsage');
    // Shards and index are bytes outside the heap of scripts; newer protocols tell them.
    const buffers: unknown = Reflect.get(usage, 'backingStorageSize');
    return {
      usedMB: usage.usedSize / mega,
      buffersMB: typeof buffers === 'number' ? buffers / mega : 0,
    };
  } finally {
    await cdp.detach();
  }
}

/** The same in one sum, MB. */
export async function heapMB(page: Page): Promise<number> {
  const { usedMB, buffersMB } = await heapParts(page);
  return usedMB + buffersMB;
}

import type { Page } from 'playwright-core';

/** Between two keys, ms: an ordinary scanner (devices.md §5). */
const gapMs = 4;

/**
 * A scanner that types any text, control characters and all, as fast as one does: the keys carry
 * their own times, so that a busy machine makes no slow typist of it.
 */
export async function scanByWedge(page: Page, text: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const beganMs = Date.now();
  const keys = [...text, 'Enter'];
  const sent = keys.map((key, at) =>
    cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      timestamp: (beganMs + at * gapMs) / 1000,
      ...(key === 'Enter' ? { code: 'Enter', windowsVirtualKeyCode: 13 } : {}),
    }),
  );
  await Promise.all(sent);
  await cdp.detach();
}

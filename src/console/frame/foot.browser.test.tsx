import { expect, it } from 'vitest';
import { page } from '../fleet/alarms-page.ts';
import { axeFindings, drawPage } from '../test-support/draw-page.tsx';
import { ConsoleFailure, roomyStorage } from '../test-support/fake-link.ts';

const alarms = { nowMs: roomyStorage.nowMs, alarms: [], channels: [] };

it.each(['light', 'dark'] as const)('can be read while the hub is away, on %s', async (theme) => {
  const view = drawPage(page, { answers: { 'GET alarms': alarms }, theme });
  const foot = () => view.container.querySelector('footer.foot');
  await expect.poll(() => foot()?.textContent).toContain('Số liệu lúc');
  view.link.answers = { 'GET alarms': new ConsoleFailure('unreachable') };
  await expect.poll(() => foot()?.classList.contains('away')).toBe(true);
  // The keys of the page stay, in the colour of the rest of the line.
  const hints = [...view.container.querySelectorAll('footer .hint')];
  expect(hints.length).toBeGreaterThan(0);
  for (const hint of hints) {
    expect(getComputedStyle(hint).color).toBe(getComputedStyle(foot() as Element).color);
  }
  expect(await axeFindings(view.container)).toEqual([]);
  view.close();
});

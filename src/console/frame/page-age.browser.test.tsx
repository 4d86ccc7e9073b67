import { afterEach, expect, it } from 'vitest';
import { page } from '../fleet/alarms-page.ts';
import { axeFindings, type DrawOptions, drawPage } from '../test-support/draw-page.tsx';
import { roomyStorage } from '../test-support/fake-link.ts';
import { isOutdated, lookAtPage } from './page-age.ts';

const own = '/console/assets/index-own00000.js';
const html = (script: string) =>
  `<!doctype html><script type="module" crossorigin src="${script}"></script><div id="app"></div>`;

/** A tab that runs `own`, and a hub that answers with this. */
async function look(answer: () => Response): Promise<boolean> {
  const document = new DOMParser().parseFromString(html(own), 'text/html');
  await lookAtPage({ document, fetch: async () => answer() });
  return isOutdated.value;
}
const serves = (text: string, init?: ResponseInit) => () =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' }, ...init });

afterEach(() => {
  isOutdated.value = false;
});

it('knows a hub that was updated under the page, and one that was put back', async () => {
  expect(await look(serves(html(own)))).toBe(false);
  expect(await look(serves(html('/console/assets/index-new00000.js')))).toBe(true);
  expect(await look(serves(html(own)))).toBe(false);
});

it.each([
  ['a proxy says that the hub is away', serves('<h1>502</h1>', { status: 502 })],
  ['a portal of the network answers', serves('<h1>Wi-Fi</h1>')],
  ['something answers without a page', () => Response.json({ src: 'another' })],
  [
    'nothing answers',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('claims no new version when %s', async (_, answer) => {
  expect(await look(answer)).toBe(false);
});

it('says it on every page, in both themes and languages, and offers to reload', async () => {
  const alarms = { nowMs: roomyStorage.nowMs, alarms: [], channels: [] };
  const draw = (more: Partial<DrawOptions> = {}) =>
    drawPage(page, { answers: { 'GET alarms': alarms }, ...more });
  const view = draw();
  expect((await view.findAllByText('Không có báo động nào đang mở')).length).toBeGreaterThan(0);
  expect(view.queryByRole('button', { name: 'Tải lại trang' })).toBe(null);
  isOutdated.value = true;
  await view.findByRole('button', { name: 'Tải lại trang' });
  view.getByText('Trung tâm có bản mới của bảng điều khiển.');
  expect(await axeFindings(view.container)).toEqual([]);
  view.close();
  const dark = draw({ theme: 'dark', language: 'en' });
  await dark.findByRole('button', { name: 'Reload the page' });
  expect(await axeFindings(dark.container)).toEqual([]);
  dark.close();
});

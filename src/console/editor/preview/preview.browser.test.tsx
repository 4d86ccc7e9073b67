import '../../ui/styles.css';
import '../editor.css';
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { starterContent } from '../../../content/index.ts';
import type { PreviewAnswer, TryPreview } from '../../../domain/api/console/index.ts';
import { axeFindings } from '../../test-support/index.ts';
import { language } from '../../words/index.ts';
import { everyFrame } from './frames.ts';
import { Preview } from './index.ts';

const service = starterContent().services.find(({ code }) => code === '1.001193');
if (service === undefined) throw new Error('the starter catalogue has no 1.001193');

const host = document.createElement('div');
host.style.height = '100vh';
afterEach(() => {
  render(null, host);
  host.remove();
});

/** A frame of the page, whose own page is none of this test: what is sent to it, and its answers. */
async function frameOf(find: () => HTMLIFrameElement | null) {
  await expect.poll(find).not.toBeNull();
  const sent: unknown[] = [];
  const source = new MessageChannel().port1;
  source.postMessage = (message: unknown) => void sent.push(message);
  Object.defineProperty(find(), 'contentWindow', { value: source });
  const says = (data: PreviewAnswer) =>
    dispatchEvent(new MessageEvent('message', { origin: location.origin, source, data }));
  return { sent, says };
}

async function open(body: unknown, kind: 'procedure' | 'emergency' = 'procedure') {
  // Narrow windows have no room for it.
  await screen.viewport(1_440, 900);
  document.body.append(host);
  language.value = 'vi';
  render(<Preview kind={kind} body={body} day="2026-11-23" />, host);
  const glass = await frameOf(() => document.querySelector('.glass iframe'));
  // Said until it is heard: the page listens a moment after it is drawn.
  const hidden = () => document.querySelector<HTMLIFrameElement>('.unseen iframe');
  await expect
    .poll(() => {
      glass.says({ kind: 'ready' });
      return hidden();
    })
    .not.toBeNull();
  const trial = await frameOf(hidden);
  trial.says({ kind: 'ready' });
  return { glass, trial };
}

const cells = () => [...document.querySelectorAll<HTMLButtonElement>('.framegrid button')];
const verdictsOf = (name: string) => cells().filter((cell) => cell.classList.contains(name)).length;

it('tells the page on the glass before the others, and each frame of it', async () => {
  const { glass, trial } = await open(service);
  const list = document.querySelector<HTMLSelectElement>('.preview select');
  if (list === null) throw new Error('no list of places');
  await userEvent.selectOptions(list, 'Mang về điện thoại');
  await userEvent.click(screen.getByRole('button', { name: 'Thử mọi khung' }));
  await expect.poll(() => trial.sent.length).toBeGreaterThan(0);
  const wish = trial.sent.at(-1) as TryPreview;
  const { turn, places, looks } = wish;
  expect(looks).toHaveLength(56);
  expect(places[0]).toEqual({ screen: 'takeaway' });
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);

  const all = 56 * places.length;
  trial.says({ kind: 'trying', turn, at: 20, all, bad: [], pages: 20 });
  await expect.poll(() => verdictsOf('waiting')).toBe(56);
  const look = everyFrame.findIndex(
    ({ device, size, language }) => device.id === 'E7L' && size === 'L' && language === 'en',
  );
  const one = { look, place: 0, page: 1, overflows: ['Scan'] };
  trial.says({ kind: 'trying', turn, at: 56, all, bad: [one], pages: 60 });
  await expect
    .element(screen.getByText('Mang về điện thoại: 55 khung đạt, 1 tràn. Đang xem các chỗ khác.'))
    .toBeVisible();
  expect([verdictsOf('fits'), verdictsOf('overflows')]).toEqual([55, 1]);
  // Found with what follows, and told once.
  trial.says({ kind: 'trying', turn, at: 112, all, bad: [{ ...one, place: 1 }], pages: 130 });
  trial.says({ kind: 'tried', turn, bad: [one, { ...one, place: 1 }], pages: 2_442, tookMs: 9 });
  await expect.element(screen.getByText('Đã vẽ và xem 2.442 trang.')).toBeVisible();
  expect(document.querySelector('.verdict')?.textContent).toContain('55 khung đạt, 1 tràn');
  expect(document.querySelectorAll('.badframes button')).toHaveLength(2);
  const grid = document.querySelector('.framegrid');
  if (grid === null) throw new Error('no grid');
  expect(await axeFindings(grid)).toEqual([]);

  cells()[look]?.click();
  await expect
    .poll(() => glass.sent.at(-1))
    .toMatchObject({ kind: 'show', page: 1, size: 'L', language: 'en', pxPerMm: 6.65 });
  expect(cells()[look]?.getAttribute('aria-current')).toBe('true');
});

it('goes through the frames by arrows, from one stop of the tab key', async () => {
  const { trial } = await open(service);
  await userEvent.click(screen.getByRole('button', { name: 'Thử mọi khung' }));
  await expect.poll(() => trial.sent.length).toBeGreaterThan(0);
  await expect.poll(() => cells().length).toBe(56);
  expect(cells().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  const focused = () => cells().indexOf(document.activeElement as HTMLButtonElement);
  const at = cells().findIndex(({ tabIndex }) => tabIndex === 0);
  cells()[at]?.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  expect(focused()).toBe(at + 9);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(focused()).toBe(at + 1);
});

it('forgets what it tried when the draft changes, and answers of before', async () => {
  const { trial } = await open(service);
  await userEvent.click(screen.getByRole('button', { name: 'Thử mọi khung' }));
  await expect.poll(() => trial.sent.length).toBeGreaterThan(0);
  const { turn } = trial.sent.at(-1) as TryPreview;
  render(<Preview kind="procedure" body={{ ...service }} day="2026-11-23" />, host);
  await expect.poll(() => cells().length).toBe(0);
  expect(trial.sent.at(-1)).toEqual({ kind: 'stop' });
  trial.says({ kind: 'tried', turn, bad: [], pages: 9, tookMs: 9 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(cells()).toHaveLength(0);
});

it('draws an emergency before the day it is sent, and tries it on every frame', async () => {
  const [fire] = starterContent().emergencies ?? [];
  const { glass, trial } = await open(fire, 'emergency');
  await expect
    .poll(() => glass.sent.at(-1))
    .toMatchObject({ kind: 'show', emergency: fire, place: { screen: 'emergency' } });
  await userEvent.click(screen.getByRole('button', { name: 'Thử mọi khung' }));
  await expect.poll(() => trial.sent.length).toBeGreaterThan(0);
  expect(trial.sent.at(-1)).toMatchObject({
    emergency: fire,
    places: [{ screen: 'emergency' }],
  });
});

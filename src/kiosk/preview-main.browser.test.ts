import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { starterContent } from '../content/index.ts';
import type { PreviewAnswer, ShowPreview } from '../domain/api/console/index.ts';

const service = starterContent().services.find(({ code }) => code === '1.001193');
if (service === undefined) throw new Error('the starter catalogue has no 1.001193');

const root = document.createElement('div');
root.id = 'app';
const told: PreviewAnswer[] = [];
const wish: ShowPreview = {
  kind: 'show',
  turn: 1,
  service,
  day: '2026-11-23',
  place: { screen: 'procedure' },
  page: 0,
  language: 'vi',
  size: 'M',
  pxPerMm: 2.71,
};
const ask = (wanted: unknown) =>
  dispatchEvent(
    new MessageEvent('message', { origin: location.origin, source: parent, data: wanted }),
  );
const answerTo = (turn: number) => told.find((one) => 'turn' in one && one.turn === turn);

beforeAll(async () => {
  await page.viewport(1080, 1920);
  document.body.append(root);
  vi.spyOn(parent, 'postMessage').mockImplementation((answer: unknown) => {
    told.push(answer as PreviewAnswer);
  });
  await import('./preview-main.tsx');
  await vi.waitFor(() => expect(told.map(({ kind }) => kind)).toContain('ready'), 10_000);
});
afterAll(() => {
  vi.restoreAllMocks();
  root.remove();
});

it('draws a draft, and the next one after one that could not be drawn', async () => {
  ask(wish);
  await expect.poll(() => answerTo(1)?.kind).toBe('drawn');
  expect(root.textContent).toContain(service.shortName.vi);
  // Whatever throws in the middle of a drawing: here the measure of the glass.
  const own = Object.getOwnPropertyDescriptor(window, 'innerWidth');
  Object.defineProperty(window, 'innerWidth', {
    configurable: true,
    get: () => {
      throw new Error('no glass');
    },
  });
  ask({ ...wish, turn: 2, language: 'en' });
  await expect.poll(() => answerTo(2)?.kind).toBe('refused');
  if (own === undefined) Reflect.deleteProperty(window, 'innerWidth');
  else Object.defineProperty(window, 'innerWidth', own);
  ask({ ...wish, turn: 3, language: 'en' });
  await expect.poll(() => answerTo(3)?.kind).toBe('drawn');
  expect(root.textContent).toContain(service.shortName.en);
});

it('is seen before its other pages are looked at', async () => {
  const pictures: { readonly text: string; readonly told: number }[] = [];
  const before = told.length;
  const spied = vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((run) => {
    pictures.push({ text: root.textContent ?? '', told: told.length - before });
    return setTimeout(() => run(0), 0) as unknown as number;
  });
  ask({ ...wish, turn: 4, size: 'XL', place: { screen: 'evidence' } });
  await expect.poll(() => answerTo(4)?.kind).toBe('drawn');
  spied.mockRestore();
  // Drawn whole, and nothing of its pages told yet.
  expect(pictures[0]?.text).not.toBe('');
  expect(pictures[0]?.told).toBe(0);
});

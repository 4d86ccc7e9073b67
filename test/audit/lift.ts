import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { tiengOf } from '../../src/domain/lift/index.ts';
import { liftFacts, type StateChange, wellFacts } from '../support/screen-states.ts';
import type { Cell } from './cells.ts';
import { profiles } from './profiles.ts';
import { auditAxe, auditColours, auditShape, clearCell, settled, showCell } from './show.tsx';

/** News of the house and nothing else, longer than a card of seven inches holds whole. */
const newsFacts: StateChange['facts'] = {
  ...liftFacts,
  content: wellFacts.content && {
    ...wellFacts.content,
    ...{ lifeEvents: [], seasons: [], boards: [] },
    notices: [
      {
        ...{ id: 'water', pictogram: 'news', publishedOn: '2026-11-19' },
        title: { vi: 'Cắt nước sáng thứ Tư', en: 'No water on Wednesday morning' },
        body: [
          {
            vi: 'Từ 8 giờ đến 11 giờ 30, cả hai thang.',
            en: 'From 8:00 to 11:30, both staircases.',
          },
          { vi: 'Quý vị trữ nước trước.', en: 'Keep some water.' },
        ],
        from: { vi: 'Ban quản lý tòa nhà', en: 'Building management' },
      },
    ],
  },
};

const screens = [
  ['attract', { facts: liftFacts }],
  ['liftTopics', {}],
  ['liftNotices', {}],
  ['liftNotices', { facts: newsFacts }],
  ['attract', { facts: newsFacts }],
  ['liftAnswer', {}],
  ['liftAnswer', { view: { liftWarned: true } }],
  ['liftCode', {}],
  ['liftArrived', {}],
] as const satisfies readonly (readonly [Cell['screen'], StateChange])[];
/** Everything that hangs in a car: 10.1" and 7", and the ten-inch units turned (L14). */
const units = profiles.filter(({ name }) => name.startsWith('E'));

/** L4: where the middle of a control is, mm above the floor of the car. */
const liftBandMm = { low: 900, high: 1_200 } as const;

const pxOf = (element: Element) => element.getBoundingClientRect();

/** Everywhere but on the topics, and where words stand that no code belongs to and both have no room. */
function hasCode(app: HTMLElement, screen: Cell['screen']): boolean {
  const isWide = document.documentElement.dataset['frame'] === 'wide';
  return screen !== 'liftTopics' && !(isWide && app.querySelector('.lift-origin, .lift-aside'));
}

/** What a lift asks for beside what every screen does. */
function auditLift(app: HTMLElement, { profile, screen }: Cell): string[] {
  const findings: string[] = [];
  const keys = [...app.querySelectorAll('button')];
  const most = profile.name === 'E7L' ? 4 : 6;
  if (keys.length > most) findings.push(`L5: ${keys.length} targets`);
  for (const key of keys) {
    const { width, height } = pxOf(key);
    const mm = Math.min(width, height) / profile.pxPerMm;
    if (mm < 19.95) findings.push(`L5: ${key.textContent} ${mm.toFixed(1)} mm`);
    // Screwed on at 900 mm above the floor of the car, the whole unit hangs in the band of L4.
    const { top, bottom } = pxOf(key);
    const heightOf = (px: number) => profile.bottomMm + (innerHeight - px) / profile.pxPerMm;
    const middle = (heightOf(top) + heightOf(bottom)) / 2;
    if (middle < liftBandMm.low || middle > liftBandMm.high)
      findings.push(`L4: ${key.textContent} at ${middle.toFixed(0)} mm`);
  }
  const said = [...app.querySelectorAll(':is(.lift-body, .lift-aside) :is(h1, p, li)')]
    .map((one) => one.textContent)
    .join(' ');
  if (tiengOf(said) > (profile.name === 'E7L' ? 28 : 48))
    findings.push(`L2: ${tiengOf(said)} tiếng`);
  for (const part of app.querySelectorAll('.lift-body, .lift-aside'))
    if (part.scrollHeight > part.clientHeight + 1)
      findings.push(`${part.className} ${part.scrollHeight} in ${part.clientHeight} px`);
  const words = app.querySelectorAll(
    ':is(.lift-body, .lift-aside) :is(h1, p:not(.lift-warned), li span)',
  );
  for (const text of words) {
    const capMm = (Number.parseFloat(getComputedStyle(text).fontSize) * 0.74) / profile.pxPerMm;
    // Who says so and of when, and that it is a trial, are the small print of R15.
    const least = text.matches('.lift-origin') ? 4.75 : text.matches('.lift-trial') ? 3.95 : 6.35;
    if (text.getClientRects().length > 0 && capMm < least)
      findings.push(`L6: cap ${capMm.toFixed(2)} mm`);
  }
  if (hasCode(app, screen)) {
    const code = app.querySelector('.lift-code svg');
    // The drawing has four modules of quiet on each side.
    const edge = Number(code?.getAttribute('viewBox')?.split(' ')[2] ?? 0);
    const mm = code ? ((pxOf(code).width / profile.pxPerMm) * (edge - 8)) / edge : 0;
    if (mm < 60) findings.push(`R67: code ${mm.toFixed(1)} mm`);
    if (code && pxOf(code).bottom > innerHeight) findings.push('R67: code cut off');
  }
  return findings;
}

/** Until what a lift fetches when it is shown is there. */
async function liftStands(app: HTMLElement, screen: Cell['screen']): Promise<void> {
  await expect.poll(() => app.querySelector('.lift') !== null).toBe(true);
  if (hasCode(app, screen))
    await expect.poll(() => app.querySelector('.lift-code svg') !== null).toBe(true);
  await settled();
}

/** Every screen of a lift on every unit that hangs in one, both ways round (L14). */
export function testLift(): void {
  const named = new Set<string>();
  describe.each(units)('a lift on $name ($width × $height)', (profile) => {
    test.each(['vi', 'en'] as const)('%s', async (language) => {
      await page.viewport(profile.width, profile.height);
      const failing: string[] = [];
      for (const [at, [screen, change]] of screens.entries()) {
        const cell = {
          screen,
          profile,
          textSize: 'M',
          theme: 'light',
          language,
          reach: 'standing',
        } as const;
        const app = await showCell(cell, 0, change);
        await liftStands(app, screen);
        // Names, roles and their order are the same on every unit.
        const isNamed = named.has(`${at} ${language}`);
        named.add(`${at} ${language}`);
        const findings = [
          ...auditLift(app, cell),
          ...auditShape(app, cell),
          ...auditColours(app),
          ...(isNamed ? [] : await auditAxe(app)),
        ];
        if (findings.length > 0)
          failing.push(`${screen} ${at}: ${findings.slice(0, 6).join('; ')}`);
        clearCell(app);
      }
      expect(failing).toEqual([]);
    });
  });
}

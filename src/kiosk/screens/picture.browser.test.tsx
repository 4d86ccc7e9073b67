import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  liftFacts,
  screenServices,
  screenState,
  wellFacts,
} from '../../../test/support/screen-states.ts';
import type { Notice } from '../../domain/service/index.ts';
import type { KioskServices } from '../services.ts';
import type { Facts, ResidentEvent, ScreenName } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const hash = 'a'.repeat(64);
const notice: Notice = {
  id: 'pool',
  title: { vi: 'Bể bơi mở lại từ thứ hai', en: 'The pool opens again on Monday' },
  body: [
    {
      vi: 'Bể bơi tầng 3 mở từ 6 giờ đến 21 giờ.',
      en: 'The pool on floor 3 is open from 6:00 to 21:00.',
    },
    { vi: 'Trẻ dưới 12 tuổi cần người lớn đi cùng.', en: 'Children under 12 come with an adult.' },
  ],
  from: { vi: 'Ban quản trị tòa nhà', en: 'Building management' },
  pictogram: 'news',
  publishedOn: '2026-11-10',
  expiresOn: '2026-12-31',
  picture: {
    ...{ sha256: hash, bytes: 1_000, width: 800, height: 600 },
    alt: { vi: 'Bể bơi ngoài trời, nước trong', en: 'An outdoor pool with clear water' },
    words: 'none',
  },
};

let address: string | undefined;
const services: KioskServices = {
  ...screenServices(),
};
Object.assign(services, {
  library: {
    ...services.library,
    picture: async (sha256: string) => (sha256 === hash ? address : undefined),
  },
});

/** A picture as a kiosk has it, drawn here. */
async function drawn(): Promise<string> {
  const canvas = new OffscreenCanvas(800, 600);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, 600);
  sky.addColorStop(0, '#9fd3ff');
  sky.addColorStop(1, '#0b6aa8');
  context.fillStyle = sky;
  context.fillRect(0, 0, 800, 600);
  context.fillStyle = '#f2c14e';
  context.fillRect(0, 460, 800, 140);
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }));
}

type Unit = readonly [name: string, width: number, height: number, pxPerMm: number];
const lobby: Unit = ['L27', 1080, 1920, 3.21];
const units: readonly Unit[] = [lobby, ['E10P', 800, 1280, 5.88], ['E7L', 1024, 600, 6.65]];

const withNews = (more: Partial<Facts> = {}): Facts => {
  const { content } = wellFacts;
  if (content === undefined) throw new Error('broken invariant: a well kiosk has content');
  return { ...wellFacts, content: { ...content, notices: [notice] }, ...more };
};

async function draw(
  screen: ScreenName,
  [, width, height, pxPerMm]: Unit,
  {
    facts = withNews(),
    language = 'vi',
    textSize = 'M',
    at = 0,
    send = () => undefined,
  }: {
    facts?: Facts;
    language?: 'vi' | 'en';
    textSize?: 'M' | 'XL';
    at?: number;
    send?: (event: ResidentEvent) => void;
  } = {},
) {
  await page.viewport(width, height);
  const state = screenState(screen, { resident: { notice: notice.id, page: at }, facts });
  const settings = { ...state.context.settings, language, textSize };
  applyDisplay(document.documentElement, measureScreen(width, height, pxPerMm), settings);
  const view = { ...state, context: { ...state.context, facts, settings } };
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(<KioskScreen state={view} send={send} services={services} />, { container: app });
  await document.fonts.ready;
  const image = () => document.querySelector<HTMLImageElement>('.picture img');
  const isSmallLift = width === 1024 && facts.link.site?.mode === 'lift';
  if (address !== undefined && !address.includes('broken') && !isSmallLift) {
    await expect.poll(() => (image()?.naturalWidth ?? 0) > 0).toBe(true);
  }
}

/** Words of `selector` that the picture covers, or that stand outside the glass. */
function covered(selector: string): string[] {
  const box = document.querySelector('.picture')?.getBoundingClientRect();
  if (box === undefined) throw new Error('no picture');
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((one) => {
    // Overleaf.
    if (getComputedStyle(one).visibility === 'hidden') return [];
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const isOver =
      top < box.bottom - 1 && bottom > box.top + 1 && left < box.right - 1 && right > box.left + 1;
    const isOut = bottom > innerHeight + 1 || right > innerWidth + 1;
    return isOver || isOut ? [one.textContent ?? ''] : [];
  });
}

beforeAll(async () => {
  document.body.style.margin = '0';
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  forgetPress();
  address = undefined;
});

describe('a notice with a picture', () => {
  it.each(units)('shows it whole beside its words on %s, in both languages', async (...unit) => {
    for (const language of ['vi', 'en'] as const) {
      address = await drawn();
      await draw('notice', unit, { language });
      const image = document.querySelector<HTMLImageElement>('.picture img');
      const box = image?.getBoundingClientRect();
      // Never cut: its own shape, whatever glass it stands on.
      expect(Math.abs((box?.width ?? 0) / (box?.height ?? 1) - 800 / 600)).toBeLessThan(0.05);
      expect(image?.alt).toBe(notice.picture?.alt[language]);
      expect(covered('.pager-flow p')).toEqual([]);
      // Who says so, and since when, in one place on every unit.
      const origins = [...document.querySelectorAll<HTMLElement>('.title p, .n')].filter(
        (one) =>
          one.offsetHeight > 0 &&
          /31\/12\/2026|31 December 2026|31 Dec/.test(one.textContent ?? ''),
      );
      expect(origins).toHaveLength(1);
      cleanup();
      document.body.replaceChildren();
    }
  });

  it.each(units)(
    'has it whole on one of its pages on %s, however large the letters',
    async (...unit) => {
      for (const textSize of ['M', 'XL'] as const) {
        let isWhole = false;
        for (let at = 0; at < 4 && !isWhole; at += 1) {
          address = await drawn();
          await draw('notice', unit, { textSize, at });
          const view = document.querySelector('.pager-view')?.getBoundingClientRect();
          const box = document.querySelector('.picture')?.getBoundingClientRect();
          isWhole =
            (box?.top ?? 0) >= (view?.top ?? 0) - 1 &&
            (box?.bottom ?? 0) <= (view?.bottom ?? 0) + 1;
          cleanup();
          document.body.replaceChildren();
        }
        expect([textSize, isWhole]).toEqual([textSize, true]);
      }
    },
  );

  it('keeps its words, and says what was on it, where it is missing or broken', async () => {
    for (const gone of [undefined, 'data:image/webp;base64,broken']) {
      address = gone;
      await draw('notice', lobby);
      await expect
        .element(page.getByText('Không xem được ảnh. Trong ảnh: Bể bơi ngoài trời, nước trong'))
        .toBeVisible();
      expect(document.querySelectorAll('.pager-flow p:not(.notice-origin)').length).toBe(3);
      expect(document.querySelector('.picture img')).toBeNull();
      cleanup();
      document.body.replaceChildren();
    }
  });

  it('moves no word when it comes', async () => {
    let come: (one: string) => void = () => undefined;
    const later = new Promise<string>((resolve) => {
      come = resolve;
    });
    const before = services.library.picture;
    Object.assign(services.library, { picture: () => later });
    await draw('notice', lobby);
    const tops = () =>
      [...document.querySelectorAll('.pager-flow p, .keys')].map(
        (one) => one.getBoundingClientRect().top,
      );
    const first = tops();
    come(await drawn());
    await expect
      .poll(() => document.querySelector<HTMLImageElement>('.picture img')?.naturalWidth)
      .toBe(800);
    expect(tops()).toEqual(first);
    Object.assign(services.library, { picture: before });
  });
});

describe('the wall', () => {
  it.each(units)(
    'shows it on %s with title and source, nothing written over it',
    async (...unit) => {
      address = await drawn();
      await draw('attract', unit);
      const news = document.querySelector('.attract-news');
      expect(news?.textContent).toContain('Bể bơi mở lại từ thứ hai');
      expect(news?.textContent).toContain('Ban quản trị tòa nhà, từ 10/11/2026 đến hết 31/12/2026');
      expect(covered('.attract-news-words *')).toEqual([]);
      // The key that begins keeps its place, and its size.
      const key = document.querySelector('.touch')?.getBoundingClientRect();
      const wall = document.querySelector('.attract-wall')?.getBoundingClientRect();
      // A circle, and on seven inches a pill: never pressed flat.
      const flat = unit[0] === 'E7L' ? 5 : 1.1;
      expect((key?.width ?? 0) / (key?.height ?? 1)).toBeLessThan(flat);
      for (const word of document.querySelectorAll('.touch b, .touch span')) {
        const box = word.getBoundingClientRect();
        expect(box.top >= (wall?.top ?? 0) && box.bottom <= (wall?.bottom ?? 0)).toBe(true);
      }
      expect((key?.bottom ?? 0) <= innerHeight && (key?.width ?? 0) > 20 * unit[3]).toBe(true);
    },
  );

  it('begins with that notice under a finger', async () => {
    address = await drawn();
    const sent: ResidentEvent[] = [];
    await draw('attract', lobby, { send: (event) => sent.push(event) });
    document.querySelector<HTMLButtonElement>('.attract-news')?.click();
    expect(sent).toEqual([
      { type: 'START' },
      { type: 'OPEN_NOTICES' },
      { type: 'OPEN_NOTICE', id: 'pool' },
    ]);
  });

  it('has no news where none is worth a look from afar', async () => {
    const { picture: _, ...plain } = notice;
    const { content } = wellFacts;
    await draw('attract', lobby, {
      facts: { ...wellFacts, content: content && { ...content, notices: [plain] } },
    });
    expect(document.querySelector('.attract-news')).toBeNull();
    expect(document.querySelector('.attract-foot')).not.toBeNull();
  });
});

/** Words that stand over a key or a code. */
function overlaps(words: string, others: string): string[] {
  const boxes = [...document.querySelectorAll(others)].map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll(words)].flatMap((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const isOver = boxes.some(
      (box) =>
        top < box.bottom - 1 &&
        bottom > box.top + 1 &&
        left < box.right - 1 &&
        right > box.left + 1,
    );
    return isOver ? [one.textContent ?? ''] : [];
  });
}

it('stands in a lift beside the title of its card, and on seven inches leaves it its room', async () => {
  const { content } = withNews();
  const car = {
    ...wellFacts,
    ...liftFacts,
    readings: undefined,
    content: content && { ...content, lifeEvents: [], seasons: [] },
  };
  for (const unit of units.slice(1)) {
    address = await drawn();
    await draw('attract', unit, { facts: car });
    await expect
      .poll(() => document.querySelector('.lift-card h1')?.textContent)
      .toBe(notice.title.vi);
    expect(document.querySelector('.picture') === null).toBe(unit[0] === 'E7L');
    expect(
      overlaps('.lift-card h1, .lift-card p', '.lift-key, .lift-code .code, .picture'),
    ).toEqual([]);
    cleanup();
    document.body.replaceChildren();
  }
});

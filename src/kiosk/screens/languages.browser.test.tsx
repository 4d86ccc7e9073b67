import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  allScreens,
  screenServices,
  screenState,
  wellFacts,
} from '../../../test/support/screen-states.ts';
import { type ScreenLanguage, screenLanguages } from '../../domain/basics/index.ts';
import { PageLooker } from '../preview/find-overflows.ts';
import type { ResidentEvent, ScreenName } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { languageNames, loadLanguage } from '../words/index.ts';
import { frameScreens } from './frame-screens.ts';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();
const guests = ['ko', 'ja', 'zh', 'fr'] as const;
const frame = allScreens.filter((screen) => frameScreens.has(screen));
let sent: ResidentEvent[] = [];

beforeAll(async () => {
  await page.viewport(1080, 1920);
  await loadAllScreens();
  await Promise.all(screenLanguages.map(loadLanguage));
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
  sent = [];
});

async function show(
  screen: ScreenName,
  language: ScreenLanguage,
  languages: ScreenLanguage[] = [...screenLanguages],
): Promise<HTMLElement> {
  const { link } = wellFacts;
  if (!link.site) throw new Error('no sample site');
  const state = screenState(screen, {
    settings: { language },
    facts: { link: { ...link, site: { ...link.site, languages } } },
  });
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const { container } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
    {
      container: document.body.appendChild(
        Object.assign(document.createElement('div'), { id: 'app' }),
      ),
    },
  );
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return container as HTMLElement;
}

/** Texts as they are seen, each with the language that it says it is in. */
function textsOf(root: Element): readonly (readonly [text: string, lang: string])[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: (readonly [string, string])[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (
      !parent ||
      !/\p{L}{2}/u.test(text) ||
      parent.closest('svg, [data-personal], [role="textbox"], .sample, .num')
    )
      continue;
    texts.push([text, parent.closest('[lang]')?.getAttribute('lang') ?? '']);
  }
  return texts;
}

/** What a text in this language holds, and what one in another does not. */
const letters = {
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
} as const;
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
/** Names, and what is the same in every language. */
const names = /^(Một Chạm|TRIAL|A3|abc|123|Language|Aa|[A-Z])$|^(sắc|huyền|hỏi|ngã|nặng)$/u;
const ownNames = Object.values(languageNames);
/** The keyboard is Latin: what is typed finds English and Vietnamese. */
const keys = '.board, .pad';

describe.each(guests)('%s', (language) => {
  test.each(frame)('is what %s speaks, and content says that it is not', async (screen) => {
    const root = await show(screen, language);
    expect(document.documentElement.lang).toBe(language);
    const off = textsOf(root).filter(([text, lang]) => {
      if (names.test(text)) return false;
      if (lang === 'vi') return false;
      if (ownNames.includes(text)) return text !== languageNames[lang as ScreenLanguage];
      if (lang === 'en')
        return letters.ko.test(text) || letters.ja.test(text) || vietnamese.test(text);
      if (lang !== language) return true;
      return language !== 'fr' && !letters[language].test(text);
    });
    const { site } = wellFacts.link;
    const places = [site?.building, site?.ward, site?.plate];
    const board = [...root.querySelectorAll(keys)].map((one) => one.textContent).join(' ');
    expect(off.filter(([text]) => !places.includes(text) && !board.includes(text))).toEqual([]);
  });

  test('a screen that is not translated says what it is in, once, and is that', async () => {
    const root = await show('bookField', language);
    expect(root.querySelector('.stage')?.getAttribute('lang')).toBe('en');
    expect(root.querySelector('.told')?.getAttribute('lang')).toBe(language);
    expect(root.querySelector('main h1')?.textContent).not.toMatch(vietnamese);
  });

  // French is written in the page's own letters.
  if (language === 'fr') return;
  test('is drawn with letters of its own, regular and bold', async () => {
    await show('home', language);
    const drawn = [...document.fonts].filter(
      ({ family, status }) => family.includes(`CJK ${language}`) && status === 'loaded',
    );
    expect(drawn.map(({ weight }) => weight).sort()).toEqual(['400', '600 700']);
  });
});

/** Units by the CSS pixels of their screens: the wall, the upright one, the one on its side. */
const units = [
  [1080, 1920],
  [800, 1280],
  [1024, 600],
] as const;

describe.each(units)('on %i by %i', (width, height) => {
  beforeAll(() => page.viewport(width, height));

  test.each(guests)('nothing of the frame is cut in %s', async (language) => {
    const lost: string[] = [];
    for (const screen of frame) {
      const root = await show(screen, language);
      const whole = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      // What goes on pages is measured with the pages; this stands still.
      for (const part of root.querySelectorAll('.head, .access, .title, .keys, .do, .lead')) {
        if (part.closest('.for-ears')) continue;
        const looker = new PageLooker(part, whole);
        looker.look();
        lost.push(...(looker.lost()?.texts ?? []).map((text) => `${screen}: ${text}`));
      }
      cleanup();
      document.body.replaceChildren();
    }
    expect(lost).toEqual([]);
  });
});

describe('the key and the sheet (R46)', () => {
  const keyOf = (root: HTMLElement) => root.querySelector<HTMLElement>('[data-access="language"]');

  test('two languages: one key, the other one', async () => {
    const key = keyOf(await show('home', 'ko', ['ko', 'vi']));
    expect(key?.textContent).toBe('Tiếng Việt');
    expect(key?.querySelector('span')?.lang).toBe('vi');
    key?.click();
    expect(sent).toEqual([{ type: 'SET_LANGUAGE', language: 'vi' }]);
  });

  test('more: a key to all of them, from attract too', async () => {
    const key = keyOf(await show('attract', 'vi'));
    expect(key?.textContent).toBe('Language');
    expect(key?.querySelector('span')?.lang).toBe('en');
    key?.click();
    expect(sent).toEqual([{ type: 'START' }, { type: 'OPEN_LANGUAGES' }]);
  });

  test('each calls itself by its own name; one touch, and back', async () => {
    const root = await show('languages', 'vi');
    const options = [...root.querySelectorAll<HTMLElement>('main [role="radio"]')];
    expect(options.map(({ textContent }) => textContent)).toEqual(Object.values(languageNames));
    expect(options.map((one) => one.querySelector('[lang]')?.getAttribute('lang'))).toEqual([
      ...screenLanguages,
    ]);
    expect(options.map((one) => one.getAttribute('aria-checked'))).toEqual([
      'true',
      ...Array.from({ length: 5 }, () => 'false'),
    ]);
    options[3]?.click();
    expect(sent).toEqual([{ type: 'SET_LANGUAGE', language: 'ja' }, { type: 'BACK' }]);
  });
});

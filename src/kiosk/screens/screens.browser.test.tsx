import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  auditAxe,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../../../test/support/audits.ts';
import {
  allScreens,
  readSample,
  type StateChange,
  sampleCodes,
  screenServices,
  screenState,
} from '../../../test/support/screen-states.ts';
import { aboutTopics } from '../../domain/service/index.ts';
import type { ResidentEvent, ScreenName, Settings } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();

/** Longer than a frame and a lazily fetched part that is already here. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }
}

async function show(screen: ScreenName, change: StateChange = {}) {
  const state = screenState(screen, change);
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const sent: ResidentEvent[] = [];
  const { container } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
    {
      container: document.body.appendChild(
        Object.assign(document.createElement('div'), { id: 'app' }),
      ),
    },
  );
  await settled();
  return { container, sent };
}

/** Both languages, with axe in each; every pair of size, theme and unit is in test/audit. */
const pairs: readonly Pick<Settings, 'language' | 'theme' | 'textSize'>[] = [
  { language: 'vi', theme: 'light', textSize: 'M' },
  { language: 'en', theme: 'contrast', textSize: 'XL' },
];

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe.each(pairs)('in $language, $theme, $textSize', (settings) => {
  test.each(allScreens)('%s keeps millimetres, glyphs, contrast and axe', async (screen) => {
    const { container } = await show(screen, { settings });
    const findings = [
      ...auditMillimetres(container),
      ...auditGlyphs(container),
      ...auditReach(container),
      ...auditContrast(container),
      ...(await auditAxe(container)),
    ];
    expect(findings).toEqual([]);
  });
});

describe.each(['yellow', 'soft'] as const)('in the theme %s (R20)', (theme) => {
  const some = [
    'attract',
    'home',
    'search',
    'procedure',
    'takeaway',
    'bookDay',
    'left',
    'display',
  ] as const;
  test.each(some)('%s keeps its contrast', async (screen) => {
    const { container } = await show(screen, { settings: { theme } });
    expect(auditContrast(container)).toEqual([]);
  });
});

describe('every screen', () => {
  const residents = allScreens.filter(
    (screen) => !/^(setup|outOfService|recovering|ending|staff)/.test(screen),
  );
  test.each(residents)('%s has the seven access keys in order (R42, R46, R47)', async (screen) => {
    const { container } = await show(screen);
    const keys = [...container.querySelectorAll('[data-access]')];
    expect(keys.map((key) => key.getAttribute('data-access'))).toEqual([
      'end',
      'language',
      'size',
      'theme',
      'listen',
      'reach',
      'help',
    ]);
  });

  test.each(allScreens)(
    '%s has at most one red key, one h1 and the focus on it',
    async (screen) => {
      const { container } = await show(screen);
      expect(container.querySelectorAll('.btn.go').length).toBeLessThanOrEqual(1);
      expect(container.querySelectorAll('h1')).toHaveLength(1);
      if (screen !== 'attract') expect(document.activeElement?.tagName).toBe('H1');
    },
  );

  test.each(allScreens)('%s says that this is a trial', async (screen) => {
    const { container } = await show(screen);
    expect(container.querySelector('.head')?.textContent).toContain('TRIAL');
  });
});

describe('what is not known', () => {
  test('a fee that nobody knows is marked, and is never a zero (law 1)', async () => {
    const { container } = await show('procedure');
    const fee = [...container.querySelectorAll('.fact')][2];
    expect(fee?.querySelector('.k')?.textContent).toBe('Bao nhiêu tiền');
    expect(fee?.querySelector('.doubt')?.textContent).toBe('Chưa rõ');
  });

  test('a clock that is not believed shows no time', async () => {
    const { container } = await show('home', { facts: { time: undefined } });
    expect(container.querySelector('.when')?.textContent).toContain('Chưa rõ giờ');
  });

  test('offline changes what the doors promise (R72)', async () => {
    const { container } = await show('home', {
      facts: { link: { ...screenState('home').context.facts.link, net: 'offline' } },
    });
    expect(container.textContent).toContain('Máy giữ, có mạng sẽ gửi');
    expect(container.querySelector('.strip')?.textContent).toContain('18/7');
  });
});

describe('everything else a resident asks of a procedure', () => {
  const shown = [
    { language: 'vi', textSize: 'XL' },
    { language: 'en', textSize: 'M' },
  ] as const;
  test.each(shown.flatMap((settings) => aboutTopics.map((topic) => ({ ...settings, topic }))))(
    '$topic keeps the rules of a screen ($language, $textSize)',
    async ({ topic, ...settings }) => {
      const { container } = await show('aboutTopic', { settings, resident: { topic } });
      expect(container.querySelector('h1')?.textContent).toMatch(/\?$/);
      expect([
        ...auditMillimetres(container),
        ...auditGlyphs(container),
        ...auditReach(container),
        ...auditContrast(container),
        ...(await auditAxe(container)),
      ]).toEqual([]);
    },
  );

  test('one question leads to the next', async () => {
    const { container, sent } = await show('aboutTopic');
    container.querySelector<HTMLButtonElement>('.keys .grow')?.click();
    expect(sent).toEqual([{ type: 'OPEN_TOPIC', topic: 'outputs' }]);
  });

  test('nothing of a register that the kiosk does not have looks like an answer', async () => {
    const content = screenState('about').context.facts.content;
    const code = '1.000080';
    const facts = content?.services.get(code);
    expect(facts?.entry).toBe('register');
    const resident = { service: code, details: { state: 'missing' } } as const;
    const menu = await show('about', { resident });
    expect(menu.container.textContent).toContain('Máy chưa có phần này.');
    expect(menu.container.querySelectorAll('.option.unsure').length).toBeGreaterThan(3);
    cleanup();
    const { container } = await show('aboutTopic', { resident: { ...resident, topic: 'steps' } });
    expect(container.querySelector('main')?.textContent).toContain('Máy chưa có phần này.');
    expect(container.querySelector('ol')).toBeNull();
  });
});

describe('papers that are not on the kiosk', () => {
  const resident = { details: { state: 'missing' } } as const;

  test('are a fourth fact that says so, never a fact that is not there', async () => {
    const { container } = await show('procedure', { resident });
    const facts = [...container.querySelectorAll('.fact')];
    expect(facts).toHaveLength(4);
    expect(facts[3]?.textContent).toContain('Chưa rõ');
    expect(facts[3]?.textContent).toContain('Máy chưa có phần giấy tờ của thủ tục này.');
  });

  test('are said in the code and on the slip', async () => {
    const { serviceSlip, takeawayText } = await import('./slips.ts');
    const { sayFor } = await import('./say.ts');
    const { findOpenService } = await import('./service-of.ts');
    const state = screenState('takeaway', { resident });
    const say = sayFor({ state, send: () => undefined, services });
    const open = findOpenService(say);
    if (!open) throw new Error('no service');
    expect(takeawayText(say, open)).toContain('Mang gì: máy chưa có phần này');
    expect(JSON.stringify(serviceSlip(say, open))).toContain('Máy chưa có phần giấy tờ.');
  });
});

describe('paper', () => {
  const printing = async (
    print: Record<string, unknown>,
    paper: 'onTime' | 'settled' | 'overdue',
  ) => {
    const { serviceSlip } = await import('./slips.ts');
    const { sayFor } = await import('./say.ts');
    const { findOpenService } = await import('./service-of.ts');
    const say = sayFor({ state: screenState('takeaway'), send: () => undefined, services });
    const open = findOpenService(say);
    if (!open) throw new Error('no service');
    return show('takeaway', {
      resident: { print: { document: serviceSlip(say, open), state: print } as never },
      view: { paper },
    });
  };

  test.each([
    ['printed', 'Đã in'],
    ['waitingPaper', 'Máy in hết giấy'],
    ['waitingCover', 'Nắp máy in đang mở'],
    ['waitingPrinter', 'Máy in không trả lời'],
    ['failed', 'Không in được'],
    ['queued', 'Đang chờ máy in'],
  ])('%s is told as it is, beneath a code that stays', async (state, words) => {
    const { container } = await printing({ state, reason: 'printerError' }, 'settled');
    expect(container.querySelector('.paper [role="status"]')?.textContent).toContain(words);
    await waitFor(() => expect(container.querySelector('.code svg')).not.toBeNull());
  });

  test('a slip nobody is sure of is a question with three answers', async () => {
    const { container, sent } = await printing(
      { state: 'unconfirmed', reason: 'powerLost' },
      'settled',
    );
    const answers = [...container.querySelectorAll<HTMLButtonElement>('.answers button')];
    for (const answer of answers) answer.click();
    expect(sent).toEqual([
      { type: 'PRINT_ANSWER', answer: 'cameOut' },
      { type: 'PRINT_ANSWER', answer: 'again' },
      { type: 'PRINT_ANSWER', answer: 'leave' },
    ]);
  });

  test('a slip that waited among several is asked about, with two answers', async () => {
    const { container, sent } = await printing(
      { state: 'unconfirmed', reason: 'waited' },
      'settled',
    );
    expect(container.querySelector('.paper [role="status"]')?.textContent).toContain('còn cần');
    const answers = [...container.querySelectorAll<HTMLButtonElement>('.answers button')];
    for (const answer of answers) answer.click();
    expect(sent).toEqual([
      { type: 'PRINT_ANSWER', answer: 'again' },
      { type: 'PRINT_ANSWER', answer: 'leave' },
    ]);
  });

  test('a kiosk without paper offers none', async () => {
    const { container } = await show('takeaway', { facts: { paper: false } });
    expect(container.textContent).toContain('Máy này hiện không in được');
    expect(container.textContent).not.toContain('In ra giấy');
  });
});

describe('personal data', () => {
  test('a card is masked until asked for (R61)', async () => {
    const masked = await show('scanResult');
    expect(masked.container.textContent).toContain('001•••••2345');
    expect(masked.container.innerHTML).not.toContain('001199012345');
    cleanup();
    const shown = await show('scanResult', { view: { unmasked: true } });
    expect(shown.container.textContent).toContain('001199012345');
  });

  test.each(['veil', 'warning'] as const)(
    'nothing of it is in the page under the %s',
    async (overlay) => {
      const { container } = await show('scanResult', { view: { overlay, contentHidden: true } });
      expect(container.innerHTML).not.toContain('2345');
      expect(container.querySelector('button')).not.toBeNull();
    },
  );

  test.each(Object.keys(sampleCodes) as (keyof typeof sampleCodes)[])(
    'the result of a %s passes the audits',
    async (name) => {
      const { container } = await show('scanResult', {
        resident: { code: readSample(sampleCodes[name]) },
      });
      expect([
        ...auditMillimetres(container),
        ...auditGlyphs(container),
        ...(await auditAxe(container)),
      ]).toEqual([]);
    },
  );
});

test('the warning covers the lower part, leaves the access keys, and can be stopped', async () => {
  const { container, sent } = await show('procedure', { view: { overlay: 'warning' } });
  const sheet = container.querySelector('.sheet')?.getBoundingClientRect();
  const access = container.querySelector('.access')?.getBoundingClientRect();
  expect(sheet && access && sheet.bottom <= access.top + 1).toBe(true);
  expect(sheet && sheet.top > innerHeight * 0.4).toBe(true);
  container.querySelector<HTMLButtonElement>('.stay')?.click();
  expect(sent).toEqual([{ type: 'STAY' }]);
  expect([
    ...auditMillimetres(container.querySelector('.sheet')!),
    ...(await auditAxe(container)),
  ]).toEqual([]);
});

test('a search finds without diacritics and marks nothing it did not find (R58)', async () => {
  const { container } = await show('search', { resident: { query: 'dang ky khai sinh' } });
  expect(container.querySelector('.results .option')?.textContent).toContain('Đăng ký khai sinh');
});

test('a key of the keyboard writes through the composer', async () => {
  const { container, sent } = await show('search', { resident: { query: 'khai sinh toa' } });
  container.querySelector<HTMLButtonElement>('[data-key="dot"]')?.click();
  expect(sent).toEqual([{ type: 'QUERY', text: 'khai sinh tọa' }]);
});

import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import type { ScreenName } from '../session/index.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();
/** One that the catalogue only lists, so that every fact is the register's. */
const listed = '1.012566';

beforeAll(loadAllScreens);
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

type Change = Partial<ServiceFacts>;

/** What a resident reads on a screen of a service with something doubtful about it. */
function read(screen: ScreenName, language: 'vi' | 'en', change: Change): string {
  const { content } = screenState(screen).context.facts;
  const facts = content?.services.get(listed);
  if (content === undefined || facts === undefined) throw new Error(`no ${listed}`);
  const register = { entry: 'register', doubts: [], ...change } as const;
  const changed = { ...facts, ...register } as ServiceFacts;
  const all = {
    get: (code: string) => (code === listed ? changed : content.services.get(code)),
    has: (code: string) => content.services.has(code),
  };
  const state = screenState(screen, {
    resident: { service: listed, topic: 'source' },
    settings: { language },
    facts: { content: { ...content, services: all } },
  });
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const { container } = render(
    <KioskScreen state={state} send={() => undefined} services={services} />,
    { container: document.body.appendChild(document.createElement('div')) },
  );
  return (container.textContent ?? '').replace(/\s+/g, ' ');
}

const anyAmount = /\d[\d.,]* ?(?:đồng|đ\b|VND|dong)/;
const free = /miễn phí|không mất tiền|no charge|free of charge|\bfree\b/i;

test.each<readonly [string, ScreenName, Change, RegExp, RegExp]>([
  [
    'a zero',
    'aboutTopic',
    { doubts: ['zeroFee'] },
    /phí bằng 0 mà không nói rõ/,
    /fee of 0 without a word/,
  ],
  [
    'a number that does not fit',
    'procedure',
    { doubts: ['feeNumber'] },
    /không khớp với lời ghi/,
    /does not fit its own words/,
  ],
  [
    'flags that lie',
    'procedure',
    { doubts: ['onlineFlags'] },
    /không khớp về nộp trực tuyến/,
    /contradicts itself about applying online/,
  ],
  [
    'broken sentences',
    'procedure',
    { doubts: ['brokenText'] },
    /Có câu .* bị đứt/,
    /sentences .* broken off/,
  ],
  [
    'times that differ',
    'aboutTopic',
    { doubts: ['timesDiffer'] },
    /nhiều thời hạn khác nhau/,
    /different times/,
  ],
  [
    'an office that is inferred',
    'aboutTopic',
    { doubts: ['whereInferred'] },
    /suy ra từ cấp giải quyết/,
    /inferred from who decides/,
  ],
  [
    'lines without a count',
    'aboutTopic',
    { doubts: ['noQuantity'] },
    /không ghi số lượng/,
    /have no count/,
  ],
  [
    'an old code',
    'procedure',
    { codeState: 'possiblyOld' },
    /Mã thủ tục có thể đã đổi/,
    /code .* may have changed/,
  ],
  [
    'a code with a digit too many',
    'procedure',
    { codeState: 'malformed' },
    /Mã này sai trong dữ liệu/,
    /mistyped in the register/,
  ],
  [
    'another province’s own',
    'procedure',
    { spatial: 'elsewhere' },
    /của tỉnh khác. Hà Nội không nhận/,
    /belongs to another province/,
  ],
])('%s is said on the screen, in both languages', (_name, screen, change, vi, en) => {
  expect(read(screen, 'vi', {})).not.toMatch(vi);
  cleanup();
  expect(read(screen, 'vi', change)).toMatch(vi);
  cleanup();
  expect(read(screen, 'en', {})).not.toMatch(en);
  cleanup();
  expect(read(screen, 'en', change)).toMatch(en);
});

test('an hour in Hanoi is offered only for what Hanoi takes', () => {
  expect(read('procedure', 'vi', {})).toMatch(/Đặt lịch/);
  cleanup();
  expect(read('procedure', 'vi', { spatial: 'elsewhere' })).not.toMatch(/Đặt lịch/);
});

test('a price that nobody knows is no amount and not free; nor is a time that nobody knows', () => {
  const change: Change = { costs: [{ kind: 'unknown' }], processingTime: { kind: 'unknown' } };
  for (const [language, unknown] of [
    ['vi', /Chưa rõ/g],
    ['en', /Not known|Unknown/g],
  ] as const) {
    const words = read('procedure', language, change);
    expect(words.match(unknown)?.length).toBeGreaterThanOrEqual(2);
    expect(words).not.toMatch(anyAmount);
    expect(words).not.toMatch(free);
    cleanup();
  }
});

test('a fee of the council is 0 online in Hanoi and the council’s to set at a desk', () => {
  const change: Change = { costs: [{ kind: 'setByCouncil' }], channels: ['online', 'inPerson'] };
  const words = read('procedure', 'vi', change);
  expect(words).toMatch(/0 đồng/);
  expect(words).toMatch(/Hội đồng nhân dân|HĐND/);
  cleanup();
  expect(read('procedure', 'vi', { ...change, channels: ['inPerson'] })).not.toMatch(
    /(?<!\d)0 đồng/,
  );
});

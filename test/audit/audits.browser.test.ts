import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  auditAxe,
  auditCodes,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../support/audits.ts';
import { auditEvents, hoverRules, recordListeners } from './event-lint.ts';
import { auditGreyscale } from './greyscale.ts';
import { lengthened, lengthenTable } from './lengthen.ts';
import { auditMotion } from './motion.ts';
import {
  auditBand,
  auditCollisions,
  auditPages,
  auditPartedWords,
  auditViewfinder,
} from './places.ts';
import { shapeOf } from './show.tsx';
import { auditWords } from './word-lint.ts';

/** Each audit finds what it is for: an audit that finds nothing anywhere would let all pass. */
const root = document.documentElement;
let app: HTMLElement;

beforeAll(recordListeners);
beforeEach(() => {
  root.style.setProperty('--mm', '4px');
  root.style.setProperty('--real-mm', '4px');
  root.dataset['frame'] = 'lobby';
  app = document.body.appendChild(document.createElement('div'));
  app.style.cssText = 'font: 20px/1.6 sans-serif; color: #000; background: #fff';
});
afterEach(() => {
  document.body.replaceChildren();
  delete root.dataset['reach'];
});

/** `top`, `left`, `width` and `height` in px. */
const key = (left: number, top: number, width: number, height: number, more = '') =>
  `<button type="button" class="btn" style="position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;padding:0;${more}">Tiếp</button>`;

const good = key(100, 900, 200, 120);

test('a good page has no findings', async () => {
  app.innerHTML = `<main class="stage"><h1 style="font-size:30px">Ẫ ghế</h1>${good}</main>`;
  expect([
    ...auditMillimetres(app),
    ...auditGlyphs(app),
    ...auditReach(app),
    ...auditCodes(app),
    ...auditPages(app),
    ...auditCollisions(app),
    ...auditBand(app, 620),
    ...auditContrast(app),
    ...auditGreyscale(app),
    ...auditWords(app),
    ...auditEvents(app, () => 0),
  ]).toEqual([]);
});

describe('millimetres', () => {
  test('a target of 12 mm (R1)', () => {
    app.innerHTML = key(100, 100, 48, 200);
    expect(auditMillimetres(app)).toEqual([expect.stringMatching(/^R1 .* 12\.1 × 50\.1 mm$/)]);
  });
  test('a gap of 2 mm (R2)', () => {
    app.innerHTML = key(100, 100, 200, 100) + key(308, 100, 200, 100);
    expect(auditMillimetres(app)).toEqual([expect.stringMatching(/^R2 .* 2\.00 mm$/)]);
  });
  test('an answer of 15 mm (R3)', () => {
    app.innerHTML = key(100, 100, 200, 60).replace('btn', 'option');
    expect(auditMillimetres(app)).toEqual([expect.stringMatching(/^R3 /)]);
  });
  test('an answer of 23 mm where letters are very large, a letter of 15 mm (R4, R5)', () => {
    app.innerHTML = key(100, 100, 200, 92).replace('btn', 'option');
    expect(auditMillimetres(app)).toEqual([]);
    root.dataset['size'] = 'XL';
    expect(auditMillimetres(app)).toEqual([expect.stringMatching(/^R4 /)]);
    delete root.dataset['size'];
    app.innerHTML = key(100, 100, 60, 80).replace('btn', 'kb');
    expect(auditMillimetres(app)).toEqual([expect.stringMatching(/^R5 /)]);
  });
  test('a key above the reach of a hand, and one below (R6)', () => {
    app.innerHTML = key(100, 0, 200, 100);
    const atTop = 620 + innerHeight / 4;
    expect(atTop).toBeGreaterThan(1000);
    expect(auditBand(app, 800)).toEqual([expect.stringMatching(/^R6 /)]);
    app.innerHTML = key(100, innerHeight - 100, 200, 100);
    expect(auditBand(app, 300)).toEqual([expect.stringMatching(/^R6 /)]);
  });
  test('a word above a sitting person (R7)', () => {
    app.innerHTML = '<p style="position:absolute;top:0">cao</p>';
    expect(auditBand(app, 800)).toEqual([]);
    root.dataset['reach'] = 'low';
    expect(auditBand(app, 800)).toEqual([expect.stringMatching(/^R7 "cao"/)]);
  });
  test('a key below the screen (R25)', () => {
    app.innerHTML = `<div class="stage">${key(100, innerHeight, 200, 100)}</div>`;
    expect(auditReach(app)).toEqual([expect.stringMatching(/^R25 /)]);
  });
});

/** A code of `modules` and its quiet zone, `px` wide, in a box of `roomPx`. */
const code = (kind: string, modules: number, px: number, roomPx = px) =>
  `<div class="code ${kind}" style="width:${roomPx}px;height:${roomPx}px"><svg viewBox="0 0 ${modules + 8} ${modules + 8}" width="${px}" height="${px}"><path d="M0 0h1v1H0z"/></svg></div>`;

describe('codes', () => {
  test('an address of 60 mm and a text of 80 mm are well, a pixel a module less is not (R67, R69)', () => {
    app.innerHTML = code('link', 33, 6 * 41) + code('text', 61, 5 * 69);
    expect(auditCodes(app)).toEqual([expect.stringMatching(/^R67 a code of 49\.\d mm/)]);
    app.innerHTML = code('link', 33, 8 * 41) + code('text', 69, 5 * 77);
    expect(auditCodes(app)).toEqual([]);
    app.innerHTML = code('text', 61, 4 * 69);
    expect(auditCodes(app)).toEqual([expect.stringMatching(/^R69 /)]);
  });
  test('a code that its box cuts, and one that is not drawn (R67)', () => {
    app.innerHTML = code('link', 33, 8 * 41, 200);
    expect(auditCodes(app)).toEqual(['R67 a code is cut off']);
    app.innerHTML = '<div class="code link" style="width:300px;height:300px"></div>';
    expect(auditCodes(app)).toEqual(['R67 no code is drawn']);
  });
});

test('a heading at the foot of a page, what it heads overleaf (R25)', () => {
  const page = (heightPx: number) =>
    `<div class="pager-view" style="height:${heightPx}px;overflow:clip"><div class="pager-flow"><p style="margin:0;height:100px">Ẫ ghế</p><h2 style="margin:0;height:40px">Ẫ ghế</h2><p style="margin:0;height:60px">Ẫ ghế</p></div></div>`;
  app.innerHTML = page(220);
  expect(auditPages(app)).toEqual([]);
  app.innerHTML = page(140);
  expect(auditPages(app)).toEqual(['R25 "Ẫ ghế" heads nothing on its page']);
});

test('a page that says nothing (R25)', () => {
  const pager = (top: number) =>
    `<div class="pager-view" style="height:200px;overflow:clip"><div class="pager-flow" style="transform:translateY(${top}px)"><p>Ẫ ghế</p></div></div>`;
  app.innerHTML = pager(0);
  expect(auditPages(app)).toEqual([]);
  app.innerHTML = pager(-300);
  expect(auditPages(app)).toEqual(['R25 an empty page']);
});

test('a key that goes on overleaf is measured where it can be pressed', () => {
  const cut = (clip: string) => {
    app.innerHTML = `<div class="pager-view" style="height:200px;overflow:clip;position:absolute;top:0;left:0;width:300px"><div class="pager-flow" style="height:400px;clip-path:inset(${clip})"><button class="option" style="height:400px;width:300px">Ẫ</button></div></div>${key(0, 204, 300, 120)}`;
    return auditMillimetres(app);
  };
  expect(cut('-40px -40px 210px')).toEqual([]);
  expect(cut('-40px -40px 198px')).toEqual([expect.stringMatching(/^R2 .* 1\.00 mm$/)]);
});

test('a picture too low to aim with (R62)', () => {
  app.innerHTML = '<div class="viewfinder" style="height:100px"></div>';
  expect(auditViewfinder(app)).toEqual([]);
  app.innerHTML = '<div class="viewfinder" style="height:70px"></div>';
  expect(auditViewfinder(app)).toEqual(['R62 a picture of 18 mm to aim with']);
});

test('a line that is thicker in one theme moves a screen, a colour does not', () => {
  app.innerHTML = '<div style="border:1px solid #000"><p>Ẫ</p></div>';
  const box = app.firstElementChild as HTMLElement;
  const still = shapeOf(app);
  box.style.borderColor = '#ff0';
  expect(shapeOf(app)).toBe(still);
  box.style.borderWidth = '2px';
  expect(shapeOf(app)).not.toBe(still);
});

describe('glyphs', () => {
  test('a line height of 1.2 (R18)', () => {
    app.innerHTML = '<p style="line-height:1.2">Ẫ ghế</p>';
    expect(auditGlyphs(app)).toEqual([expect.stringMatching(/^R18 line height/)]);
  });
  test('a clipped word, and one off the side (R17, R18)', () => {
    app.innerHTML =
      '<p style="overflow:hidden;width:40px;white-space:nowrap">Đăng ký khai sinh</p>';
    expect(auditGlyphs(app)).toEqual([expect.stringMatching(/^R18 .* leaves/)]);
    app.innerHTML = '<p style="position:absolute;right:-30px">ngoài</p>';
    expect(auditGlyphs(app)).toEqual([expect.stringMatching(/^R17/)]);
  });
  test('marks on the line above, and words on a key (R18)', () => {
    app.innerHTML = '<p style="margin:40px 0 -14px">ghỵ</p><p style="margin:0">Ẫ</p>';
    expect(auditCollisions(app)).toEqual(['R18 "ghỵ" on "Ẫ"']);
    app.innerHTML = `<p style="position:absolute;top:900px;left:120px">lạc</p>${good}`;
    expect(auditCollisions(app)).toContain('R18 "lạc" on button.btn "Tiếp"');
  });
});

test('a word that goes on in the next line (R18)', () => {
  app.innerHTML = '<p style="width:60px;overflow-wrap:anywhere">Contrast</p>';
  expect(auditPartedWords(app)).toEqual(['R18 "Contrast" is parted']);
  app.innerHTML = '<p style="width:60px">Tương phản</p>';
  expect(auditPartedWords(app)).toEqual([]);
});

describe('colours', () => {
  test('grey text and a pale outline (R19)', () => {
    app.innerHTML = `<p style="color:#777">mờ</p>${key(0, 100, 200, 100, 'border:1px solid #999')}`;
    expect(auditContrast(app)).toEqual([
      expect.stringMatching(/^R19 "mờ" 4\.5:1$/),
      expect.stringMatching(/^R19 outline/),
    ]);
  });
  test('white on black at 20:1 is enough for high contrast, yellow on grey is not (R20)', () => {
    const page = (ink: string, ground: string) =>
      `<div data-theme="yellow" style="color:${ink};background:${ground}"><p>rõ</p></div>`;
    app.innerHTML = page('#fff', '#000');
    expect(auditContrast(app)).toEqual([]);
    app.innerHTML = page('#ff0', '#333');
    expect(auditContrast(app)).toEqual([expect.stringMatching(/^R19 "rõ" 11\.\d:1$/)]);
  });
  test('a band with a sign and words is no colour alone, one with a sign alone is (R21)', () => {
    app.innerHTML = '<div class="strip"><svg width="9" height="9"></svg>Đã in</div>';
    expect(auditGreyscale(app)).toEqual([]);
    app.innerHTML = '<div class="strip"><svg width="9" height="9"></svg></div>';
    expect(auditGreyscale(app)).toEqual([expect.stringMatching(/is a colour alone$/)]);
  });
  test('a choice that only turns from green to red of one lightness (R21)', () => {
    app.innerHTML =
      '<div><button class="chip" style="background:#0a7a0a">a</button><button class="chip is-selected" style="background:#c02020">b</button></div>';
    expect(auditGreyscale(app)).toEqual(['R21 button.chip "b" differs by colour alone']);
    app.innerHTML = '<div class="strip">Đỏ</div>';
    expect(auditGreyscale(app)).toEqual(['R21 div.strip "Đỏ" is a colour alone']);
  });
});

describe('words', () => {
  test.each(['Vui lòng chọn', 'bạn cần gì', 'undefined', 'home.titleOf', 'còn {{n}} câu'])(
    '%s',
    (text) => {
      app.innerHTML = `<p>${text}</p>`;
      expect(auditWords(app)).toEqual([`R53 "${text}"`]);
    },
  );
  test('"bạn" within another word is none', () => {
    app.innerHTML = '<p>bạnh</p>';
    expect(auditWords(app)).toEqual([]);
  });
});

describe('events', () => {
  test('a double tap, a press on the way down, a paragraph that is pressed (R10, R11)', () => {
    app.innerHTML = '<button>a</button><p>b</p>';
    const [one, other] = [app.querySelector('button')!, app.querySelector('p')!];
    let sent = 0;
    one.addEventListener('dblclick', () => undefined);
    one.addEventListener('pointerdown', () => sent++);
    other.addEventListener('click', () => undefined);
    expect(auditEvents(app, () => sent)).toEqual([
      expect.stringMatching(/listens for dblclick/),
      expect.stringMatching(/listens for pointerdown/),
      'R11 a acts before release',
      expect.stringMatching(/P\. is pressed and no key/),
    ]);
  });
  test('a style that waits for a pointer above it (R10)', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media screen { .tip:hover { opacity: 1 } } .tip { opacity: 0 }');
    expect(hoverRules([sheet])).toEqual(['.tip:hover']);
  });
});

describe('motion', () => {
  const sheetOf = (css: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [sheet];
  };
  const still =
    '@media (prefers-reduced-motion: reduce) { * { animation: none; transition: none } }';
  test('a change of a sixth of a second that can be switched off is well', () => {
    expect(auditMotion(sheetOf(`.a { animation: come 160ms var(--ease) } ${still}`))).toEqual([]);
  });
  test('what lasts, loops or cannot be switched off (R23, L10)', () => {
    expect(auditMotion(sheetOf(`.a { transition: opacity 0.4s } ${still}`))).toEqual([
      'R23 .a moves for 400 ms',
    ]);
    expect(
      auditMotion(sheetOf(`@layer x { .b { animation: turn 100ms infinite } } ${still}`)),
    ).toEqual(['R23 .b never rests (animation)']);
    expect(auditMotion(sheetOf('.c { transition: opacity 80ms }'))).toEqual([
      'R23 less motion is asked for and not given',
    ]);
  });
});

test('axe: a key without a name (R73)', async () => {
  app.innerHTML = '<button></button>';
  expect(await auditAxe(app)).toEqual([expect.stringMatching(/^R73 button-name/)]);
});

test('the longer language is a third longer and keeps placeholders', () => {
  expect(lengthened('Search {{count}} offices')).toBe('Sễễễarch {{count}} ỗỗỗffices');
  const english = 'Choose the ward where you live, and take the paper with you';
  expect(lengthened(english).length / english.length).toBeCloseTo(1.3, 1);
});

test('what is said in Vietnamese is as long in the next language', () => {
  const table = { room: { erase: 'Erase', tone: 'huyền', other: 'Tiếng Việt', here: 'Chạm' } };
  lengthenTable(table, { room: { erase: 'Xóa', tone: 'huyền', touch: 'Chạm' } });
  expect(table.room).toEqual({
    erase: 'Ễễễrase',
    tone: 'huyền',
    other: 'Tiếng Việt',
    here: 'Chạm',
  });
});

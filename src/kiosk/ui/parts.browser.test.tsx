import { cleanup, render } from '@testing-library/preact';
import type { ComponentChild } from 'preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildSlip, layoutReceipt, receiptMetrics } from '../../domain/receipt/index.ts';
import type { ComposeKey } from '../../domain/vietnamese/index.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Keyboard, type KeyboardWords } from './keyboard.tsx';
import { applyDisplay } from './measure.ts';
import { Pager } from './pager.tsx';
import { forgetPress } from './press.ts';
import { QrCode } from './qr-code.tsx';
import { SlipPreview } from './slip-preview.tsx';
import './styles.css';

const words: KeyboardWords = {
  label: 'Bàn phím',
  space: 'dấu cách',
  erase: 'Xóa',
  digits: '123',
  letters: 'abc',
  tones: { acute: 'sắc', grave: 'huyền', hook: 'hỏi', tilde: 'ngã', dot: 'nặng' },
};
const pagerWords = {
  more: 'Xem tiếp',
  back: 'Lên',
  position: (a: number, b: number) => `${a}/${b}`,
};

/** A click as a finger makes it: with a place, unlike `element.click()`. */
function tap(element: Element, dx = 0, dy = 0): void {
  const box = element.getBoundingClientRect();
  const place = { clientX: box.left + 5 + dx, clientY: box.top + 5 + dy };
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1, ...place }));
}

const frames = async () => {
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
};

beforeEach(async () => {
  applyDisplay(
    document.documentElement,
    { pxPerMm: 2.71, frame: 'lobby' },
    { textSize: 'M', theme: 'light', reach: 'standing', language: 'vi' },
  );
  await document.fonts.ready;
  forgetPress();
});
afterEach(cleanup);

describe('a press', () => {
  test('a second tap of the same key within 500 ms is no second press (R12)', () => {
    let presses = 0;
    const { getByRole } = render(<Button onPress={() => presses++}>Gửi</Button>);
    tap(getByRole('button'));
    tap(getByRole('button'));
    expect(presses).toBe(1);
  });

  test('a trembling second tap does not press what has come to the same place', () => {
    const pressed: string[] = [];
    const { getByRole, rerender } = render(
      <Button key="a" onPress={() => pressed.push('Tiếp tục')}>
        Tiếp tục
      </Button>,
    );
    tap(getByRole('button'));
    rerender(
      <Button key="b" onPress={() => pressed.push('Gửi')}>
        Gửi
      </Button>,
    );
    tap(getByRole('button'), 8, 3);
    expect(pressed).toEqual(['Tiếp tục']);
  });

  test('a tap elsewhere, or by a screen reader, counts at once', () => {
    const pressed: string[] = [];
    const { getByText } = render(
      <div style={{ display: 'flex', gap: '300px' }}>
        <Button onPress={() => pressed.push('một')}>một</Button>
        <Button onPress={() => pressed.push('hai')}>hai</Button>
      </div>,
    );
    tap(getByText('một').closest('button')!);
    tap(getByText('hai').closest('button')!);
    expect(pressed).toEqual(['một', 'hai']);
  });
});

describe('the keyboard', () => {
  test('one key, one character; twice quickly is two (R12, R59)', () => {
    const keys: ComposeKey[] = [];
    const { container } = render(<Keyboard words={words} onKey={(key) => keys.push(key)} />);
    const press = (id: string) => tap(container.querySelector(`[data-key="${id}"]`)!);
    press('o');
    press('o');
    press('đ');
    press('hook');
    press('space');
    press('erase');
    expect(keys).toEqual([
      { kind: 'letter', letter: 'o' },
      { kind: 'letter', letter: 'o' },
      { kind: 'letter', letter: 'đ' },
      { kind: 'tone', tone: 'hook' },
      { kind: 'letter', letter: ' ' },
      { kind: 'delete' },
    ]);
  });

  test('a key that is pressed but left by the finger writes nothing (R11)', () => {
    const keys: ComposeKey[] = [];
    const { container } = render(<Keyboard words={words} onKey={(key) => keys.push(key)} />);
    const key = container.querySelector('[data-key="a"]')!;
    key.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    key.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    document.body.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    expect(keys).toEqual([]);
  });

  test('figures and marks are one key away, and so is the way back', async () => {
    const { container } = render(<Keyboard words={words} onKey={() => undefined} />);
    tap(container.querySelector('[data-key="layer"]')!);
    await frames();
    expect(container.querySelector('[data-key="7"]')).not.toBeNull();
    expect(container.querySelector('[data-key="-"]')).not.toBeNull();
    tap(container.querySelector('[data-key="layer"]')!);
    await frames();
    expect(container.querySelector('[data-key="q"]')).not.toBeNull();
  });
});

describe('the pager', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => (
      <p key={index} style={{ height: '100px' }}>
        dòng {index}
      </p>
    ));
  const show = (count: number, page: number, onPage: (page: number) => void = () => undefined) =>
    render(
      <div style={{ height: '600px', display: 'flex', flexDirection: 'column' }}>
        <Pager words={pagerWords} page={page} onPage={onPage}>
          {many(count)}
        </Pager>
      </div>,
    );
  const seen = (container: Element) =>
    [...container.querySelectorAll('p')]
      .filter(
        (p) => p.textContent?.startsWith('dòng') && getComputedStyle(p).visibility === 'visible',
      )
      .map((p) => p.textContent);

  test('what fits has no keys', async () => {
    const { container } = show(4, 0);
    await frames();
    expect(container.querySelector('.pager-keys')).toBeNull();
    expect(seen(container)).toHaveLength(4);
  });

  test('every line is on exactly one page, and whole (R25)', async () => {
    const lines: (string | null)[] = [];
    for (let page = 0; page < 6; page++) {
      const { container } = show(11, page);
      await frames();
      const view = container.querySelector('.pager-view')!.getBoundingClientRect();
      for (const p of container.querySelectorAll<HTMLElement>('.pager-flow p')) {
        if (getComputedStyle(p).visibility !== 'visible') continue;
        const box = p.getBoundingClientRect();
        expect(box.top).toBeGreaterThanOrEqual(view.top - 1);
        expect(box.bottom).toBeLessThanOrEqual(view.bottom + 1);
        if (!lines.includes(p.textContent)) lines.push(p.textContent);
      }
      cleanup();
    }
    expect(lines).toHaveLength(11);
  });

  test('what comes later into a place without a box of its own is seen', async () => {
    const withPlace = (inside: ComponentChild) => (
      <div style={{ height: '600px', display: 'flex', flexDirection: 'column' }}>
        <Pager words={pagerWords} page={0} onPage={() => undefined}>
          <div style={{ display: 'contents' }}>{inside}</div>
          {many(2)}
        </Pager>
      </div>
    );
    const { container, rerender } = render(withPlace(null));
    await frames();
    rerender(withPlace(<p>dòng sau</p>));
    await frames();
    expect(seen(container)).toContain('dòng sau');
  });

  test('comes to rest though its keys are taller with one number of pages than with the next', async () => {
    // Two pages have tall keys, which leave room for fewer lines; three to five have low ones, which make two.
    const drawn: number[] = [];
    const tall = {
      ...pagerWords,
      position(page: number, pages: number) {
        drawn.push(pages);
        if (drawn.length > 40) throw new Error(`laid out for ever: ${drawn.slice(-4).join()}`);
        return `${page}/${pages} ${pages % 2 === 0 ? 'trang '.repeat(90) : ''}`;
      },
    };
    const { container } = render(
      <div style={{ height: '700px', width: '1000px', display: 'flex', flexDirection: 'column' }}>
        <Pager words={tall} page={0} onPage={() => undefined}>
          {many(9)}
        </Pager>
      </div>,
    );
    await frames();
    await frames();
    const said = container.querySelector('.pager-keys p')?.textContent;
    expect([drawn[0], Math.max(...drawn), drawn.at(-1), said]).toEqual([2, 5, 5, '1/5 ']);
  });

  test('its keys ask for the next page and are ≥ 20 mm high', async () => {
    const asked: number[] = [];
    const { container } = show(11, 0, (page) => asked.push(page));
    await frames();
    const keys = [...container.querySelectorAll<HTMLButtonElement>('.pager-keys button')];
    keys[1]!.click();
    expect(asked).toEqual([1]);
    // The browser lays out in 1/64 px.
    for (const key of keys)
      expect(key.getBoundingClientRect().height / 2.71).toBeGreaterThan(19.95);
  });

  test('on a lying unit its keys stand beside what is read, and below it where that column is full', async () => {
    applyDisplay(
      document.documentElement,
      { pxPerMm: 4.63, frame: 'wide' },
      { textSize: 'M', theme: 'light', reach: 'standing', language: 'vi' },
    );
    const lying = (keyHeight: string) => {
      const { container } = render(
        <main class="main" style={{ width: '800px', height: '500px' }}>
          <Pager words={pagerWords} page={0} onPage={() => undefined}>
            {many(11)}
          </Pager>
          <div class="keys">
            <button type="button" class="btn" style={{ minHeight: keyHeight }}>
              Tiếp tục
            </button>
          </div>
        </main>,
      );
      const box = (part: string) => container.querySelector(part)!.getBoundingClientRect();
      return { keys: box('.pager-keys'), read: box('.pager-view'), other: box('.keys') };
    };
    const beside = lying('80px');
    expect(beside.keys.left).toBeGreaterThan(beside.read.right);
    expect(beside.keys.bottom).toBeLessThan(beside.other.top);
    cleanup();
    const below = lying('400px');
    expect(below.keys.top).toBeGreaterThan(below.read.bottom - 1);
    expect(below.keys.right).toBeLessThan(below.other.left);
  });
});

test('a field of several lines shows where somebody types, not where they began', () => {
  const value = 'Rác để ba ngày chưa ai đến lấy, mùi bay vào nhà. '.repeat(20);
  const { container } = render(<Field label="Phản ánh" value={value} active tall />);
  const room = container.querySelector('.typed.tall')!.getBoundingClientRect();
  const caret = container.querySelector('.caret')!.getBoundingClientRect();
  expect(caret.bottom).toBeLessThanOrEqual(room.bottom + 1);
  expect(caret.top).toBeGreaterThanOrEqual(room.top);
});

test('a code is black on white in the dark theme, ≥ 60 mm, with its quiet zone (R67)', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  const { container, findByRole } = render(
    <div style={{ width: '500px', height: '500px', display: 'flex' }}>
      <QrCode kind="link" text="https://dichvucong.gov.vn" label="Cổng" />
    </div>,
  );
  const svg = await findByRole('img');
  const side = svg.getBoundingClientRect().width;
  const modules = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  expect(((side / modules) * (modules - 8)) / 2.71).toBeGreaterThanOrEqual(60);
  expect(Number.isInteger(side / modules)).toBe(true);
  const fill = (name: string) => getComputedStyle(container.querySelector(name)!).fill;
  expect(fill('.code-light')).toBe('rgb(255, 255, 255)');
  expect(fill('.code-dark')).toBe('rgb(0, 0, 0)');
});

test.each([
  [576, false],
  [576, true],
  [384, false],
  [384, true],
] as const)(
  'the preview of a slip has every line of the layout at its place, %i dots, large: %s (contracts, Bridge)',
  (widthDots, large) => {
    const slip = buildSlip({
      kind: 'service',
      language: 'vi',
      large,
      trial: true,
      place: 'Chung cư Yên Hòa A3',
      title: 'Đăng ký khai sinh',
      blocks: [{ type: 'item', text: 'Giấy chứng sinh' }],
      number: { value: '1.001193' },
      source: 'Cơ sở dữ liệu quốc gia',
      dateText: '18/7/2026',
    });
    const { container } = render(
      <SlipPreview document={slip} widthDots={widthDots} label="Tờ in" />,
    );
    const runs = layoutReceipt(slip, receiptMetrics, widthDots).elements.filter(
      (one) => one.type === 'run',
    );
    const drawn = [...container.querySelectorAll('text')];
    expect(drawn.map((text) => [text.textContent, Number(text.getAttribute('y'))])).toEqual(
      runs.map((run) => [run.text, run.baselineDots]),
    );
  },
);

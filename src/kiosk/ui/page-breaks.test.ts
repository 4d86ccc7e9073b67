import { describe, expect, test } from 'vitest';
import { type Block, pageStarts, partedBlocks } from './page-breaks.ts';

const stack = (heights: readonly number[], gap = 0): Block[] => {
  let top = 0;
  return heights.map((height) => {
    const block = { top, bottom: top + height };
    top += height + gap;
    return block;
  });
};

describe('page breaks', () => {
  test('what fits is one page', () => {
    expect(pageStarts(stack([30, 30, 30]), 90)).toEqual([0]);
  });

  test('a block that does not fit begins the next page whole', () => {
    expect(pageStarts(stack([40, 40, 40, 40], 5), 90)).toEqual([0, 90]);
  });

  test('blocks side by side go together', () => {
    const grid = [
      { top: 0, bottom: 50 },
      { top: 0, bottom: 50 },
      { top: 50, bottom: 110 },
      { top: 50, bottom: 110 },
    ];
    expect(pageStarts(grid, 100)).toEqual([0, 50]);
  });

  test('a block taller than a page is cut with an overlap, and nothing is skipped', () => {
    const starts = pageStarts(stack([250]), 100);
    expect(starts.length).toBeGreaterThan(2);
    starts.slice(1).forEach((start, index) => {
      expect(start - (starts[index] ?? 0)).toBeLessThan(100);
    });
    expect((starts.at(-1) ?? 0) + 100).toBeGreaterThanOrEqual(250);
  });

  test('a block taller than a page is parted between its lines, and no line is cut', () => {
    // Nine lines of 20 with 8 between; a sign stands beside the first two.
    const lines = stack(
      Array.from({ length: 9 }, () => 20),
      8,
    );
    const block = { top: 0, bottom: 244 };
    const parts = partedBlocks([block], 100, () => [...lines, { top: 4, bottom: 40 }]);
    expect(parts[0]?.bottom).toBe(52);
    const starts = pageStarts(parts, 100);
    expect(starts).toEqual([0, 80, 164]);
    for (const start of starts)
      expect(lines.some(({ top, bottom }) => top < start && bottom > start)).toBe(false);
    // What fits stays whole.
    expect(partedBlocks([{ top: 0, bottom: 90 }], 100, () => lines)).toHaveLength(1);
  });

  test('a line whose air does not fit with it goes without, and no page is air alone', () => {
    // Two lines of 40 on a card of 140 with 25 above and below; a page of 50 holds one line.
    const lines = [
      { top: 25, bottom: 65 },
      { top: 75, bottom: 115 },
    ];
    const starts = pageStarts(
      partedBlocks([{ top: 0, bottom: 140 }], 50, () => lines),
      50,
    );
    expect(starts).toEqual([25, 75]);
  });

  test('blocks side by side that are taller than a page are parted together, from top to bottom', () => {
    const line = (top: number) => ({ top, bottom: top + 20 });
    const columns = [[0, 30, 60, 90, 120].map(line), [0, 28, 62].map(line)];
    const blocks = [
      { top: 0, bottom: 150 },
      { top: 0, bottom: 150 },
      { top: 160, bottom: 190 },
    ];
    const parts = partedBlocks(blocks, 70, (index) => columns[index] ?? []);
    const tops = parts.map(({ top }) => top);
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
    expect(pageStarts(parts, 70)).toEqual([0, 55, 115, 160]);
  });

  test('a heading is one with the line after it, unless no page holds both', () => {
    const lines = [
      { top: 0, bottom: 20 },
      { top: 30, bottom: 50 },
      { top: 60, bottom: 80 },
      { top: 30, bottom: 80, isHead: true },
    ];
    const block = [{ top: 0, bottom: 80 }];
    const startsOn = (pagePx: number) =>
      pageStarts(
        partedBlocks(block, pagePx, () => lines),
        pagePx,
      );
    expect(startsOn(56)).toEqual([0, 25]);
    expect(startsOn(40)).toEqual([0, 25, 55]);
  });

  test('a room without height makes no endless pages', () => {
    expect(pageStarts(stack([10, 10]), 0)).toEqual([0]);
  });
});

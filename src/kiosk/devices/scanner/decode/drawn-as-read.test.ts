import { describe, expect, test } from 'vitest';
import { ean13Modules } from '../../../../../test/support/ean13.ts';
import type { Corners } from './decoded.ts';
import { isDrawnAsRead } from './drawn-as-read.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';

const odd = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011';
const left = odd.split(' ');
const inverted = (modules: string) => modules.replaceAll(/[01]/g, (m) => (m === '0' ? '1' : '0'));

function modulesOf(text: string): readonly boolean[] {
  if (text.length === 13) return [...ean13Modules(text)].map((module) => Number(module) === 1);
  const digits = [...text].map((digit) => left[Number(digit)] ?? '');
  const halves = [digits.slice(0, 4).join(''), inverted(digits.slice(4).join(''))];
  return [...`101${halves.join('01010')}101`].map((module) => module === '1');
}

/** Bars as a camera's lens leaves them: `blurPx` is the standard deviation, `bend` the tilt in pixels. */
function photographed(text: string, modulePx: number, blurPx: number, bend = 0) {
  const modules = modulesOf(text);
  const [quiet, height] = [20.3, 60];
  const length = modules.length * modulePx;
  const image: GreyImage = newGreyImage(Math.ceil(length + 2 * quiet), height);
  const isDark = (x: number) => {
    const share = (x - quiet) / length;
    return modules[Math.floor((x - quiet - 4 * bend * share * (1 - share)) / modulePx)] === true;
  };
  for (let x = 0; x < image.width; x += 1) {
    let [dark, all] = [0, 0];
    for (let off = -4; off <= 4; off += 0.125) {
      const weight = Math.exp(-(off ** 2) / (2 * (blurPx ** 2 + 0.08)));
      all += weight;
      if (isDark(x + 0.5 + off)) dark += weight;
    }
    for (let y = 0; y < height; y += 1) {
      // A grain that is the same in each run.
      const grain = ((x * 7 + y * 13) % 5) - 2;
      image.data[y * image.width + x] = Math.round(230 - (200 * dark) / all + grain);
    }
  }
  const [from, to] = [quiet, quiet + length];
  const corners: Corners = [
    { x: from, y: 5 },
    { x: to, y: 5 },
    { x: to, y: 55 },
    { x: from, y: 55 },
  ];
  return { image, corners };
}

const read = (
  { image, corners }: ReturnType<typeof photographed>,
  text: string,
  enlarged = 1,
  symbology = text.length === 8 ? 'EAN8' : 'EAN13',
) => isDrawnAsRead(image, { text, symbology, corners }, enlarged);

/** What was printed, and what zxing-cpp made of a blurred picture of it; all check digits are right. */
const misread: readonly (readonly [string, string])[] = [
  ['29588800', '89582800'],
  ['69928857', '69922251'],
  ['24940177', '84940117'],
  ['10017661', '70941241'],
  ['24127486', '09741119'],
  ['63514797', '63574791'],
  ['16867178', '76861178'],
  ['89300121', '29446582'],
  ['1847879119254', '0841816119254'],
  ['2658613971774', '0650015911114'],
  ['4252235518140', '4647015530052'],
  ['7666486655535', '0606380655535'],
];

describe.each([
  [1.6, 0.5],
  [2, 0.85],
  [2.6, 1.1],
])('%f pixels a module, blurred by %f', (modulePx, blurPx) => {
  test.each(misread)('%s is believed, %s is not', (printed, wrong) => {
    const photo = photographed(printed, modulePx, blurPx);
    expect(read(photo, printed)).toBe(true);
    expect(read(photo, wrong)).toBe(false);
  });

  test('tilted bars are believed', () => {
    for (const [printed] of misread) {
      expect(read(photographed(printed, modulePx, blurPx, 1.5), printed)).toBe(true);
    }
  });
});

test('wide bars are not looked at; in an enlarged image wide is twice as wide', () => {
  expect(read(photographed('63514797', 4, 0.5), '63574791')).toBe(true);
  expect(read(photographed('63514797', 4, 0.5), '63574791', 2)).toBe(false);
});

test('a code that has a better check is believed', () => {
  expect(read(photographed('63514797', 2, 0.5), '63574791', 1, 'Code128')).toBe(true);
});

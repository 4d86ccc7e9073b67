import { expect, test } from 'vitest';
import { type GreyImage, newGreyImage } from './grey-image.ts';
import { lightOf } from './light.ts';

function frame(at: (x: number, y: number) => number): GreyImage {
  const image = newGreyImage(320, 240);
  for (let i = 0; i < image.data.length; i += 1) {
    image.data[i] = at(i % 320, Math.floor(i / 320));
  }
  return image;
}
const squares = (dark: number, light: number) => (x: number, y: number) =>
  ((x >> 3) + (y >> 3)) & 1 ? light : dark;

test('print in room light is good, also on a white card', () => {
  expect(lightOf(frame(squares(40, 200)))).toBe('good');
  expect(lightOf(frame(squares(20, 245)))).toBe('good');
});

test('a room without light is dark, even when a lamp shines at the edge', () => {
  expect(lightOf(frame(squares(8, 40)))).toBe('dark');
  expect(lightOf(frame((x, y) => (x < 40 ? 255 : squares(8, 40)(x, y))))).toBe('dark');
});

test('a lamp on a card in the middle is glare; a small reflex is not', () => {
  const lamp = (radius: number) => (x: number, y: number) =>
    Math.hypot(x - 160, y - 120) < radius ? 255 : squares(60, 180)(x, y);
  expect(lightOf(frame(lamp(45)))).toBe('glare');
  expect(lightOf(frame(lamp(12)))).toBe('good');
});

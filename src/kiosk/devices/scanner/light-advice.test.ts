import { expect, test } from 'vitest';
import { createLightWatch } from './light-advice.ts';

test('advice comes when the light stays bad, and goes when it stays good', () => {
  const watch = createLightWatch();
  watch.see('dark', 0);
  watch.see('dark', 1100);
  expect(watch.advice.value).toBeUndefined();
  watch.see('dark', 1300);
  expect(watch.advice.value).toBe('dark');
  watch.see('good', 1400);
  expect(watch.advice.value).toBe('dark');
  watch.see('good', 2700);
  expect(watch.advice.value).toBeUndefined();
});

test('a hand that passes is no advice', () => {
  const watch = createLightWatch();
  for (let atMs = 0; atMs < 10_000; atMs += 500) watch.see(atMs % 1000 ? 'good' : 'dark', atMs);
  expect(watch.advice.value).toBeUndefined();
});

test('nothing is left when the camera closes', () => {
  const watch = createLightWatch();
  watch.see('glare', 0);
  watch.see('glare', 2000);
  expect(watch.advice.value).toBe('glare');
  watch.forget();
  expect(watch.advice.value).toBeUndefined();
});

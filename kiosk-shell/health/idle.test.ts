import { expect, test } from 'vitest';
import { Health } from './health.ts';

const healthWith = (screen: string, idle: boolean) => {
  const health = new Health({
    hub: () => 'unknown',
    scanner: () => 'none',
    uptimeMs: () => 0,
    nowMs: () => 0,
  });
  health.beat({ screen, idle, progress: 1 });
  return health;
};

test('a kiosk before service and one in attract are used by nobody; one with a resident is', () => {
  expect(healthWith('attract', true).idle()).toBe(true);
  expect(healthWith('setup', false).idle()).toBe(true);
  expect(healthWith('home', false).idle()).toBe(false);
  expect(healthWith('staffStatus', false).idle()).toBe(false);
});

test('a page that broke under a resident’s hand holds nothing up: its rescue page is used by nobody', () => {
  const health = healthWith('home', false);
  health.shows = () => 'rescue';
  expect(health.idle()).toBe(true);
  health.shows = () => 'page';
  expect(health.idle()).toBe(false);
});

test('staff at the rescue page use it, whatever the page said last', () => {
  const health = healthWith('attract', true);
  health.shows = () => 'staff';
  expect(health.idle()).toBe(false);
});

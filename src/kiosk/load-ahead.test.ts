import { expect, it } from 'vitest';
import { loadAhead } from './load-ahead.ts';

it('loads one after the other, each in an idle moment, and goes on after a failure', async () => {
  const log: string[] = [];
  const part =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new TypeError('no network');
    };
  await loadAhead([part('a'), part('b', true), part('c')], (then) => {
    log.push('idle');
    then();
  });
  expect(log).toEqual([
    ...['idle', 'a begins', 'a ends'],
    ...['idle', 'b begins', 'b ends'],
    ...['idle', 'c begins', 'c ends'],
  ]);
});

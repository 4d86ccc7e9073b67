import { expect, test } from 'vitest';
import type { DecodeEngine, Formats } from './decoded.ts';
import { finish } from './steps.ts';
import { warmUpSteps } from './warm-up.ts';

test('every kind of look is run before a camera needs it, and it comes to an end', () => {
  const looks = new Set<`${number} ${Formats}`>();
  const engine: DecodeEngine = {
    read({ width }, formats) {
      looks.add(`${width} ${formats}`);
      return { decoded: undefined, unread: [] };
    },
  };
  let nowMs = 0;
  finish(
    warmUpSteps(engine, () => {
      nowMs += 1;
      return nowMs;
    }),
  );
  expect(looks).toContain('640 all');
  expect(looks).toContain('640 lines');
  expect(looks).toContain('640 quick');
  expect(looks).toContain('1280 quick');
});

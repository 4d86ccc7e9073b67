import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardReading, judgeReading, readingSkewMs } from './index.ts';
import { sampleBoard } from './test-support.ts';

const board = sampleBoard();
const now = Date.UTC(2026, 10, 22, 7, 5);
const day = 24 * 3_600_000;
const reading: fc.Arbitrary<BoardReading> = fc.record({
  station: fc.constantFrom('lake', 'tower', 'nowhere'),
  value: fc.oneof(fc.double({ min: -100, max: 700, noNaN: true }), fc.double()),
  atMs: fc.oneof(fc.integer({ min: now - 2 * day, max: now + day }), fc.double()),
});
const clock = fc.option(fc.integer({ min: now - day, max: now + 3 * day }), { nil: undefined });

describe('whatever a feed says', () => {
  it('a number on the wall is in range, of its station, of no future and not too old', () => {
    fc.assert(
      fc.property(fc.array(reading), clock, (readings, nowMs) => {
        const judged = judgeReading(board, 'lake', readings, nowMs);
        if (!('value' in judged)) return;
        expect(judged.value).toBeGreaterThanOrEqual(board.range.min);
        expect(judged.value).toBeLessThanOrEqual(board.range.max);
        expect(
          readings.some(
            ({ station, value, atMs }) =>
              station === 'lake' && value === judged.value && atMs === judged.atMs,
          ),
        ).toBe(true);
        if (nowMs === undefined) {
          expect(judged.state).toBe('clockUnknown');
          return;
        }
        expect(judged.atMs).toBeLessThanOrEqual(nowMs + readingSkewMs);
        expect(nowMs - judged.atMs).toBeLessThan(board.goneAfterHours * 3_600_000);
        expect(judged.state === 'old').toBe(nowMs - judged.atMs >= board.oldAfterMinutes * 60_000);
      }),
    );
  });

  it('time alone makes nothing younger, and the order in which it came makes no difference', () => {
    const order = ['never', 'fresh', 'old', 'gone'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            station: fc.constant('lake'),
            value: fc.integer({ min: 0, max: 500 }),
            atMs: fc.integer({ min: now - 2 * day, max: now }),
          }),
        ),
        fc.nat({ max: 3 * day }),
        (readings, laterMs) => {
          const first = judgeReading(board, 'lake', readings, now);
          const later = judgeReading(board, 'lake', readings, now + laterMs);
          expect(order.indexOf(later.state)).toBeGreaterThanOrEqual(order.indexOf(first.state));
          const sameTimes = new Set(readings.map(({ atMs }) => atMs)).size === readings.length;
          if (sameTimes) {
            expect(judgeReading(board, 'lake', readings.toReversed(), now)).toEqual(first);
          }
        },
      ),
    );
  });
});

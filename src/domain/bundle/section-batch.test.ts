import { describe, expect, it } from 'vitest';
import { sectionBatchBytesMax, sectionBatchCountMax, sectionBatches } from './index.ts';

describe('batches of sections', () => {
  it('hold every section once, in its order, within both limits', () => {
    const refs = Array.from({ length: 300 }, (_, at) => ({ at, bytes: (at * 7_919) % 60_000 }));
    const batches = sectionBatches(refs);
    expect(batches.flat()).toEqual(refs);
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(sectionBatchCountMax);
      expect(batch.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(
        sectionBatchBytesMax,
      );
    }
    expect(batches.length).toBeLessThan(20);
  });

  it('leave what is longer than a batch by itself, and are none where nothing is wanted', () => {
    const [small, long] = [{ bytes: 10 }, { bytes: sectionBatchBytesMax + 1 }];
    expect(sectionBatches([small, long, small])).toEqual([[small], [long], [small]]);
    expect(sectionBatches([])).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicServiceSchema } from '../../domain/service/index.ts';
import { interpret } from './interpret.ts';
import { normalisedRecord } from './test-support/records.ts';

const source = { name: { vi: 'Nguồn thử', en: 'A source' }, snapshotDate: '2026-07-18' };
const fields = [...Object.keys(normalisedRecord()), 'requires', 'related', 'replacedBy'];
const portalFields = [
  'executionMethods',
  'executionCases',
  'executionSteps',
  'cases',
  'categoriesDetails',
  'serviceGroupsDetails',
  'procedureProposal',
  'procedureRelatedGroup',
  'detail',
  'updatedAt',
  'isWard',
];

/** Any JSON where a value belongs: whole foreign trees, and right shapes with wrong leaves. */
const odd = fc.oneof(
  fc.jsonValue(),
  // What every object has: no table knows these words.
  fc.constantFrom('toString', 'constructor', '__proto__'),
  fc.array(fc.constantFrom('toString', 'constructor', 'valueOf')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.record({ name: fc.jsonValue(), code: fc.jsonValue(), items: fc.jsonValue() })),
  fc.array(fc.record({ method: fc.jsonValue(), time: fc.jsonValue(), fees: fc.jsonValue() })),
  fc.array(
    fc.record({
      submissionMethod: fc.constantFrom('ONLINE', 'DIRECT', 'POSTAL', 'x', 'toString'),
      processingTime: fc.jsonValue(),
      processingTimeUnit: fc.constantFrom('DAY', 'WORKING_DAY', 'HOUR', 'OTHER', 'constructor'),
      fees: fc.array(fc.record({ value: fc.jsonValue(), description: fc.jsonValue() })),
    }),
  ),
);

test('whatever a record holds, it becomes a sound entry or is refused, and is never half of one', () => {
  const change = fc.dictionary(fc.constantFrom(...fields, ...portalFields), odd, { maxKeys: 6 });
  fc.assert(
    fc.property(change, (values) => {
      const read = interpret({ at: 'line 1', value: normalisedRecord(values) }, source);
      if ('refused' in read) {
        expect(read.refused).not.toBe('schema');
        return;
      }
      const parsed = publicServiceSchema.safeParse(read.service);
      expect(parsed.success).toBe(true);
      // What a page can show: "<" only as its harmless likeness, no control character anywhere.
      expect(JSON.stringify(read.service)).not.toMatch(/[<>]/);
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { olpcJson, type Parsed } from './canonical.ts';
import { derSignature, rawSignature } from './encoding.ts';
import { refreshTuf } from './index.ts';
import { nowMs, TestRepository } from './test-support/repository.ts';

it('one byte changed anywhere is never believed to say another thing', async () => {
  const repository = await TestRepository.create();
  await repository.publish('root', 'targets', 'snapshot', 'timestamp');
  const first = { root: repository.firstState.root };
  const { outcome: honest } = await refreshTuf(first, repository.source, nowMs);
  expect(honest.ok).toBe(true);
  const names = ['2.root.json', 'timestamp.json', '2.snapshot.json', '2.targets.json'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, place, change) => {
        const bytes = Uint8Array.from(repository.files.get(name) ?? []);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const { source } = repository;
        const { outcome } = await refreshTuf(
          first,
          { fetch: async (asked, max) => (asked === name ? bytes : source.fetch(asked, max)) },
          nowMs,
        );
        if (outcome.ok) expect(outcome).toEqual(honest);
        else expect(outcome.error.reason).not.toBe('unreachable');
      },
    ),
    { numRuns: 300 },
  );
});

it('a signature is the same in both its forms, and has one DER form only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.nat(71), (raw, at) => {
      const der = derSignature(raw);
      expect(rawSignature(der)).toEqual(Uint8Array.from(raw));
      const longer = new Uint8Array([...der.subarray(0, at), 0, ...der.subarray(at)]);
      const read = rawSignature(longer);
      if (read !== undefined) expect(derSignature(read)).toEqual(longer);
    }),
  );
});

it('canonical text reads back as what it says, whatever the names', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}]/u.test(text));
  const value = fc.letrec<{ json: Parsed }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      plain,
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(plain, tie('json'), { maxKeys: 4 }),
    ),
  })).json;
  fc.assert(
    fc.property(value, (json) => {
      const text = olpcJson(json);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
      expect(olpcJson(JSON.parse(text))).toBe(text);
    }),
  );
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PublicService, publicServiceSchema } from '../../domain/service/index.ts';
import { readCatalogue } from './index.ts';
import type { Outcome } from './outcome.ts';
import { contentOf, importInto, jsonLinesOf, scratch } from './test-support/files.ts';

const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const path = join(directory, 'tthc-full.jsonl.gz');
const present = existsSync(path);
if (!present) {
  process.stderr.write(`\nSKIPPED, NOT PASSED: no catalogue at ${path} (set MOTCHAM_DATA).\n\n`);
}

/** The whole catalogue is read three times; on a busy machine each takes a good minute. */
const timeoutMs = 400_000;

describe.skipIf(!present)('the real catalogue', () => {
  test(
    '5,665 in, 5,665 accounted for; again, and nothing changes',
    async () => {
      const into = await scratch();
      const outcomes: Outcome[] = [];
      const result = await importInto(into, path, { onOutcome: (one) => outcomes.push(one) });
      expect(result).toMatchObject({
        ok: true,
        value: { total: 5665, refused: 1, duplicate: 1, services: 5663, added: 5663 },
      });
      expect(new Set(outcomes.map(({ at }) => at)).size).toBe(5665);
      const by = (kind: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind);
      expect(by('taken').length + by('repaired').length).toBe(5663);
      expect(by('refused')).toMatchObject([{ code: '1.014955-Xoa', reason: 'deletedAtSource' }]);
      expect(by('duplicate')).toMatchObject([{ code: '1.014325', at: 'line 1' }]);

      const services: PublicService[] = [];
      for await (const service of readCatalogue(into)) services.push(service);
      const codes = services.map(({ code }) => code);
      expect(codes).toEqual(codes.toSorted());
      for (const service of services) {
        expect(publicServiceSchema.safeParse(service).success, service.code).toBe(true);
      }
      const of = (code: string) => services.find((one) => one.code === code);
      expect(of('1.0133611')?.codeState).toBe('malformed');
      expect(of('2.009182739')?.codeState).toBe('malformed');
      expect(of('1.115369')?.officialName).toHaveLength(1192);
      // Nothing that the source gives as zero is free, and no council's number is Hanoi's.
      const zeroOnly = services.filter((one) => one.doubts.includes('zeroFee'));
      expect(zeroOnly.length).toBeGreaterThan(2000);
      const foreign = services.filter(({ spatial }) => spatial === 'elsewhere');
      expect(foreign.length).toBeGreaterThan(800);
      expect(
        foreign.flatMap(({ costs }) => costs).filter(({ kind }) => kind === 'setByCouncil'),
      ).toEqual([]);
      expect(services.filter(({ spatial }) => spatial === 'hanoi')).toHaveLength(32);

      const before = await contentOf(into);
      expect(await importInto(into, path)).toMatchObject({
        value: { unchanged: 5663, added: 0, changed: 0, ended: 0 },
      });
      const after = await contentOf(into);
      for (const name of Object.keys(before)) expect(after[name] === before[name], name).toBe(true);
      const report = await jsonLinesOf(into, 'import-report.jsonl');
      expect(report.at(-1)).toMatchObject({ totals: { total: 5665 } });
    },
    timeoutMs,
  );
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { services } from './index.ts';

const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const path = join(directory, 'top-procedures.json');
const present = existsSync(path);
if (!present) {
  process.stderr.write(`\nSKIPPED, NOT PASSED: no list at ${path} (set MOTCHAM_DATA).\n\n`);
}

test.skipIf(!present)('every procedure that residents use most has a whole entry of ours', () => {
  const list: { procedures: { code: string }[] } = JSON.parse(readFileSync(path, 'utf8'));
  expect(list.procedures.length).toBeGreaterThanOrEqual(117);
  const written = new Set(services.map(({ code }) => code));
  expect(list.procedures.map(({ code }) => code).filter((code) => !written.has(code))).toEqual([]);
});

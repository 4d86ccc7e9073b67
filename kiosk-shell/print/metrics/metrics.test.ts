import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontsHash, metricsFile } from './generate.ts';

test('the packed metrics belong to the installed fonts', () => {
  const packed: unknown = JSON.parse(readFileSync(metricsFile, 'utf8'));
  expect(packed, 'run "npm run generate:metrics"').toMatchObject({ fonts: fontsHash() });
});

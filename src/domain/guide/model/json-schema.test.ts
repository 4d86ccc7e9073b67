import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { guideJsonSchema } from '../index.ts';
import { defects } from '../test-support/defects.ts';
import { guideFormats } from './json-schema.ts';

const shipped = new URL('../../../content/guides/', import.meta.url);
const flows = readdirSync(shipped)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, flow: JSON.parse(readFileSync(new URL(name, shipped), 'utf8')) }));
// The pattern beside it says more than the format does.
const validate = new Ajv2020({ formats: { date: true } }).compile(guideJsonSchema('flow-1'));

describe('the format as JSON Schema, read by a validator that nobody here wrote', () => {
  it.each(flows)('takes $name', ({ flow }) => {
    expect(validate(flow), JSON.stringify(validate.errors)).toBe(true);
  });

  it('refuses what the reader refuses for its shape alone', () => {
    const shapes = defects.filter(({ code }) => code === 'SCHEMA');
    const missed: string[] = [];
    let tried = 0;
    for (const { kind, seed } of shapes) {
      const flow = structuredClone(flows[0]!.flow);
      if (seed(flow) === false) continue;
      tried += 1;
      if (validate(flow)) missed.push(kind);
    }
    expect(tried).toBeGreaterThanOrEqual(3);
    expect(missed).toEqual([]);
  });

  it.each(Object.keys(guideFormats) as (keyof typeof guideFormats)[])(
    'of %s is the one in docs',
    (format) => {
      const file = new URL(`../../../../docs/schema/${format}.schema.json`, import.meta.url);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(guideJsonSchema(format));
    },
  );
});

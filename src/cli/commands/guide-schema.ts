import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { guideFormats, guideJsonSchema } from '../../domain/guide/index.ts';

const formats = Object.keys(guideFormats) as (keyof typeof guideFormats)[];

function schema({ out }: { readonly out: string }): void {
  mkdirSync(out, { recursive: true });
  for (const format of formats) {
    const text = `${JSON.stringify(guideJsonSchema(format), null, 1)}\n`;
    writeFileSync(join(out, `${format}.schema.json`), text);
  }
}

export function addSchemaCommand(guide: Command): void {
  guide
    .command('schema')
    .description('write the format of flows and parts as JSON Schema 2020-12')
    .option('--out <directory>', 'where to write them', '.')
    .action(schema);
}

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PortionResult } from './report.ts';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'audit');

export interface KeptPortions {
  readonly all: () => readonly PortionResult[];
  readonly add: (portion: PortionResult) => void;
}

/**
 * What was measured of this build so far, a line each, in `dist/audit` (ignored by git): a run that
 * ends goes on where it was. What another build was found to be is thrown away.
 */
export function openKeptPortions(digest: string): KeptPortions {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${digest}.jsonl`);
  for (const name of readdirSync(folder))
    if (name.endsWith('.jsonl') && name !== `${digest}.jsonl`) rmSync(join(folder, name));
  const kept: PortionResult[] = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line))
    : [];
  return {
    all: () => kept,
    add: (portion) => {
      kept.push(portion);
      appendFileSync(file, `${JSON.stringify(portion)}\n`);
    },
  };
}

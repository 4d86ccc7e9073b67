import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Audit } from './audit.ts';

const directory = join(import.meta.dirname, '..', '..', '..', 'dist', 'recovery');

/** One line of the table of proofs: printed, and kept in `dist/recovery/results.jsonl`. */
export function report(
  trial: string,
  trials: number,
  result: Partial<Audit> & Readonly<Record<string, unknown>>,
): void {
  const words = Object.entries(result).map(([name, value]) => `${name} ${String(value)}`);
  process.stdout.write(`▸ ${trial}: ${trials} trials; ${words.join(', ')}\n`);
  mkdirSync(directory, { recursive: true });
  appendFileSync(
    join(directory, 'results.jsonl'),
    `${JSON.stringify({ trial, trials, ...result })}\n`,
  );
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateFacts } from './machine-facts.ts';

/** Where root's half of an update leaves how it ended (packaging). */
const updateDirectory = '/var/lib/motcham-update';
const fieldMax = 80;

/** How the last update ended; null on a machine that was not installed from a package. */
export function readUpdate(directory = updateDirectory): UpdateFacts | null {
  if (!existsSync(directory)) return null;
  const underWay = fieldsOf(join(directory, 'state'));
  if (underWay !== undefined) {
    return {
      state: 'underWay',
      to: underWay.get('to') ?? null,
      reason: underWay.get('phase') ?? null,
    };
  }
  const result = fieldsOf(join(directory, 'result'));
  if (result === undefined) return { state: 'none', to: null, reason: null };
  return {
    state: result.get('state') === 'done' ? 'done' : 'failed',
    to: result.get('to') ?? null,
    reason: result.get('reason') ?? null,
  };
}

function fieldsOf(path: string): Map<string, string> | undefined {
  try {
    const lines = readFileSync(path, 'utf8').slice(0, 4096).split('\n');
    return new Map(
      lines.flatMap((line) => {
        const at = line.indexOf('=');
        return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1, at + 1 + fieldMax)] as const];
      }),
    );
  } catch {
    return undefined;
  }
}

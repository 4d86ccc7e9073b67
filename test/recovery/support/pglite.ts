import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Place } from './audit.ts';

const program = join(import.meta.dirname, 'pglite-child.ts');

/** A process that writes to PGlite without pause and says what was committed. */
export async function writeToPglite(
  directory: string,
): Promise<{ readonly kill: () => Promise<readonly Place[]> }> {
  const child = spawn(process.execPath, [program, 'write', directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const acknowledged: Place[] = [];
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  if (first !== '"ready"') throw new Error(`PGlite did not start: ${first}`);
  lines.on('line', (line) => acknowledged.push(JSON.parse(line)));
  return {
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      return acknowledged;
    },
  };
}

/** What PGlite holds. @throws when it does not open. */
export async function readPglite(directory: string): Promise<Place[]> {
  const child = spawn(process.execPath, [program, 'read', directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`PGlite ended with ${code}`);
  return JSON.parse(text);
}

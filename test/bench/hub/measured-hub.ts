import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { removeDatabase } from '../../../src/hub/test-support.ts';

export interface Cost {
  /** CPU time of the hub's process, user and system, ms. */
  readonly cpuMs: number;
  readonly rssMb: number;
}

export interface MeasuredHub {
  readonly url: string;
  readonly codes: readonly string[];
  /** How to reach its database. */
  readonly database: { readonly host: string; readonly user: string; readonly database: string };
  cost(): Promise<Cost>;
  /** CPU time of PostgreSQL, all its processes that live, ms. */
  databaseCpuMs(): number;
  close(): Promise<void>;
}

/** A hub in a process of its own on a private PostgreSQL, ready to be measured. */
export async function startMeasuredHub(codes: number): Promise<MeasuredHub> {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-bench-hub-'));
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'child.ts'), JSON.stringify({ directory, codes })],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout });
  const next = async () => JSON.parse(String((await once(lines, 'line'))[0]));
  const ready = await next();
  return {
    url: ready.url,
    codes: ready.codes,
    database: ready.database,
    cost() {
      const answer = next();
      child.stdin.write('cost\n');
      return answer;
    },
    databaseCpuMs: () => treeCpuMs(ready.databasePid),
    async close() {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
      await removeDatabase({ root: databaseRoot(directory) }, directory);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function databaseRoot(directory: string): string {
  try {
    return JSON.parse(readFileSync(join(directory, 'postgres', 'place.json'), 'utf8')).root;
  } catch {
    return directory;
  }
}

/** Hundredths of a second, the unit of `/proc/PID/stat` on Linux. */
const tickMs = 10;

function treeCpuMs(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  return [postmaster, ...children.trim().split(' ').map(Number)]
    .filter((pid) => pid > 0)
    .map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      // utime, stime, and those of children already waited for (proc(5) 14-17).
      return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i] ?? 0), 0) * tickMs;
    })
    .reduce((sum, ms) => sum + ms, 0);
}

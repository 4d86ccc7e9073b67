import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process group, bytes: proportional shares (Pss), so that what the browser's helpers
 * have in common counts once. Undefined where there is no such thing to read (not Linux).
 */
export function groupMemoryBytes(leader: number): number | undefined {
  let kilobytes = 0;
  let found = false;
  for (const pid of processIds()) {
    if (groupOf(pid) !== leader) continue;
    const share = shareOf(pid);
    if (share === undefined) continue;
    kilobytes += share;
    found = true;
  }
  return found ? kilobytes * 1024 : undefined;
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function groupOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold spaces and brackets; the last bracket ends it (proc_pid_stat(5)).
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return undefined;
  }
}

function shareOf(pid: string): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
  } catch {
    return undefined;
  }
}

import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';

/** What a trial needs of the machine, and how to tell and to get it. */
const needs = {
  root: { isMet: () => userInfo().uid === 0, how: 'run as root' },
  loop: {
    isMet: () => existsSync('/dev/loop-control'),
    how: 'run where loop devices may be made (not in a plain container)',
  },
  python: { isMet: () => existsSync('/usr/bin/python3'), how: 'install python3' },
  chromium: {
    isMet: () => existsSync(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'),
    how: 'install chromium',
  },
  postgresql15: {
    isMet: () => existsSync('/usr/lib/postgresql/15/bin/postgres'),
    how: 'install postgresql-15',
  },
  patroni: { isMet: () => existsSync('/usr/bin/patroni'), how: 'install patroni' },
  etcd: {
    isMet: () => existsSync('/usr/bin/etcd'),
    how: 'install etcd-server and python3-etcd',
  },
} as const;
export type Need = keyof typeof needs;

/**
 * Whether a trial cannot run here. Says loudly what is missing, so that a skipped proof is never
 * taken for a passed one.
 */
export function lacks(trial: string, ...wanted: readonly Need[]): boolean {
  const missing = wanted.filter((need) => !needs[need].isMet());
  for (const need of missing) {
    process.stderr.write(`!! SKIPPED: ${trial}: no ${need}. To run it, ${needs[need].how}.\n`);
  }
  return missing.length > 0;
}

/** How often each trial is repeated: `MOTCHAM_TRIALS`, or what the promise asks for. */
export const trialCount = Number(process.env['MOTCHAM_TRIALS'] ?? 30);

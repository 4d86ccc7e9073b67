import type { Repair } from './notes.ts';

/** What decides between two records with one code. */
export interface Claim {
  /** Its code had to be repaired. */
  readonly codeRepaired: boolean;
  /** Day of the register's last change; empty where it is not said. */
  readonly updatedOn: string;
}

const codeRepairs = new Set(['codeTrimmed', 'codeSuffix', 'codeZeros']);

export function repairsCode(repairs: readonly Repair[]): boolean {
  return repairs.some(({ kind }) => codeRepairs.has(kind));
}

/** Of two records with one code: the one whose code was right, the later one, the first one. */
export function isPreferred(next: Claim, before: Claim): boolean {
  if (next.codeRepaired !== before.codeRepaired) return before.codeRepaired;
  return next.updatedOn > before.updatedOn;
}

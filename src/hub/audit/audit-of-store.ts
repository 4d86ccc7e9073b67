import type { Store } from '../store/index.ts';
import { lastHead } from './audit-head.ts';
import { type AuditVerdict, exportLines, readLines, verifyLines } from './verify-audit.ts';

/** Walks the chain; against the head that is given, else against the last one that this hub signed. */
export async function verifyAudit(
  store: Store,
  head?: { readonly seq: number; readonly hash: string },
): Promise<AuditVerdict> {
  return verifyLines(readLines(store.pool), head ?? (await lastHead(store.pool)));
}

/** Every line as a line of JSON. */
export function exportAudit(store: Store): AsyncGenerator<string> {
  return exportLines(readLines(store.pool));
}

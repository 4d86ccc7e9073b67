import type { ActionBody, ActionKind } from '../../domain/action/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { type ClosedReason, openAction } from './open-action.ts';

export interface ListOptions {
  /** Most rows, at most `listCountMax`. */
  readonly limit?: number;
  /** Only what was received at or after this instant, ms. */
  readonly sinceMs?: number;
  readonly kind?: ActionKind;
}

/** Most rows in one listing: an operator's screen, and a script's page. */
const listCountMax = 1_000;
const listCountDefault = 100;

/** A request as an operator sees it, its seal opened. */
export interface ListedAction {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly id: string;
  readonly kind: ActionKind;
  /** ISO 8601 UTC, or null when the kiosk did not know. */
  readonly createdAt: string | null;
  readonly createdTrust: 'confirmed' | 'unconfirmed';
  readonly receivedAt: string;
  /** Null when the seal does not open; then `problem` says why. */
  readonly body: ActionBody | null;
  readonly problem: ClosedReason | null;
}

/** Requests as they came in, the newest first. For the operator's command line. */
export async function listActions(
  store: Store,
  keys: Keyring,
  options: ListOptions = {},
): Promise<readonly ListedAction[]> {
  let query = store.db
    .selectFrom('actions')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('kiosk')
    .orderBy('seq', 'desc')
    .limit(Math.min(options.limit ?? listCountDefault, listCountMax));
  if (options.sinceMs !== undefined) {
    query = query.where('received_at', '>=', new Date(options.sinceMs));
  }
  if (options.kind !== undefined) query = query.where('kind', '=', options.kind);
  const listed: ListedAction[] = [];
  for (const row of await query.execute()) {
    // Written through the schema of the wire, so the column holds nothing else.
    const kind = row.kind as ActionKind;
    const opened = await openAction({ ...row, kind }, keys);
    listed.push({
      kiosk: row.kiosk,
      incarnation: row.incarnation,
      seq: row.seq,
      id: row.id,
      kind,
      createdAt: row.created_at?.toISOString() ?? null,
      createdTrust: row.created_trust,
      receivedAt: row.received_at.toISOString(),
      body: opened.ok ? opened.value : null,
      problem: opened.ok ? null : opened.error,
    });
  }
  return listed;
}

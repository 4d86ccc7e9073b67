import {
  type ActionBody,
  type ActionKind,
  type ActionPlace,
  type OpenError,
  openBody,
} from '../../domain/action/index.ts';
import { err, type Result } from '../../domain/basics/index.ts';
import type { Keyring } from '../keys/index.ts';

/** A request as the database has it, of which the seal matters. */
export interface SealedRow {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly kind: ActionKind;
  readonly key_id: string;
  readonly sealed: string;
  readonly origin?: ActionPlace | null;
}

export type ClosedReason = OpenError | 'sealingKeyLost' | 'purged';

/** Opens a request with the hub's keys. What comes out is never stored and never logged. */
export async function openAction(
  row: SealedRow,
  keys: Pick<Keyring, 'openers'>,
): Promise<Result<ActionBody, ClosedReason>> {
  if (row.sealed === '') return err('purged');
  const privateKey = keys.openers.get(row.key_id);
  return privateKey === undefined ? err('sealingKeyLost') : openBody(row, privateKey);
}

import type pg from 'pg';
import { signText } from '../../domain/api/index.ts';
import type { SigningKey } from '../keys/index.ts';

/** The end of the chain at some time, signed: whoever keeps it can tell a log that was cut or rewritten. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** ISO date-time, UTC. */
  readonly at: string;
  readonly keyId: string;
  readonly signature: string;
}

/** What is signed. */
export function headText({ seq, hash, at }: Pick<AuditHead, 'seq' | 'hash' | 'at'>): string {
  return `motcham audit head v1|${seq}|${hash}|${at}`;
}

/** The last head that was signed; undefined before the first. */
export async function lastHead(pool: pg.Pool): Promise<AuditHead | undefined> {
  const { rows } = await pool.query<Omit<AuditHead, 'at'> & { signedAt: Date }>(
    `select seq, hash, signed_at as "signedAt", key_id as "keyId", signature from audit_heads
      order by seq desc limit 1`,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { signedAt, ...head } = row;
  return { ...head, at: signedAt.toISOString() };
}

/** Signs the end of the chain as it stands and keeps it; nothing when no line came since. */
export async function signHead(
  pool: pg.Pool,
  key: SigningKey,
  nowMs: number,
): Promise<AuditHead | undefined> {
  const before = await lastHead(pool);
  const { rows } = await pool.query<{ seq: number; hash: string }>(
    'select seq, hash from audit_lines where seq is not null order by seq desc limit 1',
  );
  const [end] = rows;
  if (end === undefined || end.seq === before?.seq) return before;
  const at = new Date(nowMs).toISOString();
  const signature = await signText(headText({ ...end, at }), key.privateKey);
  await pool.query(
    `insert into audit_heads (seq, hash, signed_at, key_id, signature) values ($1, $2, $3, $4, $5)
      on conflict (seq) do nothing`,
    [end.seq, end.hash, at, key.keyId, signature],
  );
  return { ...end, at, keyId: key.keyId, signature };
}

import type { ActionKind } from '../../domain/action/index.ts';
import type { RequestPlace } from '../handover/index.ts';
import type { Store } from '../store/index.ts';

/** A request that could not be handed over, without anything of what it says. */
export interface DeadLetter extends RequestPlace {
  readonly id: string;
  readonly kind: ActionKind;
  /** `failed`: it cannot be opened. `dead`: the office does not take it. */
  readonly state: 'failed' | 'dead';
  readonly reason: string | null;
  readonly attempts: number;
  readonly receivedAt: string;
}

/** Most rows of one listing. */
const deadCountMax = 1_000;

/** What an operator has to look at, oldest first. */
export async function listDeadLetters(store: Store): Promise<readonly DeadLetter[]> {
  const { rows } = await store.pool.query<
    Omit<DeadLetter, 'receivedAt'> & { readonly received_at: Date }
  >(
    `select h.kiosk, h.incarnation, h.seq, a.id::text as id, a.kind, h.state, h.reason, h.attempts,
        a.received_at
      from handover h join actions a using (kiosk, incarnation, seq)
      where h.state in ('failed', 'dead') order by a.received_at limit ${deadCountMax}`,
  );
  return rows.map(({ received_at, ...row }) => ({
    ...row,
    receivedAt: received_at.toISOString(),
  }));
}

/**
 * Puts requests back into the queue: one by its id, or all that are dead or failed. Those that
 * could not be opened are opened again, the others called about again, with the same idempotency
 * key. Returns how many.
 */
export async function replayActions(
  store: Store,
  which: { readonly id: string } | 'allDead',
  nowMs: number,
): Promise<number> {
  const { rowCount } = await store.pool.query(
    `update handover h set
        state = case when h.state = 'failed' then 'waiting' else 'ready' end,
        attempts = 0, reason = null, due_at = $1
      from actions a
      where a.kiosk = h.kiosk and a.incarnation = h.incarnation and a.seq = h.seq
        and h.state in ('failed', 'dead') and ($2::uuid is null or a.id = $2::uuid)`,
    [new Date(nowMs), which === 'allDead' ? null : which.id],
  );
  return rowCount ?? 0;
}

/** What was answered and not taken: about which request, when, and why. */
export interface Contradiction extends RequestPlace {
  readonly notedAt: string;
  readonly problem: string;
  readonly answer: unknown;
}

/** Answers that were not taken, the newest first. */
export async function listContradictions(store: Store): Promise<readonly Contradiction[]> {
  const rows = await store.db
    .selectFrom('contradictions')
    .selectAll()
    .orderBy('noted_at', 'desc')
    .limit(deadCountMax)
    .execute();
  return rows.map(({ kiosk, incarnation, seq, noted_at, problem, answer }) => ({
    kiosk,
    incarnation,
    seq,
    notedAt: noted_at.toISOString(),
    problem,
    answer,
  }));
}

import type { ActionKind, FollowResult } from '../../domain/action/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { openAction, type SealedRow } from './open-action.ts';
import { redactBody } from './redact.ts';

/** Requests read at once. */
const pageRows = 500;

/** A request as a script reads it: one JSON line. */
export interface ExportedAction {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly id: string;
  readonly kind: ActionKind;
  readonly createdAt: string | null;
  readonly createdTrust: 'confirmed' | 'unconfirmed';
  readonly receivedAt: string;
  /** Null before it was opened, and once retention dropped it. */
  readonly status: string | null;
  readonly result: FollowResult | null;
  /** What still has to be done about it, or null when nothing has. */
  readonly handover: string | null;
  /** Without personal values unless they were asked for; null when the seal does not open. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly problem: string | null;
}

export interface ExportOptions {
  readonly order: 'newestFirst' | 'oldestFirst';
  readonly limit?: number;
  /** Only what was received at or after this instant, ms. */
  readonly sinceMs?: number;
  readonly kind?: ActionKind;
  /** Show personal values. The caller has written down who asks and why (`notePersonalView`). */
  readonly personal?: boolean;
}

type Row = SealedRow & {
  readonly id: string;
  readonly created_at: Date | null;
  readonly created_trust: 'confirmed' | 'unconfirmed';
  readonly received_at: Date;
  readonly status: string | null;
  readonly result: FollowResult | null;
  readonly state: string | null;
};

/** Requests with what became of them, page by page: any number in little memory. */
export async function* exportActions(
  store: Store,
  keys: Keyring,
  options: ExportOptions,
): AsyncGenerator<ExportedAction> {
  const { order, limit = Number.POSITIVE_INFINITY, sinceMs = 0, kind = null } = options;
  const [turn, beyond] =
    order === 'newestFirst' ? (['desc', '<'] as const) : (['asc', '>'] as const);
  let last: readonly unknown[] | undefined;
  for (let left = limit; left > 0; ) {
    const { rows } = await store.pool.query<Row & { readonly cursor: string }>(
      `select a.*, f.status, f.result, a.received_at::text as cursor,
          coalesce(h.state, case when exists (
            select from arrivals r where r.kiosk = a.kiosk and r.incarnation = a.incarnation
              and a.seq between r.from_seq and r.to_seq) then 'waiting' end) as state
        from actions a
          left join follows f using (kiosk, incarnation, seq)
          left join handover h using (kiosk, incarnation, seq)
        where a.received_at >= $1 and ($2::text is null or a.kind = $2)
          and ($3::timestamptz is null
            or (a.received_at, a.kiosk, a.incarnation, a.seq) ${beyond} ($3, $4::text, $5::int, $6::bigint))
        order by a.received_at ${turn}, a.kiosk ${turn}, a.incarnation ${turn}, a.seq ${turn}
        limit $7`,
      [new Date(sinceMs), kind, ...(last ?? [null, null, null, null]), Math.min(left, pageRows)],
    );
    for (const row of rows) yield await exported(row, keys, options.personal === true);
    const end = rows.at(-1);
    if (end === undefined || rows.length < Math.min(left, pageRows)) return;
    // As text: the database knows microseconds, a Date does not.
    last = [end.cursor, end.kiosk, end.incarnation, end.seq];
    left -= rows.length;
  }
}

async function exported(row: Row, keys: Keyring, personal: boolean): Promise<ExportedAction> {
  const opened = await openAction(row, keys);
  const body = opened.ok ? opened.value : undefined;
  return {
    kiosk: row.kiosk,
    incarnation: row.incarnation,
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    createdAt: row.created_at?.toISOString() ?? null,
    createdTrust: row.created_trust,
    receivedAt: row.received_at.toISOString(),
    status: row.status,
    result: row.result,
    handover: row.state,
    body: body === undefined ? null : personal ? body : redactBody(body),
    problem: opened.ok ? null : opened.error,
  };
}

/** Writes down that somebody looks at personal values, before anything is shown. */
export async function notePersonalView(
  store: Store,
  view: { readonly viewer: string; readonly reason: string; readonly requests: number },
  nowMs: number,
): Promise<void> {
  await store.db
    .insertInto('personal_views')
    .values({ ...view, viewed_at: new Date(nowMs) })
    .execute();
}

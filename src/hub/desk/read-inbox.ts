import type pg from 'pg';
import type { ActionStatus } from '../../domain/action/index.ts';
import {
  type DeskKind,
  type DeskLine,
  deskKinds,
  deskLinesMax,
} from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import type { Store } from '../store/index.ts';
import { dueOf } from './due.ts';
import { firstFirst } from './first-first.ts';

/** How long an answered request stays in the inbox, days: people come back to what they did. */
const answeredDays = 7;

interface Row {
  readonly id: string;
  readonly kind: DeskKind;
  readonly kiosk: string;
  readonly site: Site;
  readonly received_at: Date;
  readonly status: ActionStatus;
  readonly changed_at: Date;
  readonly is_final: boolean;
  readonly category: string | null;
  readonly urgent: boolean | null;
  readonly branch: string | null;
  readonly day: string | null;
  readonly slot: string | null;
  readonly service: string | null;
  readonly claimed_by: string | null;
  readonly handover: DeskLine['handover'];
}

const lineSql = `select a.id::text as id, f.kind, kiosk, k.site, a.received_at, f.status,
    f.changed_at, f.is_final, d.category, d.urgent, d.branch, d.day, d.slot, d.service,
    d.claimed_by, h.state as handover
  from follows f
    join actions a using (kiosk, incarnation, seq)
    left join desk d using (kiosk, incarnation, seq)
    left join handover h using (kiosk, incarnation, seq)
    join kiosks k on k.id = f.kiosk`;

/**
 * What waits for an answer, and what was answered lately: who calls for help stands at a kiosk and
 * comes before everything else, then what is due first.
 */
export async function readInbox(store: Store, nowMs: number): Promise<readonly DeskLine[]> {
  const { rows } = await store.pool.query<Row>(
    `${lineSql} where f.kind = any($1) and f.status <> 'withdrawn'
        and (not f.is_final or f.changed_at > $2)
      order by f.is_final, f.kind <> 'callForHelp', a.received_at limit ${deskLinesMax}`,
    [deskKinds, new Date(nowMs - answeredDays * 86_400_000)],
  );
  return rows.map(lineOf).sort(firstFirst);
}

/** One request by its id. */
export async function findLine(
  client: Pick<pg.Pool, 'query'>,
  id: string,
): Promise<DeskLine | undefined> {
  const { rows } = await client.query<Row>(`${lineSql} where a.id = $1 and f.kind = any($2)`, [
    id,
    deskKinds,
  ]);
  return rows[0] === undefined ? undefined : lineOf(rows[0]);
}

function lineOf(row: Row): DeskLine {
  const { received_at, changed_at, is_final, claimed_by, ...rest } = row;
  return {
    ...rest,
    receivedMs: received_at.getTime(),
    changedMs: changed_at.getTime(),
    isFinal: is_final,
    claimedBy: claimed_by,
    ...dueOf(row),
  };
}

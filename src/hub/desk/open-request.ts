import type pg from 'pg';
import { type FollowResult, hourPlacesForOld } from '../../domain/action/index.ts';
import type { DeskLine, DeskRequest, ReplyAnswer } from '../../domain/api/console/index.ts';
import type { OfficeResult } from '../../domain/api/index.ts';
import { keepAnswer, type OpenedRequest, readRequest } from '../back-office/index.ts';
import {
  keptBack,
  openAction,
  type RequestPlace,
  redactBody,
  type SealedRow,
} from '../handover/index.ts';
import type { Keyring } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { readHourLimit } from './hour-limits.ts';
import { findLine } from './read-inbox.ts';

/** Members that are no facts about the request. */
const ownMembers: readonly string[] = ['kind', 'follow'];

interface Found {
  readonly row: SealedRow & { readonly received_at: Date };
  readonly result: FollowResult | null;
  readonly changed_at: Date;
  readonly claimed_by: string | null;
  readonly claimed_at: Date | null;
}

async function find(client: Pick<pg.Pool, 'query'>, id: string): Promise<Found | undefined> {
  const { rows } = await client.query<Found['row'] & Omit<Found, 'row'>>(
    `select a.*, f.result, f.changed_at, d.claimed_by, d.claimed_at from actions a
        join follows f using (kiosk, incarnation, seq) left join desk d using (kiosk, incarnation, seq)
      where a.id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { result, changed_at, claimed_by, claimed_at } = row;
  return { row, result, changed_at, claimed_by, claimed_at };
}

/** A request with its personal fields closed; undefined when there is none of this id. */
export async function readDeskRequest(
  store: Store,
  keys: Keyring,
  id: string,
): Promise<Omit<DeskRequest, 'names'> | undefined> {
  const [line, found] = await Promise.all([findLine(store.pool, id), find(store.pool, id)]);
  if (line === undefined || found === undefined) return undefined;
  const opened = await openAction(found.row, keys);
  const body = opened.ok ? redactBody(opened.value) : null;
  const shown = body === null ? null : withoutOwn(body);
  return {
    line,
    result: found.result,
    body: shown,
    closed: Object.entries(shown ?? {}).flatMap(([name, value]) =>
      value === keptBack ? [name] : [],
    ),
    problem: opened.ok ? null : opened.error,
    history: await historyOf(store, line, found),
  };
}

const withoutOwn = (body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !ownMembers.includes(name)));

async function historyOf(
  store: Store,
  line: DeskLine,
  { row, changed_at, claimed_by, claimed_at }: Found,
): Promise<DeskRequest['history']> {
  const notes = await store.db
    .selectFrom('contradictions')
    .select(['noted_at', 'problem'])
    .where('kiosk', '=', row.kiosk)
    .where('incarnation', '=', row.incarnation)
    .where('seq', '=', row.seq)
    .orderBy('noted_at')
    .limit(20)
    .execute();
  const history: DeskRequest['history'] = [
    { at: line.receivedMs, what: 'received', detail: row.kiosk },
    ...(claimed_by !== null && claimed_at !== null
      ? [{ at: claimed_at.getTime(), what: 'claimed' as const, detail: claimed_by }]
      : []),
    ...(line.status === 'received'
      ? []
      : [{ at: changed_at.getTime(), what: 'changed' as const, detail: line.status }]),
    ...notes.map(({ noted_at, problem }) => ({
      at: noted_at.getTime(),
      what: 'contradiction' as const,
      detail: problem,
    })),
  ];
  return history.sort((a, b) => a.at - b.at);
}

/**
 * The personal fields of a request. Who asks and why is written down first, in the same
 * transaction as the caller's audit: what cannot be logged is not opened.
 */
export async function openPersonalFields(
  client: Pick<pg.PoolClient, 'query'>,
  keys: Keyring,
  id: string,
  by: { readonly viewer: string; readonly reason: string },
  nowMs: number,
): Promise<Readonly<Record<string, string>> | undefined> {
  const found = await find(client, id);
  if (found === undefined) return undefined;
  await client.query(
    'insert into personal_views (viewed_at, viewer, reason, requests) values ($1, $2, $3, 1)',
    [new Date(nowMs), by.viewer, by.reason],
  );
  const opened = await openAction(found.row, keys);
  if (!opened.ok) return {};
  const closed = redactBody(opened.value);
  return Object.fromEntries(
    Object.entries(opened.value).flatMap(([name, value]) =>
      closed[name] === keptBack && !ownMembers.includes(name) ? [[name, String(value)]] : [],
    ),
  );
}

/**
 * Answers a request as an office would: the resident sees it at the kiosk by the follow code. The
 * same judgement stands over a desk as over an office, and the first final answer stands; of a desk
 * the hub counts the visitors of an hour.
 */
export async function replyTo(
  store: Store,
  keys: Keyring,
  id: string,
  result: OfficeResult,
  world: {
    readonly nowMs: number;
    /** Runs in the transaction of an answer that was kept. */
    readonly note: (client: pg.PoolClient) => Promise<void>;
  },
): Promise<ReplyAnswer['verdict'] | undefined> {
  const found = await find(store.pool, id);
  if (found === undefined) return undefined;
  const place: RequestPlace = found.row;
  const request = await readRequest(store.pool, keys, place);
  if (!request.ok) return undefined;
  return inTransaction(store.pool, async (client) => {
    const placesMax = await placesFor(client, request.value, result);
    const verdict = await keepAnswer(client, request.value, result, world.nowMs, placesMax);
    if (verdict !== 'kept') return verdict;
    // It is answered: no office has to be called about it any more.
    await client.query(
      `delete from handover where kiosk = $1 and incarnation = $2 and seq = $3
        and state in ('ready', 'dead')`,
      [place.kiosk, place.incarnation, place.seq],
    );
    await world.note(client);
    return verdict;
  });
}

/** Visitors that the hour which an answer promises has room for. */
async function placesFor(
  client: pg.PoolClient,
  { body }: OpenedRequest,
  result: OfficeResult,
): Promise<number> {
  if (result.kind !== 'appointment') return 0;
  const isOld = body.kind === 'appointment' && body.priority === 'age75';
  return (await readHourLimit(client, result.branch)) + (isOld ? hourPlacesForOld : 0);
}

/** Takes a request upon oneself, or lets it go. False when there is none, or another has it. */
export async function claimRequest(
  client: Pick<pg.PoolClient, 'query'>,
  id: string,
  by: { readonly name: string; readonly claim: boolean },
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into desk (kiosk, incarnation, seq, kind, received_at, claimed_by, claimed_at)
      select a.kiosk, a.incarnation, a.seq, a.kind, a.received_at, $2::text, $3::timestamptz
        from actions a
        join follows f using (kiosk, incarnation, seq) where a.id = $1
      on conflict (kiosk, incarnation, seq) do update
        set claimed_by = case when $4 then $2::text end,
          claimed_at = case when $4 then $3::timestamptz end
        where desk.claimed_by is null or desk.claimed_by = $2::text`,
    [id, by.name, new Date(nowMs), by.claim],
  );
  return rowCount === 1;
}

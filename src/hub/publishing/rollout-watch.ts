import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { Clock } from '../../domain/basics/index.ts';
import {
  judgeRollout,
  type RolloutSide,
  readRingApps,
  rolloutSessionsMin,
  type StopReason,
} from '../../domain/bundle/index.ts';
import type { Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { loopingSql } from './looping-sql.ts';
import { listReleases, type Release } from './read-releases.ts';
import { holdRelease } from './releases.ts';
import { placeSql, ringOf, ringPercents, wentOut } from './ring-facts.ts';

/** How often running rollouts are judged, ms: a fifth of the time between two heartbeats. */
const lookMs = 60_000;
/** How far back the kiosks of the old version are counted, ms. */
const oldWindowMs = 14 * 86_400_000;

/** What is known of a release's kiosks and of the others. */
export interface RolloutFacts {
  readonly fresh: RolloutSide;
  readonly old: RolloutSide;
  readonly kiosks: number;
  readonly looping: number;
  /** Of which root took the package back, since the release began (docs/packaging.md). */
  readonly unwell: number;
  readonly refusing: number;
}

type Queries = Pick<pg.ClientBase, 'query'>;

type Sums = Record<keyof RolloutSide, string | null>;

function sideOf({ sessions, abandoned, faults }: Sums): RolloutSide {
  return { sessions: Number(sessions), abandoned: Number(abandoned), faults: Number(faults) };
}

/** Sessions under the new version. */
async function freshSide(client: Queries, version: number): Promise<RolloutSide> {
  const { rows } = await client.query<Sums>(
    `select sum(sessions) as sessions, sum(abandoned) as abandoned, sum(faults) as faults
      from version_use where version = $1`,
    [version],
  );
  return sideOf(rows[0] ?? noSums);
}

/**
 * Sessions before: what each kiosk that is on showed last, however long ago that came, and what came
 * of late. Not of versions that were taken back: they would excuse the next one that is as bad. Of
 * the very kiosks that have the new version when these are enough: people leave more often in a lift
 * than in a hall, and the first ring is one of the two.
 */
async function oldSide(client: Queries, version: number, sinceMs: number): Promise<RolloutSide> {
  const { rows } = await client.query<Sums & { own: boolean }>(
    `with shown as (
      select u.*, row_number() over (partition by u.kiosk order by u.version desc) as place,
          exists (select 1 from version_use n where n.kiosk = u.kiosk and n.version = $1) as own
        from version_use u join heartbeats h on h.kiosk = u.kiosk and h.received_at > $2
        where u.version < $1 and u.version not in
          (select content_version from releases where state = 'rolledBack'))
    select own, sum(sessions) as sessions, sum(abandoned) as abandoned, sum(faults) as faults
      from shown where place = 1 or since > $2 group by own`,
    [version, new Date(sinceMs)],
  );
  const own = sideOf(rows.find((row) => row.own) ?? noSums);
  if (own.sessions >= rolloutSessionsMin) return own;
  const other = sideOf(rows.find((row) => !row.own) ?? noSums);
  return {
    sessions: own.sessions + other.sessions,
    abandoned: own.abandoned + other.abandoned,
    faults: own.faults + other.faults,
  };
}

const noSums: Sums = { sessions: null, abandoned: null, faults: null };

/** Versions of the packages that a release brings, as its first ring names them. */
function packagesOf({ documents }: Release): readonly string[] {
  const [first] = documents;
  return first === undefined ? [] : readRingApps(first.signed);
}

/** Counts a rollout, from what kiosks and their shells said last. */
export async function rolloutFacts(
  client: Queries,
  release: Release,
  nowMs: number,
): Promise<RolloutFacts> {
  const { contentVersion, documents } = release;
  const begun = documents.map(({ publishedAt }) => publishedAt).find((at) => at !== null);
  const ring = ringOf(release);
  const looping = loopingSql({
    version: '$1::int',
    since: '$2::timestamptz',
    ringSince: `(case when h.kiosk = $5 or ${placeSql('h.kiosk', '$4::text')} < 100
        then $6::timestamptz
      when ${placeSql('h.kiosk', '$4::text')} < 1000 then $7::timestamptz
      else $8::timestamptz end)`,
  });
  const { rows } = await client.query<Record<'kiosks' | 'looping' | 'unwell' | 'refusing', string>>(
    `select
        count(*) filter (where (h.body->'content'->>'version')::int = $1) as kiosks,
        count(*) filter (where h.body->'content'->>'rejected' like $1::text || ':%') as refusing,
        count(*) filter (where ${looping}) as looping,
        (select count(distinct kiosk) from commands
          where name = 'update' and state = 'failed' and finished_at > $2
            and report ~ '"reason":"(unhealthy|bootLoop)"'
            and substring(report from '"to":"([^"]*)"') = any ($3)) as unwell
      from heartbeats h join kiosks k on k.id = h.kiosk and k.state = 'active'
        left join shell_beats b on b.kiosk = h.kiosk`,
    [
      contentVersion,
      begun == null ? new Date(nowMs) : new Date(begun),
      packagesOf(release),
      ring?.salt ?? '',
      ring?.first ?? '',
      ...ringPercents.map((percent) => (ring === undefined ? null : wentOut(release, percent))),
    ],
  );
  const [row] = rows;
  return {
    fresh: await freshSide(client, contentVersion),
    old: await oldSide(client, contentVersion, nowMs - oldWindowMs),
    kiosks: Number(row?.kiosks ?? 0),
    looping: Number(row?.looping ?? 0),
    unwell: Number(row?.unwell ?? 0),
    refusing: Number(row?.refusing ?? 0),
  };
}

/** Holds the rollout that does harm. What is out stays out: going back is a person's word. */
export async function stopHarmful(store: Store, nowMs: number): Promise<StopReason | undefined> {
  const running = (await listReleases(store.pool, 5)).find(({ state }) => state === 'running');
  if (running === undefined) return undefined;
  const facts = await rolloutFacts(store.pool, running, nowMs);
  const reason = judgeRollout(facts.fresh, facts.old, facts);
  if (reason === undefined) return undefined;
  const held = await holdRelease(store, running.id, reason, { nowMs });
  return held.ok ? reason : undefined;
}

/** Judges running rollouts every minute, in every hub process; the first to see it holds it. */
export function watchRollouts(
  store: Store,
  { clock, log }: { readonly clock: Clock; readonly log: FastifyBaseLogger },
): WokenLoop {
  return new WokenLoop({
    idleMs: lookMs,
    onFailure: (error) => log.warn({ err: error }, 'the rollout cannot be judged'),
    async round() {
      const reason = await stopHarmful(store, clock());
      if (reason !== undefined) log.error({ reason }, 'a rollout was stopped by itself');
      return false;
    },
  });
}

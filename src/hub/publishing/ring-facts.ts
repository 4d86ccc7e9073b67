import type pg from 'pg';
import type { RingFacts } from '../../domain/api/console/index.ts';
import { type Ring, readRing } from '../../domain/bundle/index.ts';
import { beatMissingMs } from '../../domain/fleet/index.ts';
import { loopingSql } from './looping-sql.ts';
import type { Release } from './read-releases.ts';

type Queries = Pick<pg.ClientBase, 'query'>;

/**
 * The place of a kiosk among 10,000, as the kiosk itself computes it (domain/bundle, `isInRing`):
 * the first 32 bits of SHA-256 over its id and the salt.
 *
 * @param salt of the ring, as an SQL expression
 */
export function placeSql(kiosk: string, salt: string): string {
  return `(('x' || encode(substring(sha256(convert_to(${kiosk} || ${salt}, 'UTF8')) for 4), 'hex'))
    ::bit(32)::bigint % 10000)`;
}

type Counted = Exclude<keyof RingFacts, 'percent' | 'contents' | 'apps'>;
/** Versions of a ring that are told by name; the rest are kiosks that were off for long. */
const versionsMax = 8;

/** Which versions the kiosks of a ring said last that they have, as JSON. */
function inventorySql(of: 'content' | 'app'): string {
  return `(select coalesce(json_agg(v order by v.kiosks desc, v.version desc), '[]') from (
    select i.${of} as version, count(*)::int as kiosks from installed i
      where i.percent = p.percent and i.${of} is not null
      group by 1 order by 2 desc, 1 desc limit ${versionsMax}) v)`;
}

/** The ring of a release's documents that has a salt; undefined for one without rings. */
export function ringOf({ documents, contentVersion }: Release): Ring | undefined {
  const [first] = documents;
  if (first === undefined) return undefined;
  return readRing(first.signed, contentVersion);
}

/** The rings of a release, each the share of kiosks that have it then. */
export const ringPercents = [1, 10, 100] as const;

/** When a ring of a release went out; null when it has not. */
export function wentOut({ documents }: Release, percent: number): Date | null {
  const at = documents.find((one) => one.percent === percent)?.publishedAt;
  return at == null ? null : new Date(at);
}

/** What is known of each ring by itself: of the kiosks that are in no ring before it. */
export async function ringFacts(
  client: Queries,
  release: Release,
  nowMs: number,
): Promise<readonly RingFacts[]> {
  const ring = ringOf(release);
  if (ring === undefined) return [];
  const begun = release.documents.map(({ publishedAt }) => publishedAt).find((at) => at !== null);
  const looping = loopingSql({
    version: '$1::int',
    since: '$4::timestamptz',
    ringSince: `(case p.percent when 1 then $6::timestamptz when 10 then $7::timestamptz
      else $8::timestamptz end)`,
  });
  const { rows } = await client.query<
    Record<Counted, string | null> & { percent: number } & Pick<RingFacts, 'contents' | 'apps'>
  >(
    `with placed as (
      select k.id, case
          when k.id = $3 or ${placeSql('k.id', '$2::text')} < 100 then 1
          when ${placeSql('k.id', '$2::text')} < 1000 then 10 else 100 end as percent
        from kiosks k where k.state = 'active'),
      installed as (
        select p.percent, (h.body->'content'->>'version')::int as content,
            b.body->>'version' as app
          from placed p left join heartbeats h on h.kiosk = p.id
            left join shell_beats b on b.kiosk = p.id)
    select p.percent, count(*) as kiosks,
        count(*) filter (where (h.body->'content'->>'version')::int = $1) as showing,
        count(*) filter (where coalesce(greatest(h.received_at, b.received_at), '-infinity')
          <= $5::timestamptz) as silent,
        sum(u.sessions) as sessions, sum(u.abandoned) as abandoned, sum(u.faults) as faults,
        count(*) filter (where h.body->'content'->>'rejected' like $1::text || ':%') as refusing,
        count(*) filter (where ${looping}) as looping,
        ${inventorySql('content')} as contents,
        ${inventorySql('app')} as apps
      from placed p
        left join heartbeats h on h.kiosk = p.id
        left join shell_beats b on b.kiosk = p.id
        left join version_use u on u.kiosk = p.id and u.version = $1
      group by p.percent`,
    [
      release.contentVersion,
      ring.salt,
      ring.first ?? '',
      begun == null ? new Date(nowMs) : new Date(begun),
      new Date(nowMs - beatMissingMs),
      ...ringPercents.map((percent) => wentOut(release, percent)),
    ],
  );
  return ringPercents.map((percent) => {
    const row = rows.find((one) => one.percent === percent);
    const number = (name: Counted) => Number(row?.[name] ?? 0);
    return {
      percent,
      kiosks: number('kiosks'),
      showing: number('showing'),
      silent: number('silent'),
      sessions: number('sessions'),
      abandoned: number('abandoned'),
      faults: number('faults'),
      looping: number('looping'),
      refusing: number('refusing'),
      contents: row?.contents ?? [],
      apps: row?.apps ?? [],
    };
  });
}

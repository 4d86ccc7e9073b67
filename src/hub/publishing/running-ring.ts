import type pg from 'pg';
import { readRing } from '../../domain/bundle/index.ts';

/** The ring that is out, of the release that is on its way. */
export interface RunningRing {
  readonly version: number;
  /** How long it is out for this many percent, ms. */
  readonly ageMs: number;
  readonly salt: string;
  readonly percent: number;
  readonly first: string | undefined;
}

/** Undefined while no release is between its first ring and every kiosk. */
export async function findRing(
  client: Pick<pg.ClientBase, 'query'>,
  nowMs: number,
): Promise<RunningRing | undefined> {
  const { rows } = await client.query<{
    content_version: number;
    signed: string;
    percent: number;
    published_at: Date;
  }>(
    `select r.content_version, d.signed, d.percent, d.published_at
      from releases r join release_documents d on d.release = r.id
      where r.state in ('running', 'held') and d.published_at is not null
      order by d.place desc limit 1`,
  );
  const [row] = rows;
  const ring = row && readRing(row.signed, row.content_version);
  if (row === undefined || ring === undefined) return undefined;
  return {
    version: row.content_version,
    ageMs: Math.max(0, nowMs - row.published_at.getTime()),
    salt: ring.salt,
    percent: row.percent,
    first: ring.first,
  };
}

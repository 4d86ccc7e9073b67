import type pg from 'pg';

/** `held`: it goes on when somebody says so; `void`: it never goes out. */
export type ReleaseState = 'draft' | 'signed' | 'running' | 'held' | 'done' | 'rolledBack' | 'void';

export interface ReleaseDocument {
  readonly place: number;
  readonly version: number;
  /** Undefined for the way back. */
  readonly percent: number | undefined;
  readonly signed: string;
  readonly publishedAt: string | null;
  /** Keys that signed. */
  readonly keyids: readonly string[];
}

export interface Release {
  readonly id: string;
  readonly contentVersion: number;
  readonly note: string;
  readonly madeBy: string;
  /** For people; empty for the command line. */
  readonly madeByName: string;
  readonly madeAt: string;
  readonly state: ReleaseState;
  readonly reason: string | null;
  readonly documents: readonly ReleaseDocument[];
}

type Queries = Pick<pg.ClientBase, 'query'>;

interface ReleaseRow {
  readonly id: string;
  readonly content_version: number;
  readonly note: string;
  readonly made_by: string;
  readonly made_by_name: string;
  readonly made_at: Date;
  readonly state: ReleaseState;
  readonly reason: string | null;
}

async function toRelease(client: Queries, row: ReleaseRow): Promise<Release> {
  const { rows } = await client.query<{
    place: number;
    version: number;
    percent: number | null;
    signed: string;
    published_at: Date | null;
    keyids: string[];
  }>(
    `select d.place, d.version, d.percent, d.signed, d.published_at,
        coalesce(array_agg(s.keyid order by s.keyid) filter (where s.keyid is not null), '{}')
          as keyids
      from release_documents d left join release_signatures s using (release, place)
      where d.release = $1 group by d.release, d.place order by d.place`,
    [row.id],
  );
  return {
    id: row.id,
    contentVersion: row.content_version,
    note: row.note,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    madeAt: row.made_at.toISOString(),
    state: row.state,
    reason: row.reason,
    documents: rows.map(({ place, version, percent, signed, published_at, keyids }) => ({
      place,
      version,
      percent: percent ?? undefined,
      signed,
      publishedAt: published_at?.toISOString() ?? null,
      keyids,
    })),
  };
}

const columns = 'id, content_version, note, made_by, made_by_name, made_at, state, reason';
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function findRelease(client: Queries, id: string): Promise<Release | undefined> {
  if (!idPattern.test(id)) return undefined;
  const { rows } = await client.query<ReleaseRow>(`select ${columns} from releases where id = $1`, [
    id,
  ]);
  return rows[0] && toRelease(client, rows[0]);
}

/** One that is there. */
export async function getRelease(client: Queries, id: string): Promise<Release> {
  const release = await findRelease(client, id);
  if (release === undefined) throw new Error('broken invariant: the release was just there');
  return release;
}

/** Newest first. */
export async function listReleases(client: Queries, limit = 50): Promise<readonly Release[]> {
  const { rows } = await client.query<ReleaseRow>(
    `select ${columns} from releases order by made_at desc, id desc limit $1`,
    [limit],
  );
  const found: Release[] = [];
  for (const row of rows) found.push(await toRelease(client, row));
  return found;
}

/** Who signed a release, oldest first; names of people of the console, or what was given. */
export async function listSignatures(
  client: Queries,
  id: string,
): Promise<
  readonly {
    readonly keyid: string;
    readonly person: string;
    readonly name: string;
    readonly at: string;
  }[]
> {
  const { rows } = await client.query<{
    keyid: string;
    person: string;
    name: string | null;
    at: Date;
  }>(
    `select s.keyid, s.signed_by as person, p.name, s.signed_at as at
      from release_signatures s left join people p on p.id::text = s.signed_by
      where s.release = $1 and s.place = 0 order by s.signed_at, s.keyid`,
    [id],
  );
  return rows.map(({ at, name, ...row }) => ({
    ...row,
    name: name ?? row.person,
    at: at.toISOString(),
  }));
}

/** What was found and told when a draft was made; null of the command line's. */
export async function readMade(client: Queries, id: string): Promise<unknown> {
  const { rows } = await client.query<{ facts: unknown }>(
    'select facts from releases where id = $1',
    [id],
  );
  return rows[0]?.facts ?? null;
}

/** The one release that is on its way, if any. */
export async function findOpenRelease(client: Queries): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from releases where state in ('draft', 'signed', 'running', 'held')`,
  );
  return rows[0]?.id;
}

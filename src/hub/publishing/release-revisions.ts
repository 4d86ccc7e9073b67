import type pg from 'pg';
import type { DocumentChange } from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { markPublished, restorePublished } from '../editing/index.ts';

/** Kind under which the two-person tables of the console keep them (hub/people/approvals). */
const subjectKind = 'release-document';

type Changed = Pick<DocumentChange, 'kind' | 'id' | 'revision' | 'authors'>;

/**
 * Writes down which revisions a release carries and who wrote in them. They stay: whatever is typed
 * after it is another revision.
 *
 * @returns false when one of them is gone, and the draft has to be made again
 */
export async function pinRevisions(
  client: pg.PoolClient,
  release: string,
  changes: readonly Changed[],
  nowMs: number,
): Promise<boolean> {
  if (changes.length === 0) return true;
  const given = JSON.stringify(changes.map(({ kind, id, revision }) => ({ kind, id, revision })));
  // Whoever saves waits here, and sees then that the revision is not theirs to take away.
  await client.query(
    `select 1 from documents d join jsonb_to_recordset($1) as one (kind text, id text)
        using (kind, id) order by d.kind, d.id for update of d`,
    [given],
  );
  const { rowCount } = await client.query(
    `insert into release_revisions (release, kind, id, revision, before, subject)
      select $1, kind, id, r.revision, d.published_revision,
          kind || '/' || id || ' ' || r.digest
        from jsonb_to_recordset($2) as one (kind text, id text, revision integer)
          join document_revisions r using (kind, id, revision) join documents d using (kind, id)`,
    [release, given],
  );
  if (rowCount !== changes.length) return false;
  const authored = changes.flatMap(({ kind, id, authors }) =>
    authors.map((author) => ({ kind, id, author })),
  );
  await client.query(
    `insert into authorships (subject_kind, subject_hash, author, written_at)
      select $1, r.subject, one.author, $3
        from jsonb_to_recordset($2) as one (kind text, id text, author uuid)
          join release_revisions r on (r.kind, r.id) = (one.kind, one.id) and r.release = $4
          join people p on p.id = one.author
      on conflict do nothing`,
    [subjectKind, JSON.stringify(authored), new Date(nowMs), release],
  );
  return true;
}

/** Whether a release carries documents of the editor. */
export async function carriesRevisions(client: pg.ClientBase, release: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select 1 from release_revisions where release = $1 limit 1',
    [release],
  );
  return rowCount !== 0;
}

/**
 * Approves every document of a release that this person did not write in. The database refuses the
 * others, whatever the program thinks (migration 050).
 */
export async function approveRevisions(
  client: pg.ClientBase,
  release: string,
  approver: string,
  nowMs: number,
): Promise<void> {
  await client.query(
    `insert into approvals (subject_kind, subject_hash, author, approver, approved_at)
      select distinct on (a.subject_hash) a.subject_kind, a.subject_hash, a.author, $3::uuid, $4
        from release_revisions r join authorships a
          on a.subject_kind = $2 and a.subject_hash = r.subject
        where r.release = $1 and not exists (select 1 from authorships own
          where own.subject_kind = a.subject_kind and own.subject_hash = a.subject_hash
            and own.author = $3::uuid)
      on conflict do nothing`,
    [release, subjectKind, approver, new Date(nowMs)],
  );
}

/** How many documents nobody but their authors has approved. */
export async function countUnapproved(
  client: Pick<pg.ClientBase, 'query'>,
  release: string,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from release_revisions r
      where r.release = $1
        and exists (select 1 from authorships a
          where a.subject_kind = $2 and a.subject_hash = r.subject)
        and not exists (select 1 from approvals a
          where a.subject_kind = $2 and a.subject_hash = r.subject)`,
    [release, subjectKind],
  );
  return rows[0]?.count ?? 0;
}

/** Whether a person wrote in something that a release carries. */
export async function wroteIn(
  client: Pick<pg.ClientBase, 'query'>,
  release: string,
  person: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from release_revisions r join authorships a
        on a.subject_kind = $2 and a.subject_hash = r.subject
      where r.release = $1 and a.author = $3::uuid limit 1`,
    [release, subjectKind, person],
  );
  return rowCount !== 0;
}

interface Pinned {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly revision: number;
  readonly before: number | null;
}

async function pinned(client: pg.ClientBase, release: string): Promise<readonly Pinned[]> {
  const { rows } = await client.query<Pinned>(
    'select kind, id, revision, before from release_revisions where release = $1',
    [release],
  );
  return rows;
}

/** Residents see them from now on; what was edited since the draft stays a change. */
export async function publishRevisions(client: pg.ClientBase, release: string): Promise<void> {
  await markPublished(client, await pinned(client, release));
}

/** Residents see again what they saw before. */
export async function takeBackRevisions(client: pg.ClientBase, release: string): Promise<void> {
  await restorePublished(client, await pinned(client, release));
}

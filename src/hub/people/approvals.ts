import type pg from 'pg';
import { err, ok, type Result } from '../../domain/basics/index.ts';

/** What is approved: a release, an emergency draft, a synonym; by its hash. */
export interface Subject {
  readonly kind: string;
  /** Hash of exactly what was written: a change makes another subject. */
  readonly hash: string;
}

/** Writes down that a person had a hand in it. Within the caller's transaction. */
export async function noteAuthor(
  client: pg.ClientBase,
  subject: Subject,
  author: string,
  nowMs: number,
): Promise<Result<void, 'isApprover'>> {
  return guarded(
    client,
    async () => {
      await client.query(
        `insert into authorships (subject_kind, subject_hash, author, written_at)
        values ($1, $2, $3, $4) on conflict do nothing`,
        [subject.kind, subject.hash, author, new Date(nowMs)],
      );
    },
    { approver_is_not_author: 'isApprover' },
  );
}

export type ApprovalError = 'isAuthor' | 'noRole' | 'unknownSubject';

/**
 * Approves what another wrote. The database refuses an author, whatever the program thinks: by a
 * check on the row, a trigger over every author of the subject, and a lock between the two.
 */
export async function approve(
  client: pg.ClientBase,
  subject: Subject,
  approver: string,
  nowMs: number,
): Promise<Result<void, ApprovalError>> {
  const { rows } = await client.query<{ author: string }>(
    `select author from authorships where subject_kind = $1 and subject_hash = $2
      order by (author = $3) desc, written_at limit 1`,
    [subject.kind, subject.hash, approver],
  );
  const author = rows[0]?.author;
  if (author === undefined) return err('unknownSubject');
  return guarded(
    client,
    async () => {
      await client.query(
        `insert into approvals (subject_kind, subject_hash, author, approver, approved_at)
        values ($1, $2, $3, $4, $5) on conflict (subject_kind, subject_hash, approver) do nothing`,
        [subject.kind, subject.hash, author, approver, new Date(nowMs)],
      );
    },
    { approver_is_not_author: 'isAuthor', approver_has_the_role: 'noRole' },
  );
}

/** Who approved it, oldest first. */
export async function listApprovers(
  client: pg.ClientBase | pg.Pool,
  subject: Subject,
): Promise<readonly { readonly approver: string; readonly name: string; readonly at: Date }[]> {
  const { rows } = await client.query<{ approver: string; name: string; at: Date }>(
    `select a.approver, p.name, a.approved_at as at from approvals a join people p on p.id = a.approver
      where subject_kind = $1 and subject_hash = $2 order by a.approved_at, a.approver`,
    [subject.kind, subject.hash],
  );
  return rows;
}

/** Runs a statement that the database may refuse, so that the caller's transaction goes on. */
async function guarded<E extends string>(
  client: pg.ClientBase,
  run: () => Promise<void>,
  refusals: Readonly<Record<string, E>>,
): Promise<Result<void, E>> {
  await client.query('savepoint two_people');
  try {
    await run();
    await client.query('release savepoint two_people');
    return ok(undefined);
  } catch (error) {
    const name = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const refusal = refusals[name];
    if (refusal === undefined) throw error;
    await client.query('rollback to savepoint two_people');
    return err(refusal);
  }
}

import type pg from 'pg';

/** A COMMIT of which it is not known that it reached disk and standby. */
export class CommitUnsure extends Error {
  override readonly name = 'CommitUnsure';
}

/** More waits for the store than it can take: nothing was begun. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/**
 * Runs `work` in one transaction on a connection of its own.
 *
 * A commit whose wait for the standby was cancelled *succeeds with a warning*: the row is visible
 * and may still be lost (hub.md §4 rule 1). The text of the warning depends on the server's
 * language, so any notice during COMMIT counts: the connection is dropped, and nothing is said to
 * be accepted.
 *
 * @throws CommitUnsure, or what `work` or the database threw; the transaction is then undone.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin');
    let result: T;
    try {
      result = await work(client);
    } catch (error) {
      // A rollback that fails tells less than what came before it.
      await client.query('rollback').then(
        () => {
          broken = false;
        },
        () => undefined,
      );
      throw error;
    }
    let warned = false;
    const onNotice = () => {
      warned = true;
    };
    client.on('notice', onNotice);
    const { command } = await client.query('commit').catch((cause: unknown) => {
      throw new CommitUnsure('the answer to a commit was lost', { cause });
    });
    client.off('notice', onNotice);
    // A transaction that failed inside answers COMMIT with ROLLBACK.
    if (warned || command !== 'COMMIT') {
      throw new CommitUnsure('the commit is not known to have reached every copy');
    }
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE classes of a connection that ends: whether its last statement was committed is open. */
const goneState = /^(08|57P)/;

/**
 * Runs one statement that is a transaction by itself: its answer comes after its commit, so one
 * round trip does what `inTransaction` does in three, under the same rule about notices.
 *
 * @throws CommitUnsure, or the server's error; the statement is then undone.
 */
export async function inOneStatement<T extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: pg.QueryConfig,
): Promise<readonly T[]> {
  const client = await pool.connect();
  let broken = true;
  let warned = false;
  const onNotice = () => {
    warned = true;
  };
  client.on('notice', onNotice);
  try {
    const { rows } = await client.query<T>(statement).catch((cause: unknown) => {
      broken = warned || !isUndone(cause);
      if (!broken) throw cause;
      throw new CommitUnsure('the answer to a commit was lost', { cause });
    });
    if (warned) throw new CommitUnsure('the commit is not known to have reached every copy');
    broken = false;
    return rows;
  } finally {
    client.off('notice', onNotice);
    client.release(broken);
  }
}

/** Whether the server itself has said that it did not do it. */
function isUndone(error: unknown): boolean {
  return (
    error instanceof Error &&
    'severity' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    !goneState.test(error.code)
  );
}

import type pg from 'pg';

/** A COMMIT of which it is not known that it reached disk and standby. */
export class CommitUnsure extends Error {
  override readonly name = 'CommitUnsure';
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

import type pg from 'pg';

/** Oldest server the SQL is tested on (contracts.md, Platform). */
const versionNumberMin = 150_000;

/** A database that does not answer or would not keep what it acknowledges. */
class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}

/**
 * Refuses a server whose settings make an acknowledgement a lie: `synchronous_commit=off` lost
 * 4,960 of 86,530 acknowledged rows in five power cuts (hub.md §1).
 */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; commit: string; fsync: string }>(
    `select current_setting('server_version_num') as version,
      current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`,
  );
  const [server] = rows;
  if (server === undefined || Number(server.version) < versionNumberMin) {
    throw new StoreFailure('The database is older than PostgreSQL 15. Upgrade it.');
  }
  if (!['on', 'remote_apply'].includes(server.commit)) {
    throw new StoreFailure(
      `The database has synchronous_commit=${server.commit}: it would lose requests it acknowledged. Set it to "on".`,
    );
  }
  if (server.fsync !== 'on') {
    throw new StoreFailure(
      'The database has fsync=off: a power cut would destroy it. Set it to "on".',
    );
  }
}

/** How OpenSSL names a certificate that is not believed. */
const notTrusted = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/;

/** Says what to do about a database that cannot be reached; never shows its address or password. */
export function explainConnection(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (typeof error.code === 'string' && notTrusted.test(error.code)) {
    return new StoreFailure(
      `The database shows a certificate that is not trusted (${error.code}). Check the name and sslrootcert in DATABASE_URL.`,
      { cause: error },
    );
  }
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
      return new StoreFailure(
        `The database does not answer (${error.code}). Check that it runs and that DATABASE_URL is right.`,
        { cause: error },
      );
    case '28P01':
    case '28000':
      return new StoreFailure(
        'The database refuses the user or password in DATABASE_URL, or a connection without TLS (sslmode).',
        { cause: error },
      );
    case '3D000':
      return new StoreFailure(
        'The database named in DATABASE_URL does not exist. Create it first.',
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

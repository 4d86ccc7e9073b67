import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { SocketConnection } from '../postgres/index.ts';
import { checkServer, explainConnection } from './check-server.ts';
import { readEpoch } from './epoch.ts';
import { migrate } from './migrate.ts';
import { newPool } from './pool.ts';
import type { Database } from './schema.ts';

/** Where the database is: a URL, or the socket of the private server. */
export type StoreAddress = { readonly url: string } | SocketConnection;

export interface StoreLimits {
  /** Connections of the pool. Commits of 16 connections share their fsyncs (hub.md §1). */
  readonly connectionsMax: number;
  /** Longest statement, ms: a kiosk waits no longer for its answer. */
  readonly statementMs: number;
  /** Longest wait for a connection, ms, before the hub answers 503. */
  readonly connectMs: number;
}

export const storeLimits: StoreLimits = {
  connectionsMax: 16,
  statementMs: 5_000,
  connectMs: 3_000,
};

export interface Store {
  readonly db: Kysely<Database>;
  /** For hand-written transactions. Every commit waits for the disk, and the standby if any. */
  readonly pool: pg.Pool;
  /** For heartbeats only: commits that a power cut may lose (hub.md §3). Never for requests. */
  readonly telemetry: Kysely<Database>;
  /** Random; new after a restore (contracts.md, Settled). */
  readonly epoch: string;
  /** A connection of its own, for LISTEN. The caller ends it. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

const bigintOid = 20;
const dateOid = 1082;

/** Sequences stay far below 2^53, and days are days: no Date in some time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === bigintOid) return Number;
    if (oid === dateOid) return String;
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opens the database, checks that it keeps what it acknowledges, brings its schema up to date and
 * reads its epoch.
 *
 * @throws StoreFailure with a message that says what to do.
 */
export async function openStore(
  address: StoreAddress,
  limits: StoreLimits = storeLimits,
): Promise<Store> {
  const reach = 'url' in address ? { connectionString: address.url } : address;
  const base = {
    ...reach,
    types,
    application_name: 'motcham-hub',
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    idle_in_transaction_session_timeout: limits.statementMs,
    // A server that vanished without a word must not hold a kiosk for ever.
    query_timeout: limits.statementMs * 2,
  };
  const pool = newPool({ ...base, max: limits.connectionsMax });
  const soft = newPool({ ...base, max: 4, options: '-c synchronous_commit=off' });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const telemetry = new Kysely<Database>({ dialect: new PostgresDialect({ pool: soft }) });
  const close = async () => {
    await Promise.all([db.destroy(), telemetry.destroy()]);
  };
  try {
    await checkServer(pool);
    await migrate(reach);
    const epoch = await readEpoch(pool);
    return {
      db,
      pool,
      telemetry,
      epoch,
      async connect() {
        const client = new pg.Client({ ...reach, application_name: 'motcham-hub-listen' });
        client.on('error', () => undefined);
        await client.connect();
        return client;
      },
      close,
    };
  } catch (error) {
    await close();
    throw explainConnection(error);
  }
}

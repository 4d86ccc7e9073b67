import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Site } from '../domain/api/index.ts';
import { toUtf8 } from '../domain/basics/index.ts';
import type { HubLimits } from './http/index.ts';
import type { HubConfig } from './hub-config.ts';
import { type PrivatePostgres, startPrivatePostgres } from './postgres/index.ts';
import type { Content } from './publishing/index.ts';
import type { RunningHub } from './running-hub.ts';
import { startHub } from './start-hub.ts';

export const testSite: Site = {
  plate: 'A3',
  building: 'Khu nhà thử',
  ward: 'Phường Thử',
  wardCode: '00001',
  mode: 'lobby',
};

/** Two sections, one of which changes with the text. */
export const testContent = (text: string): Content => ({
  sections: [
    { kind: 'facts', key: '0', bytes: toUtf8(JSON.stringify({ text })) },
    { kind: 'notices', key: '', bytes: toUtf8('[]') },
  ],
  factsDate: '2026-11-01',
  minApp: 1,
});

/** Limits out of the way of tests that send a lot from one address. */
export const wideLimits: Partial<HubLimits> = {
  address: { burst: 1e6, perSecond: 1e6 },
  kiosk: { burst: 1e6, perSecond: 1e6 },
  enrol: { burst: 1e6, perSecond: 1e6 },
  follow: { burst: 1e6, perSecond: 1e6 },
};

/** A clock that a test can move. */
export class TestClock {
  offsetMs = 0;
  readonly now = () => Date.now() + this.offsetMs;
}

/** Log lines as they were written. */
export class TestLog {
  text = '';
  write(line: string): void {
    this.text += line;
  }
}

/**
 * One real PostgreSQL for a test file and any number of hubs on it, each with a database of its
 * own. `MOTCHAM_TEST_DATABASE_URL` runs the same tests on another server (PostgreSQL 15).
 */
export class TestServer {
  readonly directory: string;
  readonly #postgres: PrivatePostgres | undefined;
  readonly #adminUrl: string;
  readonly #closers: (() => Promise<unknown>)[] = [];
  #count = 0;

  private constructor(directory: string, postgres: PrivatePostgres | undefined, adminUrl: string) {
    this.directory = directory;
    this.#postgres = postgres;
    this.#adminUrl = adminUrl;
  }

  static async start(): Promise<TestServer> {
    const directory = await mkdtemp(join(tmpdir(), 'motcham-hub-test-'));
    const given = process.env['MOTCHAM_TEST_DATABASE_URL'];
    if (given !== undefined) return new TestServer(directory, undefined, given);
    const postgres = await startPrivatePostgres({ directory: join(directory, 'postgres') });
    return new TestServer(directory, postgres, socketUrl(postgres));
  }

  /** Where the private server keeps its files; its own account may write there. */
  get dataRoot(): string | undefined {
    return this.#postgres?.root;
  }

  /** Ends the private server in order; its keeper starts it again with what was set meanwhile. */
  async restart(): Promise<void> {
    const before = this.#postgres?.pid();
    if (before === undefined) throw new Error('only a private server is restarted by a test');
    process.kill(before, 'SIGINT');
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = this.#postgres?.pid();
      if (now === undefined || now === before) continue;
      const isUp = await this.admin('select 1').then(
        () => true,
        () => false,
      );
      if (isUp) return;
    }
  }

  /** The URL of a new, empty database. */
  async newDatabase(): Promise<string> {
    this.#count += 1;
    const name = `test_${process.pid}_${this.#count}`;
    await this.admin(`create database ${name}`);
    const url = new URL(this.#adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** One statement as the owner of the server. */
  async admin(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  /** A trial hub on a new database, or on the one given; closed with the server, or by `closeHubs`. */
  async hub(config: Partial<HubConfig> = {}): Promise<RunningHub> {
    const hub = await startHub({
      directory: join(this.directory, `hub-${this.#count}`),
      trial: true,
      databaseUrl: config.databaseUrl ?? (await this.newDatabase()),
      log: { level: 'silent' },
      ...config,
      limits: { ...wideLimits, ...config.limits },
    });
    this.#closers.push(() => hub.close());
    return hub;
  }

  /** Ends every hub so far: each holds connections, and a server has a hundred. */
  async closeHubs(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }

  async stop(): Promise<void> {
    await this.closeHubs();
    await this.#postgres?.stop();
    await removeDatabase(this.#postgres, this.directory);
  }
}

/** URL of a private server's socket, for `databaseUrl`. */
function socketUrl({ connection }: PrivatePostgres, database = connection.database): string {
  return `postgres://${connection.user}@localhost/${database}?host=${encodeURIComponent(connection.host)}`;
}

/** Removes what a test's server left on the disk: as root its data lies outside its directory. */
export async function removeDatabase(
  postgres: { readonly root: string } | undefined,
  directory: string,
): Promise<void> {
  if (postgres !== undefined) await rm(postgres.root, { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
}

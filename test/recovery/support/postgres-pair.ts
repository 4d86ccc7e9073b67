import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../support/city.ts';

const programs = '/usr/lib/postgresql/15/bin';
/** PostgreSQL refuses to run as root; Debian's package brings this account. */
const asPostgres = ['--reuid=postgres', '--regid=postgres', '--init-groups'];

/** Runs a program as the account `postgres`. @returns what it printed. */
export function runAsPostgres(program: string, ...args: readonly string[]): string {
  return execFileSync('setpriv', [...asPostgres, program, ...args], {
    stdio: 'pipe',
    encoding: 'utf8',
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
  });
}

/** Starts a program as the account `postgres`; its words go to `words`. */
export function spawnAsPostgres(program: string, ...args: readonly string[]): ChildProcess {
  return spawn('setpriv', [...asPostgres, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    env: { PATH: `${programs}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8' },
  });
}

/** A directory that `postgres` owns. */
export function directoryForPostgres(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `motcham-${name}-`));
  execFileSync('chown', ['postgres:postgres', directory]);
  chmodSync(directory, 0o700);
  return directory;
}

interface Node {
  readonly port: number;
  readonly data: string;
  server: ChildProcess | undefined;
}

/** Debian's PostgreSQL 15 with one synchronous standby, by streaming replication alone. */
export class PostgresPair {
  readonly directory = directoryForPostgres('pair');
  #primary: Node | undefined;
  #standby: Node | undefined;

  static async start(): Promise<PostgresPair> {
    const pair = new PostgresPair();
    await pair.#initialise();
    return pair;
  }

  get primaryPort(): number {
    return this.#node(this.#primary).port;
  }

  get standbyPort(): number {
    return this.#node(this.#standby).port;
  }

  reach(port: number, database = 'motcham'): pg.ClientConfig {
    return { host: '127.0.0.1', port, user: 'postgres', database };
  }

  async query(port: number, ...statements: readonly string[]) {
    const client = new pg.Client(this.reach(port, 'postgres'));
    await client.connect();
    try {
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    } finally {
      await client.end();
    }
  }

  /** kill -9 of the primary: its postmaster and, with it, every backend. */
  async killPrimary(): Promise<void> {
    const node = this.#node(this.#primary);
    const pid = Number(readFileSync(join(node.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    if (node.server && node.server.exitCode === null) await once(node.server, 'exit');
  }

  /** The standby becomes the primary; the old one is thrown away and made anew as its standby. */
  async promote(): Promise<void> {
    const next = this.#node(this.#standby);
    const old = this.#node(this.#primary);
    runAsPostgres(`${programs}/pg_ctl`, 'promote', '-D', next.data, '-w');
    this.#primary = next;
    rmSync(old.data, { recursive: true, force: true });
    this.#standby = await this.#cloneOf(next);
  }

  /** Stops the standby's receiving (SIGSTOP), so that no commit is confirmed, or ends it for good. */
  signalReceiver(signal: 'SIGSTOP' | 'SIGKILL'): void {
    const postmaster = readFileSync(
      join(this.#node(this.#standby).data, 'postmaster.pid'),
      'utf8',
    ).split('\n')[0];
    const receivers = execFileSync('pgrep', ['-f', 'postgres: walreceiver'], { encoding: 'utf8' });
    for (const pid of receivers.split('\n').filter((line) => line !== '')) {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      if (parent === postmaster) process.kill(Number(pid), signal);
    }
  }

  async standbyAnswers(): Promise<void> {
    for (let waits = 0; waits < 300; waits += 1) {
      const rows = await this.query(
        this.standbyPort,
        'select pg_is_in_recovery() as standby',
      ).catch(() => []);
      if (rows[0]?.['standby'] === true) return;
      await sleep(100);
    }
    throw new Error('the standby does not come back');
  }

  async close(): Promise<void> {
    for (const node of [this.#primary, this.#standby]) {
      if (node?.server === undefined || node.server.exitCode !== null) continue;
      const exited = once(node.server, 'exit');
      node.server.kill('SIGQUIT');
      await exited;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  #node(node: Node | undefined): Node {
    if (node === undefined) throw new Error('the pair has not started');
    return node;
  }

  async #initialise(): Promise<void> {
    const data = join(this.directory, 'n1');
    runAsPostgres(`${programs}/initdb`, '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8');
    appendFileSync(join(data, 'pg_hba.conf'), 'host replication postgres 127.0.0.1/32 trust\n');
    this.#primary = await this.#run(data);
    await this.query(this.primaryPort, 'create database motcham');
    this.#standby = await this.#cloneOf(this.#primary);
  }

  async #cloneOf(primary: Node): Promise<Node> {
    const data = join(this.directory, `n${Date.now()}`);
    runAsPostgres(
      ...([`${programs}/pg_basebackup`, '-D', data, '-R', '-X', 'stream', '-c', 'fast'] as const),
      ...['-d', `host=127.0.0.1 port=${primary.port} user=postgres application_name=standby`],
    );
    const node = await this.#run(data);
    await this.query(
      primary.port,
      `alter system set synchronous_standby_names = '*'`,
      'select pg_reload_conf()',
    );
    for (let waits = 0; waits < 200; waits += 1) {
      const rows = await this.query(primary.port, 'select sync_state from pg_stat_replication');
      if (rows.some(({ sync_state }) => sync_state === 'sync')) return node;
      await sleep(100);
    }
    throw new Error('the standby does not become synchronous');
  }

  async #run(data: string): Promise<Node> {
    const port = await freePort();
    const server = spawnAsPostgres(
      ...([`${programs}/postgres`, '-D', data, '-p', String(port)] as const),
      ...['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${data}`],
      ...['-c', 'max_connections=120', '-c', 'max_wal_senders=8', '-c', 'hot_standby=on'],
    );
    let words = '';
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        words = (words + text).slice(-3_000);
      });
    }
    for (let waits = 0; waits < 300; waits += 1) {
      if (server.exitCode !== null) break;
      const isReady = await this.query(port, 'select 1').then(
        () => true,
        () => false,
      );
      if (isReady) return { port, data, server };
      await sleep(100);
    }
    throw new Error(`PostgreSQL 15 does not start:\n${words}`);
  }
}

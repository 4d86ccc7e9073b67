import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../support/city.ts';
import { directoryForPostgres, spawnAsPostgres } from './postgres-pair.ts';
import { PrimaryRoad } from './primary-road.ts';

/** How long a cluster may take to have a leader and a synchronous standby, seconds. */
const patienceSeconds = 120;

interface Member {
  readonly name: string;
  readonly data: string;
  readonly config: string;
  readonly port: number;
  readonly restPort: number;
  /** What the others, and the hubs, reach it by. */
  readonly road: PrimaryRoad;
  /** How it reaches etcd. */
  readonly etcdRoad: PrimaryRoad;
  patroni: ChildProcess | undefined;
}

/**
 * Three PostgreSQL 15 under Patroni with strict synchronous replication, and one etcd, as a city
 * runs them. Every road between them can be cut.
 */
export class PatroniCluster {
  readonly directory = directoryForPostgres('patroni');
  readonly members: Member[] = [];
  #etcd: ChildProcess | undefined;

  /**
   * @param api how Patroni speaks to etcd. Debian 12's Patroni 3.0.2 loses with `etcd3`
   *   (its leader key is put without a condition); it is kept as the control.
   */
  static async start(api: 'etcd' | 'etcd3'): Promise<PatroniCluster> {
    const cluster = new PatroniCluster();
    const etcdPort = await cluster.#startEtcd();
    for (let i = 1; i <= 3; i += 1) cluster.members.push(await cluster.#member(i, etcdPort, api));
    for (const member of cluster.members) cluster.run(member);
    await cluster.untilWhole();
    return cluster;
  }

  run(member: Member): void {
    member.patroni = spawnAsPostgres('/usr/bin/patroni', member.config);
    member.patroni.stdout?.resume();
    member.patroni.stderr?.resume();
  }

  /** The member that leads, by its own word to whoever can reach it. */
  async leader(): Promise<Member | undefined> {
    for (const member of this.members) {
      if (!member.road.isOpen) continue;
      const answer = await fetch(`http://127.0.0.1:${member.restPort}/primary`, {
        signal: AbortSignal.timeout(1_500),
      }).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return member;
    }
    return undefined;
  }

  /** Waits until there is a leader other than `old`. */
  async untilLed(old?: Member): Promise<Member> {
    for (let second = 0; second < patienceSeconds; second += 1) {
      const leader = await this.leader();
      if (leader !== undefined && leader !== old) return leader;
      await sleep(1_000);
    }
    throw new Error('nobody leads');
  }

  /** Waits for a leader with a synchronous standby, all three streaming. */
  async untilWhole(): Promise<Member> {
    for (let second = 0; second < patienceSeconds; second += 1) {
      const leader = await this.leader();
      const rows =
        leader === undefined
          ? []
          : await this.query(leader, 'select sync_state from pg_stat_replication').catch(() => []);
      if (
        leader !== undefined &&
        rows.length === 2 &&
        rows.some((r) => r['sync_state'] === 'sync')
      ) {
        return leader;
      }
      await sleep(1_000);
    }
    throw new Error('the cluster is not whole in time');
  }

  reach(member: Member, database = 'postgres'): pg.ClientConfig {
    return { host: '127.0.0.1', port: member.port, user: 'postgres', database };
  }

  async query(member: Member, statement: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ ...this.reach(member), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  killPostgres(member: Member): void {
    const pid = readFileSync(join(member.data, 'postmaster.pid'), 'utf8').split('\n')[0];
    process.kill(Number(pid), 'SIGKILL');
  }

  /** kill -9 of Patroni and of its PostgreSQL: the machine is gone. */
  async killNode(member: Member): Promise<void> {
    await this.#end(member.patroni, 'SIGKILL');
    this.killPostgres(member);
  }

  /** Cut off from etcd and from the others, and Patroni asleep: a primary that knows nothing. */
  makeZombie(member: Member): void {
    member.patroni?.kill('SIGSTOP');
    member.road.cut();
    member.etcdRoad.hold();
  }

  wake(member: Member): void {
    member.etcdRoad.mend();
    member.road.mend();
    member.patroni?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    for (const member of this.members) {
      member.patroni?.kill('SIGCONT');
      await this.#end(member.patroni, 'SIGKILL');
      try {
        this.killPostgres(member);
      } catch {
        // It has gone by itself.
      }
      await member.road.close();
      await member.etcdRoad.close();
    }
    await this.#end(this.#etcd, 'SIGKILL');
    await sleep(500);
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  async #startEtcd(): Promise<number> {
    const [client, peer] = [await freePort(), await freePort()];
    const clientUrl = `http://127.0.0.1:${client}`;
    const peerUrl = `http://127.0.0.1:${peer}`;
    this.#etcd = spawnAsPostgres(
      ...(['/usr/bin/etcd', '--enable-v2=true', '--name', 'e1'] as const),
      ...['--data-dir', join(this.directory, 'etcd')],
      ...['--listen-client-urls', clientUrl, '--advertise-client-urls', clientUrl],
      ...['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
      ...['--initial-cluster', `e1=${peerUrl}`],
    );
    this.#etcd.stdout?.resume();
    this.#etcd.stderr?.resume();
    for (let waits = 0; waits < 150; waits += 1) {
      const isReady = await fetch(`${clientUrl}/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return client;
      await sleep(200);
    }
    throw new Error('etcd does not start');
  }

  async #member(i: number, etcdPort: number, api: 'etcd' | 'etcd3'): Promise<Member> {
    const name = `n${i}`;
    const data = join(this.directory, name);
    const [port, restPort] = [await freePort(), await freePort()];
    const road = await PrimaryRoad.open(async () => port);
    const etcdRoad = await PrimaryRoad.open(async () => etcdPort);
    const config = join(this.directory, `${name}.json`);
    const sockets = join(this.directory, `s${i}`);
    const { uid, gid } = statSync(this.directory);
    mkdirSync(sockets);
    chownSync(sockets, uid, gid);
    const account = { username: 'postgres', password: 'loopback-only' };
    // YAML takes JSON as it is.
    writeFileSync(
      config,
      JSON.stringify({
        scope: 'motcham',
        name,
        restapi: {
          listen: `127.0.0.1:${restPort}`,
          connect_address: `127.0.0.1:${restPort}`,
        },
        // Without use_proxies it finds etcd's own address and walks round the cut (hub.md §4).
        [api]: { hosts: [`127.0.0.1:${etcdRoad.port}`], use_proxies: true },
        bootstrap: {
          dcs: {
            ttl: 20,
            loop_wait: 2,
            retry_timeout: 5,
            primary_start_timeout: 0,
            maximum_lag_on_failover: 1_048_576,
            synchronous_mode: true,
            synchronous_mode_strict: true,
            postgresql: { use_pg_rewind: true, parameters: { max_connections: 150 } },
          },
          initdb: [{ encoding: 'UTF8' }, 'data-checksums'],
          pg_hba: [
            'local all all trust',
            'host all all 127.0.0.1/32 trust',
            'host replication all 127.0.0.1/32 trust',
          ],
        },
        postgresql: {
          listen: `127.0.0.1:${port}`,
          connect_address: `127.0.0.1:${road.port}`,
          data_dir: data,
          bin_dir: '/usr/lib/postgresql/15/bin',
          pgpass: join(this.directory, `${name}.pgpass`),
          authentication: { superuser: account, replication: account, rewind: account },
          parameters: { unix_socket_directories: sockets },
        },
      }),
    );
    execFileSync('chown', ['postgres:postgres', config]);
    return { name, data, config, port, restPort, road, etcdRoad, patroni: undefined };
  }
}

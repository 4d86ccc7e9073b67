import { openStore, type Store } from '../../store/index.ts';
import { TestServer } from '../../test-support.ts';
import { stopHarmful } from '../rollout-watch.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
/** Now, and when the ring went out: two hours ago. */
export const nowMs = Date.UTC(2026, 10, 24, 9);
export const begunMs = nowMs - 2 * hourMs;

type Counts = readonly [sessions: number, abandoned: number, faults: number];
interface Fault {
  readonly code: string;
  readonly atMs: number;
}
interface Machine {
  readonly faults: readonly Fault[];
  readonly clockOffsetMs?: number | null;
  readonly showing?: 'page' | 'rescue';
}

const at = (ms: number) => new Date(ms);

/** So many crashes of a page, one a millisecond or every `everyMs`. */
export function crashes(count: number, fromMs: number, code = 'MC-41', everyMs = 1): Fault[] {
  return Array.from({ length: count }, (_, times) => ({ code, atMs: fromMs + times * everyMs }));
}

/** A release under way, and what the kiosks `f1` to `f9` and their shells said of themselves. */
export class RolloutFleet {
  readonly server: TestServer;
  readonly store: Store;

  private constructor(server: TestServer, store: Store) {
    this.server = server;
    this.store = store;
  }

  static async start(): Promise<RolloutFleet> {
    const server = await TestServer.start();
    return new RolloutFleet(server, await openStore({ url: await server.newDatabase() }));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.server.stop();
  }

  run(text: string, values: readonly unknown[] = []) {
    return this.store.pool.query(text, [...values]);
  }

  /** Nothing was ever said, and nothing published. */
  async clear(): Promise<void> {
    for (const table of ['version_use', 'shell_beats', 'beat_hours', 'commands', 'heartbeats']) {
      await this.run(`delete from ${table}`);
    }
    await this.run('delete from release_documents');
    await this.run('delete from releases');
    await this.run(
      `insert into kiosks (id, site, incarnation, state, created_at)
        select 'f' || n, '{}', 1, 'active', now()
          from generate_series(1, 9) n on conflict do nothing`,
    );
    await this.run(`update kiosks set state = 'active'`);
  }

  /** What a kiosk did under a version that came to it so many days ago. */
  async used(kiosk: string, version: number, counts: Counts, days = 1): Promise<void> {
    const [sessions, abandoned, faults] = counts;
    await this.run(
      `insert into version_use (kiosk, version, sessions, abandoned, faults, told, since)
        values ($1, $2, $3, $4, $5, '{}', $6)`,
      [kiosk, version, sessions, abandoned, faults, at(nowMs - days * dayMs)],
    );
  }

  async shows(kiosk: string, version: number, more: object = {}): Promise<void> {
    await this.run(
      `insert into heartbeats (kiosk, incarnation, counter, body, received_at)
        values ($1, 1, 1, $2, $3)`,
      [kiosk, JSON.stringify({ content: { version, ...more } }), at(nowMs - 60_000)],
    );
  }

  /** What a kiosk's shell said last. */
  async machine(
    kiosk: string,
    { faults, clockOffsetMs = null, showing = 'page' }: Machine,
  ): Promise<void> {
    const body = { faults, health: { clockOffsetMs, screen: { showing } } };
    await this.run(
      `insert into shell_beats (kiosk, key_id, counter, body, received_at)
        values ($1, 'k', 1, $2, $3)
        on conflict (kiosk) do update set body = excluded.body`,
      [kiosk, JSON.stringify(body), at(nowMs)],
    );
  }

  /** A release of this version, at 1 %, with these packages in its ring; the first is `f1`. */
  async release(version: number, state = 'running', apps: readonly string[] = []): Promise<void> {
    const ring = { salt: 'muối', percent: 1, first: 'f1' };
    const packages = apps.map((app) => [
      `app/motcham-kiosk_${app}_amd64.deb`,
      { custom: { kind: 'app', ring } },
    ]);
    const standing = ['app/motcham-kiosk_0.1_amd64.deb', { custom: { kind: 'app' } }];
    const targets = Object.fromEntries([
      [`content/${version}.json`, { custom: { kind: 'content', version, ring } }],
      standing,
      ...packages,
    ]);
    await this.run(`insert into sections (sha256, bytes) values ('x', 'x') on conflict do nothing`);
    await this.run(
      `insert into contents (version, content_hash, sha256, made_at) values ($1, 'x', 'x', now())
        on conflict do nothing`,
      [version],
    );
    const { rows } = await this.run(
      `insert into releases (id, content_version, note, made_by, made_at, state, changed_at)
        values (gen_random_uuid(), $1, '', 'x', now(), $2, now()) returning id`,
      [version, state],
    );
    await this.run(
      `insert into release_documents (release, place, version, percent, signed, published_at)
        values ($1, 0, $2, 1, $3, $4)`,
      [rows[0]?.id, version, JSON.stringify({ targets }), at(begunMs)],
    );
  }

  /** Lets the running release out for more kiosks. */
  async ring(percent: 10 | 100, publishedMs: number): Promise<void> {
    await this.run(
      `insert into release_documents (release, place, version, percent, signed, published_at)
        select release, place + $1, version + $1, $1, signed, $2 from release_documents
          where place = 0`,
      [percent, at(publishedMs)],
    );
  }

  /** Why the release is held now; it goes on all the same. */
  async judge() {
    const reason = await stopHarmful(this.store, nowMs);
    await this.run(`update releases set state = 'running' where state = 'held'`);
    return reason;
  }
}

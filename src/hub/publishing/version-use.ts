import type pg from 'pg';
import type { Heartbeat } from '../../domain/fleet/index.ts';

export type Use = NonNullable<Heartbeat['use']>;

/**
 * Adds what a kiosk says of its sessions to what it said before. A page that was loaded anew counts
 * from 0 again, and then all that it says is new.
 */
export async function noteUse(
  client: Pick<pg.ClientBase, 'query'>,
  kiosk: string,
  use: Use,
  nowMs: number,
): Promise<void> {
  const { version, sessions, abandoned, faults } = use;
  await client.query(
    `insert into version_use as u (kiosk, version, sessions, abandoned, faults, told, since)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (kiosk, version) do update set
        sessions = u.sessions + excluded.sessions
          - case when excluded.sessions >= (u.told->>'sessions')::int
            then (u.told->>'sessions')::int else 0 end,
        abandoned = u.abandoned + excluded.abandoned
          - case when excluded.sessions >= (u.told->>'sessions')::int
            then (u.told->>'abandoned')::int else 0 end,
        faults = u.faults + excluded.faults
          - case when excluded.sessions >= (u.told->>'sessions')::int
            then (u.told->>'faults')::int else 0 end,
        told = excluded.told`,
    [
      kiosk,
      version,
      sessions,
      abandoned,
      faults,
      JSON.stringify({ sessions, abandoned, faults }),
      new Date(nowMs),
    ],
  );
}

import { sql } from 'kysely';
import type { Heartbeat } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';

export type Use = NonNullable<Heartbeat['use']>;

/**
 * Adds what a kiosk says of its sessions to what it said before. A page that was loaded anew counts
 * from 0 again, and then all that it says is new: any count below the one of before tells of it.
 */
export async function noteUse(
  store: Pick<Store, 'telemetry'>,
  kiosk: string,
  use: Use,
  nowMs: number,
): Promise<void> {
  const { version, sessions, abandoned, faults } = use;
  const told = JSON.stringify({ sessions, abandoned, faults });
  const goesOn = sql`(excluded.sessions >= (u.told->>'sessions')::int
    and excluded.abandoned >= (u.told->>'abandoned')::int
    and excluded.faults >= (u.told->>'faults')::int)`;
  // Counts that a power cut takes are told again by the page's next beat.
  await sql`insert into version_use as u (kiosk, version, sessions, abandoned, faults, told, since)
      values (${kiosk}, ${version}, ${sessions}, ${abandoned}, ${faults}, ${told}, ${new Date(nowMs)})
      on conflict (kiosk, version) do update set
        sessions = u.sessions + excluded.sessions
          - case when ${goesOn} then (u.told->>'sessions')::int else 0 end,
        abandoned = u.abandoned + excluded.abandoned
          - case when ${goesOn} then (u.told->>'abandoned')::int else 0 end,
        faults = u.faults + excluded.faults
          - case when ${goesOn} then (u.told->>'faults')::int else 0 end,
        told = excluded.told`.execute(store.telemetry);
}

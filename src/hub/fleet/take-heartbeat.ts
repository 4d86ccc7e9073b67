import { sql } from 'kysely';
import type { Site } from '../../domain/api/index.ts';
import { assert, err, ok, type Result } from '../../domain/basics/index.ts';
import type { Heartbeat } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';

/** A heartbeat that is not newer than the last one; `lastCounter` lets a true kiosk go on. */
export interface Replayed {
  readonly lastCounter: number;
}

/** Keeps the latest heartbeat of a kiosk, if its counter rose. Returns the kiosk's site. */
export async function takeHeartbeat(
  store: Store,
  kiosk: string,
  incarnation: number,
  heartbeat: Heartbeat,
  nowMs: number,
): Promise<Result<Site, Replayed>> {
  const row = {
    incarnation,
    counter: heartbeat.counter,
    body: JSON.stringify(heartbeat),
    received_at: new Date(nowMs),
  };
  const written = await store.telemetry
    .insertInto('heartbeats')
    .values({ kiosk, ...row })
    .onConflict((conflict) =>
      conflict
        .column('kiosk')
        .doUpdateSet(row)
        .where(
          sql<boolean>`(excluded.incarnation, excluded.counter) > (heartbeats.incarnation, heartbeats.counter)`,
        ),
    )
    .returning('counter')
    .executeTakeFirst();
  const found = await store.db
    .selectFrom('kiosks')
    .leftJoin('heartbeats', 'heartbeats.kiosk', 'kiosks.id')
    .select(['kiosks.site', 'heartbeats.counter'])
    .where('kiosks.id', '=', kiosk)
    .executeTakeFirst();
  assert(found !== undefined, 'a signed heartbeat comes from a known kiosk');
  return written === undefined ? err({ lastCounter: found.counter ?? 0 }) : ok(found.site);
}

import type pg from 'pg';
import { toHex } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';

/** Any number: several hubs may start at once on a database that moved. */
const epochLock = 7_265_001;

/** A random name for one life of the data. */
export function newEpoch(): string {
  return toHex(fillRandom(new Uint8Array(16)));
}

/**
 * The epoch of the data: what is stored, or a new one when the data came from elsewhere without
 * `motcham hub restore`. Another cluster (pg_restore, a copied dump) counts its transactions anew,
 * so what is known of covered ones is dropped; another timeline is a restore to a point in time,
 * or a failover. In each case every kiosk looks again at what the hub holds.
 */
export async function readEpoch(pool: pg.Pool): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [epochLock]);
    const { system, timeline } = await readCluster(client);
    const stored = new Map(
      (
        await client.query<{ name: string; value: string }>(
          `select name, value from meta where name in ('epoch', 'system', 'timeline')`,
        )
      ).rows.map(({ name, value }) => [name, value]),
    );
    const known = stored.get('system');
    if (known !== undefined && known !== system) await forgetTransactions(client);
    const moved = known !== undefined && (known !== system || stored.get('timeline') !== timeline);
    const epoch = (moved ? undefined : stored.get('epoch')) ?? newEpoch();
    for (const [name, value] of [
      ['epoch', epoch],
      ['system', system],
      ['timeline', timeline],
    ]) {
      await client.query(
        `insert into meta (name, value) values ($1, $2)
          on conflict (name) do update set value = excluded.value where meta.value <> excluded.value`,
        [name, value],
      );
    }
    await client.query('commit');
    client.release();
    return epoch;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function readCluster(client: pg.PoolClient): Promise<{ system: string; timeline: string }> {
  const { rows } = await client.query<{ system: string; timeline: string }>(
    `select (select system_identifier::text from pg_control_system()) as system,
      (select timeline_id::text from pg_control_checkpoint()) as timeline`,
  );
  const [cluster] = rows;
  if (cluster === undefined) throw new Error('broken invariant: a cluster has an identifier');
  return cluster;
}

/** From here on only a copy of this place counts, and it will hold all that came along. */
async function forgetTransactions(client: pg.ClientBase): Promise<void> {
  await client.query('update actions set taken_xid = 0 where taken_xid <> 0');
  await client.query('update refusals set taken_xid = 0 where taken_xid <> 0');
  await client.query('update coverage set before_xid = 0');
}

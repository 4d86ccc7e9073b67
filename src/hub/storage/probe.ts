import type pg from 'pg';
import { fillRandom } from '../world.ts';

/** Twice this is enough that a file of the database has to grow, bytes; no more is drawn at once. */
const drawnBytes = 64 * 1024;

const drawn = () => Buffer.from(fillRandom(new Uint8Array(drawnBytes))).toString('base64');

/** SQLSTATE of PostgreSQL for a disk without room. */
const diskFull = '53100';

/** Whether the database said that it has no room. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === diskFull) return true;
  return error.cause !== undefined && isDiskFull(error.cause);
}

/** Tries whether the database can grow; nothing of it stays. False when it cannot, or is away. */
export async function canGrow(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect().catch(() => undefined);
  if (client === undefined) return false;
  let broken = true;
  try {
    await client.query('begin');
    await client.query(`insert into meta (name, value) values ('storageProbe', $1)`, [
      // Random: what can be packed would need no room.
      drawn() + drawn(),
    ]);
    await client.query('rollback');
    broken = false;
    return true;
  } catch {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    return false;
  } finally {
    client.release(broken);
  }
}

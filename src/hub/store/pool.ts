import pg from 'pg';

/**
 * A pool whose connections may break at any moment. The query under way hears of it by its own
 * rejection; the event that comes beside it, or when a broken connection is put away, would end
 * the process if nobody listened.
 */
export function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

import { createHash } from 'node:crypto';
import pg from 'pg';
import { ActionBatchSchema, verifyRequest } from '../../../src/domain/api/index.ts';
import type { TestKiosk } from '../../support/hub-client.ts';
import type { Prepared } from './batches.ts';

/** What no hub can do without: verify the signature, parse and check the body, hash it. CPU ms a batch. */
export async function verifyParseHashMs(
  kiosk: TestKiosk,
  batches: readonly Prepared[],
): Promise<number> {
  const key = await crypto.subtle.importKey(
    'jwk',
    { ...kiosk.key.publicKey },
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const started = process.cpuUsage();
  for (const { path, body, headers } of batches) {
    const verified = await verifyRequest(
      { method: 'POST', path, query: '', body },
      { ...headers },
      key,
      Date.now() / 1000,
    );
    if (!verified.ok) throw new Error('a signature of our own does not verify');
    ActionBatchSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    createHash('sha256').update(body).digest();
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000 / batches.length;
}

const columns =
  'received_day, kiosk, incarnation, seq, id, kind, created_at, created_trust, key_id, sealed, received_at';

/**
 * Rows a second of the barest insert with the same durability: the same rows in the same batches
 * into a table with the same key, each batch one commit, no signature, no HTTP, no watermark.
 */
export async function bareInsertsPerSecond(
  reach: pg.PoolConfig,
  clients: number,
  batches: number,
  size: number,
): Promise<number> {
  const pool = new pg.Pool({ ...reach, max: clients });
  try {
    await pool.query('create table bench_bare (like actions including all)');
    const { rows } = await pool.query(`select ${columns} from actions limit ${size}`);
    const startedMs = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let batch = 0; batch < batches; batch += 1) {
          const values = rows.map((row, n) => ({
            ...row,
            kiosk: `k-0000000${client.toString(16)}`,
            seq: batch * size + n + 1,
            id: crypto.randomUUID(),
          }));
          await pool.query({
            name: 'bare',
            text: `insert into bench_bare (${columns})
              select ${columns} from json_populate_recordset(null::bench_bare, $1::json)`,
            values: [JSON.stringify(values)],
          });
        }
      }),
    );
    return (clients * batches * size * 1_000) / (performance.now() - startedMs);
  } finally {
    await pool.query('drop table if exists bench_bare');
    await pool.end();
  }
}

import { createHash } from 'node:crypto';
import pg from 'pg';
import {
  ActionBatchSchema,
  type SignatureError,
  type SignatureHeaders,
  type SignatureParameters,
  type SignedRequest,
  verifyRequest,
  verifyRequestBy,
} from '../../../src/domain/api/index.ts';
import type { Result } from '../../../src/domain/basics/index.ts';
import { importPublicKey, nodeSignature } from '../../../src/hub/http/node-signature.ts';
import type { TestKiosk } from '../../support/hub-client.ts';
import type { Prepared } from './batches.ts';

type Verify = (
  request: SignedRequest,
  headers: SignatureHeaders,
) => Promise<Result<SignatureParameters, SignatureError>>;

/** Batches that go first, unmeasured: a hub that runs is warm, and is measured warm. */
const warmCount = 40;

/**
 * What no hub can do without: verify the signature, parse and check the body, hash it. CPU ms a
 * batch; `web` by the Web Cryptography API, `own` by the primitives that the hub itself uses.
 */
export async function verifyParseHashMs(
  kiosk: TestKiosk,
  batches: readonly Prepared[],
): Promise<{ readonly web: number; readonly own: number }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const jwk = { ...kiosk.key.publicKey };
  const web = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const own = importPublicKey(kiosk.key.publicKey);
  const now = () => Date.now() / 1000;
  return {
    web: await cpuMs(batches, (request, headers) =>
      verifyRequest(request, { ...headers }, web, now()),
    ),
    own: await cpuMs(batches, (request, headers) =>
      verifyRequestBy(nodeSignature, request, { ...headers }, own, now()),
    ),
  };
}

async function cpuMs(batches: readonly Prepared[], verify: Verify): Promise<number> {
  let started = process.cpuUsage();
  for (const [i, { path, body, headers }] of batches.entries()) {
    if (i === warmCount) started = process.cpuUsage();
    const verified = await verify({ method: 'POST', path, query: '', body }, headers);
    if (!verified.ok) throw new Error('a signature of our own does not verify');
    ActionBatchSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    createHash('sha256').update(body).digest();
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000 / (batches.length - warmCount);
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

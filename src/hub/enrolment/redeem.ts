import type pg from 'pg';
import {
  type CodeRefusal,
  type EnrolRequest,
  enrolmentProofText,
  keyThumbprint,
  type Site,
  verifyText,
} from '../../domain/api/index.ts';
import { err, ok, type Result, toCrockford } from '../../domain/basics/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { hashEnrolmentCode } from './codes.ts';

/** Random characters of a kiosk id: 40 bits, so that a million kiosks hardly meet. */
const kioskIdLength = 8;

export interface Enrolled {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly site: Site;
}

/** `bad-signature`, or why the code is not taken. Only whoever holds its 65 bits is told. */
export type RedeemError = 'bad-signature' | CodeRefusal;

/**
 * Redeems a one-time code for a kiosk's keys. Of two redemptions at once exactly one wins: the
 * code's row is locked and burnt in the transaction that makes the kiosk. The winner's own page
 * key may ask again, because its answer may have been lost on the way.
 */
export async function redeemCode(
  store: Store,
  request: EnrolRequest,
  nowMs: number,
): Promise<Result<Enrolled, RedeemError>> {
  if (!(await isProven(request))) return err('bad-signature');
  const codeHash = await hashEnrolmentCode(request.code);
  const page = await keyThumbprint(request.page.publicKey);
  const shell =
    request.shell === undefined ? undefined : await keyThumbprint(request.shell.publicKey);
  if (page === shell) return err('bad-signature');
  const now = new Date(nowMs);
  return inTransaction(store.pool, async (client) => {
    // A key that is enrolled already keeps its place: looked at before the code is burnt.
    const repeat = await findEnrolled(client, codeHash, page);
    if (repeat !== undefined) return repeat.mayAskAgain ? ok(repeat.enrolled) : err('used');
    const { rows } = await client.query<{ site: Site; kiosk: string | null }>(
      `update enrolment_codes set used_at = $2, used_by = $3
        where code_hash = $1 and used_at is null and expires_at > $2 returning site, kiosk`,
      [codeHash, now, page],
    );
    const [code] = rows;
    if (code === undefined) return err(await whyRefused(client, codeHash));
    const enrolled = await makeKiosk(client, code, now);
    if (enrolled === undefined) return err('revoked');
    await insertKey(client, enrolled, 'page', request.page.publicKey, page, now);
    if (request.shell !== undefined && shell !== undefined) {
      await insertKey(client, enrolled, 'shell', request.shell.publicKey, shell, now);
    }
    return ok(enrolled);
  });
}

async function whyRefused(client: pg.PoolClient, codeHash: Buffer): Promise<CodeRefusal> {
  const { rows } = await client.query<{ used_at: Date | null }>(
    'select used_at from enrolment_codes where code_hash = $1',
    [codeHash],
  );
  const [row] = rows;
  if (row === undefined) return 'unknown';
  return row.used_at === null ? 'expired' : 'used';
}

async function isProven({ code, page, shell }: EnrolRequest): Promise<boolean> {
  const holds = await verifyText(
    await enrolmentProofText('page', code, page.publicKey),
    page.proof,
    page.publicKey,
  );
  if (!holds || shell === undefined) return holds;
  const text = await enrolmentProofText('shell', code, shell.publicKey);
  return verifyText(text, shell.proof, shell.publicKey);
}

interface Known {
  readonly enrolled: Enrolled;
  /** It redeemed this very code, and its key still counts. */
  readonly mayAskAgain: boolean;
}

async function findEnrolled(
  client: pg.PoolClient,
  codeHash: Buffer,
  page: string,
): Promise<Known | undefined> {
  const { rows } = await client.query<Enrolled & { may_ask_again: boolean }>(
    `select kk.kiosk, kk.incarnation, k.site,
        kk.state = 'active' and exists (
          select from enrolment_codes c where c.code_hash = $1 and c.used_by = $2) as may_ask_again
      from kiosk_keys kk join kiosks k on k.id = kk.kiosk
      where kk.thumbprint = $2 and kk.role = 'page'`,
    [codeHash, page],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { kiosk, incarnation, site } = row;
  return { enrolled: { kiosk, incarnation, site }, mayAskAgain: row.may_ask_again };
}

async function makeKiosk(
  client: pg.PoolClient,
  code: { readonly site: Site; readonly kiosk: string | null },
  now: Date,
): Promise<Enrolled | undefined> {
  if (code.kiosk === null) {
    const kiosk = `k-${toCrockford(fillRandom(new Uint8Array(kioskIdLength)), kioskIdLength)}`;
    await client.query(
      `insert into kiosks (id, site, incarnation, state, created_at)
        values ($1, $2, 1, 'active', $3)`,
      [kiosk, JSON.stringify(code.site), now],
    );
    return { kiosk, incarnation: 1, site: code.site };
  }
  const { rows } = await client.query<{ incarnation: number; site: Site }>(
    // Where it stands is what the operator said with the code: a kiosk may move.
    `update kiosks set incarnation = incarnation + 1, site = $2
      where id = $1 and state = 'active' returning incarnation, site`,
    [code.kiosk, JSON.stringify(code.site)],
  );
  const [kiosk] = rows;
  // Revoked since the code was made. The code is burnt all the same: it can do nothing any more.
  if (kiosk === undefined) return undefined;
  await client.query(
    `update kiosk_keys set state = 'superseded' where kiosk = $1 and state = 'active'`,
    [code.kiosk],
  );
  return { kiosk: code.kiosk, incarnation: kiosk.incarnation, site: kiosk.site };
}

async function insertKey(
  client: pg.PoolClient,
  { kiosk, incarnation }: Enrolled,
  role: 'page' | 'shell',
  publicKey: EnrolRequest['page']['publicKey'],
  thumbprint: string,
  now: Date,
): Promise<void> {
  // A new incarnation has a new page key, but the shell beside it may be the same one.
  await client.query(
    `insert into kiosk_keys (key_id, kiosk, incarnation, role, public_key, thumbprint, state, created_at)
      values ($1, $2, $3, $4, $5, $6, 'active', $7)`,
    [
      `${kiosk}.${incarnation}.${role}`,
      kiosk,
      incarnation,
      role,
      JSON.stringify(publicKey),
      thumbprint,
      now,
    ],
  );
}

import { enrolmentCodeLength, enrolmentCodeLifeMs, type Site } from '../../domain/api/index.ts';
import { err, ok, type Result, sha256, toCrockford, toUtf8 } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';

/** How long a code is kept after its end, ms: a kiosk whose answer was lost may ask again. */
const keptMs = 86_400_000;

/** How a one-time code is stored: 65 random bits need no salt and no slow hash. */
export async function hashEnrolmentCode(code: string): Promise<Buffer> {
  return Buffer.from(await sha256(toUtf8(`motcham enrolment code v1|${code}`)));
}

/** A one-time code for a new kiosk at a site; lives 15 minutes (contracts.md). */
export async function createEnrolmentCode(
  store: Store,
  site: Site,
  nowMs: number,
): Promise<string> {
  return insertCode(store, site, null, nowMs);
}

/**
 * A one-time code that makes a new incarnation of a kiosk that lost its key: the operator's
 * approval. The old key stops counting when the code is redeemed, not before.
 *
 * @param site where it stands from then on, when it moves
 */
export async function approveNewIncarnation(
  store: Store,
  kiosk: string,
  nowMs: number,
  site?: Site,
): Promise<Result<string, 'unknownKiosk' | 'revoked'>> {
  const row = await store.db
    .selectFrom('kiosks')
    .select(['site', 'state'])
    .where('id', '=', kiosk)
    .executeTakeFirst();
  if (row === undefined) return err('unknownKiosk');
  if (row.state !== 'active') return err('revoked');
  return ok(await insertCode(store, site ?? row.site, kiosk, nowMs));
}

/** Whether a code can still be redeemed: known, unused, younger than its 15 minutes. */
export async function isEnrolmentCodeOpen(
  store: Store,
  code: string,
  nowMs: number,
): Promise<boolean> {
  const row = await store.db
    .selectFrom('enrolment_codes')
    .select('used_at')
    .where('code_hash', '=', await hashEnrolmentCode(code))
    .where('expires_at', '>', new Date(nowMs))
    .executeTakeFirst();
  return row !== undefined && row.used_at === null;
}

async function insertCode(store: Store, site: Site, kiosk: string | null, nowMs: number) {
  const code = toCrockford(fillRandom(new Uint8Array(enrolmentCodeLength)), enrolmentCodeLength);
  await store.db
    .deleteFrom('enrolment_codes')
    .where('expires_at', '<', new Date(nowMs - keptMs))
    .execute();
  await store.db
    .insertInto('enrolment_codes')
    .values({
      code_hash: await hashEnrolmentCode(code),
      site: JSON.stringify(site),
      kiosk,
      expires_at: new Date(nowMs + enrolmentCodeLifeMs),
      used_at: null,
      used_by: null,
    })
    .execute();
  return code;
}

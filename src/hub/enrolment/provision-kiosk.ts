import { enrolmentCodeLifeMs, type Site } from '../../domain/api/index.ts';
import { err, isContentLanguage, ok, type Result } from '../../domain/basics/index.ts';
import { provisioningText } from '../../domain/codes/index.ts';
import type { Store } from '../store/index.ts';
import { readHubAddress } from './address.ts';
import { approveNewIncarnation, createEnrolmentCode } from './codes.ts';

/** A one-time code, as it is typed and as it is scanned. */
export interface ProvisioningCode {
  /** 13 Crockford characters: for a kiosk whose image knows the hub. */
  readonly code: string;
  /** The text of the QR; undefined while the hub's address was not told. */
  readonly text: string | undefined;
  readonly expiresAtMs: number;
}

/**
 * A one-time code for a new kiosk, with everything that a bare machine needs (S5). The one function
 * of the command line and of the console: whoever draws the QR draws `text`.
 */
export async function provisionKiosk(
  store: Store,
  site: Site,
  nowMs: number,
): Promise<ProvisioningCode> {
  return codeOf(store, await createEnrolmentCode(store, site, nowMs), site, undefined, nowMs);
}

/**
 * A one-time code that gives a kiosk a new key: after a lost profile, a cloned disk, or a move.
 *
 * @param site where it stands from the redemption on; undefined: where it stands now
 */
export async function provisionAgain(
  store: Store,
  kiosk: string,
  nowMs: number,
  site?: Site,
): Promise<Result<ProvisioningCode, 'unknownKiosk' | 'revoked'>> {
  const code = await approveNewIncarnation(store, kiosk, nowMs, site);
  if (!code.ok) return err(code.error);
  const row = await store.db
    .selectFrom('kiosks')
    .select('site')
    .where('id', '=', kiosk)
    .executeTakeFirst();
  if (row === undefined) return err('unknownKiosk');
  return ok(await codeOf(store, code.value, site ?? row.site, kiosk, nowMs));
}

async function codeOf(
  store: Store,
  code: string,
  site: Site,
  kiosk: string | undefined,
  nowMs: number,
): Promise<ProvisioningCode> {
  const address = await readHubAddress(store);
  const expiresAtMs = nowMs + enrolmentCodeLifeMs;
  const { plate, building, ward, mode, languages, hours } = site;
  const told = languages?.filter(isContentLanguage);
  const text =
    address &&
    provisioningText({
      hub: address.url,
      keyPin: address.keyPin ?? undefined,
      code,
      expiresAtMinutes: Math.floor(expiresAtMs / 60_000),
      site: { plate, building, ward, mode },
      // The code has room for these two; the hub's first answer brings the others.
      languages: told === undefined || told.length === 0 ? ['vi', 'en'] : told,
      hours,
      kiosk,
    });
  return { code, text, expiresAtMs };
}

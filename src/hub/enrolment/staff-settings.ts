import {
  hashPin,
  type PinVerifier,
  pinIterations,
  pinLength,
  signText,
} from '../../domain/api/index.ts';
import { err, ok, type Result, toBase64Url, toCrockford } from '../../domain/basics/index.ts';
import {
  type Badge,
  badgeSerialLength,
  badgeSignedText,
  badgeText,
} from '../../domain/codes/index.ts';
import type { SigningKey } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';

/** For whom a PIN or a phone number counts: all, one ward by its code, or one kiosk. */
export type StaffScope = 'city' | { readonly ward: string } | { readonly kiosk: string };

const scopeName = (scope: StaffScope) =>
  scope === 'city' ? 'city' : 'ward' in scope ? `w${scope.ward}` : scope.kiosk;

/** What is kept of a PIN: salted and slow. */
export async function pinVerifier(pin: string): Promise<PinVerifier> {
  const salt = toBase64Url(fillRandom(new Uint8Array(16)));
  const slow = { kdf: 'pbkdf2-sha256' as const, iterations: pinIterations, salt };
  return { ...slow, hash: await hashPin(pin, slow) };
}

/** Sets the PIN of a scope; kiosks take it over with their next heartbeat. */
export async function setStaffPin(
  store: Store,
  scope: StaffScope,
  pin: string,
  nowMs: number,
): Promise<Result<void, 'form' | 'guessable'>> {
  if (!new RegExp(`^\\d{${pinLength.min},${pinLength.max}}$`).test(pin)) return err('form');
  if (isGuessable(pin)) return err('guessable');
  await keep(store, scope, { pin: JSON.stringify(await pinVerifier(pin)) }, nowMs);
  return ok(undefined);
}

/** Phone number that residents are told while a kiosk of this scope cannot serve (S8). */
export async function setHelpPhone(
  store: Store,
  scope: StaffScope,
  phone: string,
  nowMs: number,
): Promise<Result<void, 'form'>> {
  if (!/^[0-9 .+-]{3,20}$/.test(phone)) return err('form');
  await keep(store, scope, { phone }, nowMs);
  return ok(undefined);
}

async function keep(
  store: Store,
  scope: StaffScope,
  part: { readonly pin?: string; readonly phone?: string },
  nowMs: number,
): Promise<void> {
  const row = { ...part, changed_at: new Date(nowMs) };
  await store.db
    .insertInto('staff_settings')
    .values({ scope: scopeName(scope), ...row })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
    .execute();
}

/** One digit throughout, a run up or down, or the PIN of every trial. */
function isGuessable(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return pin === '246810' || (steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9));
}

/** A signed badge for a member of staff. `scope`: one of `badgeScopesOf` a site. */
export async function makeBadge(
  key: SigningKey,
  badge: Omit<Badge, 'serial'>,
): Promise<{ readonly serial: string; readonly text: string }> {
  const serial = toCrockford(fillRandom(new Uint8Array(badgeSerialLength)), badgeSerialLength);
  const whole = { serial, ...badge };
  const signature = await signText(badgeSignedText(whole), key.privateKey);
  return { serial, text: badgeText(whole, signature) };
}

/** A lost badge opens nothing any more, as soon as a kiosk was heard. */
export async function revokeBadge(store: Store, serial: string, nowMs: number): Promise<void> {
  await store.db
    .insertInto('revoked_badges')
    .values({ serial, revoked_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.column('serial').doNothing())
    .execute();
}

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type pg from 'pg';
import { type Clock, newUuidV7, toUtf8 } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';

/** What the browser gave, and what it has to be an answer to. */
interface Answer {
  readonly answer: unknown;
  readonly origin: URL;
  /** Takes the challenge back; false when it was not given out, or was used. */
  readonly takeChallenge: (challenge: string) => Promise<boolean>;
}

/** Resident keys with user verification: the passkey alone says who it is. */
export function registrationOptions(
  origin: URL,
  person: { readonly id: string; readonly name: string; readonly passkeys: readonly string[] },
) {
  return generateRegistrationOptions({
    rpName: 'Một Chạm',
    rpID: origin.hostname,
    userName: person.name,
    userDisplayName: person.name,
    userID: Uint8Array.from(toUtf8(person.id)),
    attestationType: 'none',
    excludeCredentials: person.passkeys.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
}

/** A new passkey when the answer is one; undefined for anything else. */
export async function readRegistration({
  answer,
  origin,
  takeChallenge,
}: Answer): Promise<NewPasskey | undefined> {
  const verified = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: takeChallenge,
    expectedOrigin: origin.origin,
    expectedRPID: origin.hostname,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackedUp: credentialBackedUp,
  };
}

export async function insertPasskey(
  client: pg.ClientBase,
  person: string,
  key: NewPasskey,
  name: string,
  clock: Clock,
): Promise<string> {
  const id = newUuidV7(clock, fillRandom);
  await client.query(
    `insert into passkeys (id, person, credential_id, public_key, counter, transports, name, is_backed_up, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      person,
      key.credentialId,
      Buffer.from(key.publicKey),
      key.counter,
      key.transports,
      name,
      key.isBackedUp,
      new Date(clock()),
    ],
  );
  return id;
}

/** @param allowed passkeys that may answer; none named means any that the device offers */
export function authenticationOptions(
  origin: URL,
  allowed: readonly string[] = [],
  challenge?: Uint8Array,
) {
  return generateAuthenticationOptions({
    rpID: origin.hostname,
    userVerification: 'required',
    ...(allowed.length > 0 && { allowCredentials: allowed.map((id) => ({ id })) }),
    ...(challenge !== undefined && { challenge: Uint8Array.from(challenge) }),
  });
}

interface StoredPasskey {
  readonly id: string;
  readonly person: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
}

/**
 * Whose passkey signed; undefined for anything that does not hold: unknown key, wrong challenge or
 * origin, no verification of the person, a counter that went back (a copied authenticator).
 */
export async function readAuthentication(
  pool: pg.Pool,
  { answer, origin, takeChallenge }: Answer,
  nowMs: number,
): Promise<string | undefined> {
  const response = answer as AuthenticationResponseJSON;
  const { rows } = await pool.query<StoredPasskey>(
    `select k.id, k.person, k.credential_id, k.public_key, k.counter from passkeys k
      join people p on p.id = k.person where k.credential_id = $1 and p.state = 'active'`,
    [response.id],
  );
  const [stored] = rows;
  if (stored === undefined) return undefined;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: takeChallenge,
    expectedOrigin: origin.origin,
    expectedRPID: origin.hostname,
    requireUserVerification: true,
    credential: {
      id: stored.credential_id,
      publicKey: Uint8Array.from(stored.public_key),
      counter: stored.counter,
    },
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  await pool.query(
    'update passkeys set counter = $2, used_at = $3, is_backed_up = $4 where id = $1',
    [stored.id, newCounter, new Date(nowMs), credentialBackedUp],
  );
  return stored.person;
}

import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { StepUp, StepUpPurpose } from '../../domain/api/console/index.ts';
import { fromBase64Url, toBase64Url } from '../../domain/basics/index.ts';
import { ProblemError } from '../http/index.ts';
import { fillRandom } from '../world.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import type { ConsoleHub } from './console-hub.ts';
import { stepUpMs } from './limits.ts';
import { authenticationOptions, readAuthentication } from './passkeys.ts';

/**
 * Wants the passkey for this very thing: an assertion of this session not older than five minutes
 * whose challenge was SHA-256 over purpose and digest (and a nonce, so that none can be kept for
 * later). It is used up by this call, whatever comes of what follows.
 *
 * @param digest SHA-256, hexadecimal, of what is going to be done
 * @throws ProblemError `step-up-needed` with the need: the console asks for the passkey and repeats
 */
export async function requireStepUp(
  hub: ConsoleHub,
  request: FastifyRequest,
  purpose: StepUpPurpose,
  digest: string,
): Promise<void> {
  const { rowCount } = await hub.store.pool.query(
    `delete from step_ups where session = $1 and purpose = $2 and digest = $3 and confirmed_at > $4`,
    [request.consoleSession.id, purpose, digest, new Date(hub.clock() - stepUpMs)],
  );
  if (rowCount === 1) return;
  throw new ProblemError('step-up-needed', { extension: { need: { purpose, digest } } });
}

/** What is signed: the thing itself, and 128 random bits. */
export function stepUpChallenge({ purpose, digest }: StepUp, nonce: string): Uint8Array {
  return createHash('sha256').update(`motcham step-up v1|${purpose}|${digest}|${nonce}`).digest();
}

export async function beginStepUp(
  hub: ConsoleHub,
  request: FastifyRequest,
  need: StepUp,
  origin: URL,
) {
  const { pool } = hub.store;
  const nonce = toBase64Url(fillRandom(new Uint8Array(16)));
  const challenge = stepUpChallenge(need, nonce);
  const { rows } = await pool.query<{ credential_id: string }>(
    'select credential_id from passkeys where person = $1',
    [request.person.id],
  );
  const options = await authenticationOptions(
    origin,
    rows.map(({ credential_id }) => credential_id),
    challenge,
  );
  await beginCeremony(
    pool,
    {
      challenge: toBase64Url(Uint8Array.from(challenge)),
      kind: 'step-up',
      person: request.person.id,
      session: request.consoleSession.id,
      facts: { ...need, nonce },
    },
    hub.clock(),
  );
  return options;
}

/** @throws ProblemError `sign-in-failed` */
export async function finishStepUp(
  hub: ConsoleHub,
  request: FastifyRequest,
  answer: unknown,
  origin: URL,
): Promise<void> {
  const { pool } = hub.store;
  let need: StepUp | undefined;
  const person = await readAuthentication(
    pool,
    {
      answer,
      origin,
      async takeChallenge(challenge) {
        const taken = await takeCeremony(pool, 'step-up', challenge, hub.clock());
        if (taken?.session !== request.consoleSession.id) return false;
        const { purpose, digest, nonce } = taken.facts as unknown as StepUp & { nonce: string };
        need = { purpose, digest };
        // What was stored is what was signed, or it is nothing.
        const signed = Buffer.from(fromBase64Url(challenge));
        return signed.equals(stepUpChallenge(need, nonce));
      },
    },
    hub.clock(),
  );
  // Another person's passkey at the same screen confirms nothing.
  if (person !== request.person.id || need === undefined) throw new ProblemError('sign-in-failed');
  await pool.query(
    `insert into step_ups (session, purpose, digest, confirmed_at) values ($1, $2, $3, $4)
      on conflict (session, purpose, digest) do update set confirmed_at = excluded.confirmed_at`,
    [request.consoleSession.id, need.purpose, need.digest, new Date(hub.clock())],
  );
}

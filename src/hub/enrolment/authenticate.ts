import type { FastifyRequest } from 'fastify';
import { readSignatureInput, verifyRequestBy } from '../../domain/api/index.ts';
import { bodyBytes, nodeSignature, ProblemError } from '../http/index.ts';
import type { KioskHub } from './enrolment-hub.ts';
import type { KioskKey } from './kiosk-keys.ts';

/**
 * Who sent this request: RFC 9421 in the fixed profile of domain/api, before the body is parsed.
 *
 * @throws ProblemError `bad-signature`, `unknown-kiosk`, `clock-skew` (with the hub's time in
 * `date` and `nowMs`, so that the kiosk can sign again), `revoked`, `superseded` or `too-many`.
 */
export async function authenticate(request: FastifyRequest, hub: KioskHub): Promise<KioskKey> {
  const input = request.headers['signature-input'];
  const parameters = readSignatureInput(typeof input === 'string' ? input : '');
  if (!parameters.ok) throw new ProblemError('bad-signature');
  const signer = await hub.kioskKeys.find(parameters.value.keyId);
  if (signer === undefined) throw new ProblemError('unknown-kiosk');
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  const nowMs = hub.clock();
  const verified = await verifyRequestBy(
    nodeSignature,
    {
      method: request.method,
      path: mark < 0 ? url : url.slice(0, mark),
      query: mark < 0 ? '' : url.slice(mark),
      body: bodyBytes(request),
    },
    {
      'content-digest': single(request.headers['content-digest']),
      'signature-input': single(input),
      signature: single(request.headers['signature']),
    },
    signer.key,
    nowMs / 1000,
  );
  if (!verified.ok) {
    if (verified.error === 'skew') throw new ProblemError('clock-skew', { extension: { nowMs } });
    throw new ProblemError('bad-signature');
  }
  // Only the holder of the key gets this far: nobody can use up another kiosk's share.
  if (!signer.isActive) throw new ProblemError(signer.isSuperseded ? 'superseded' : 'revoked');
  const share = hub.kioskRate.take(signer.kiosk);
  if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
  return signer;
}

/** A header sent twice is not the header that was signed. */
function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

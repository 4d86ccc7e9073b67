import type { FastifyInstance } from 'fastify';
import {
  type AnswerTaken,
  backOfficeAnswerBytesMax,
  backOfficeKeyId,
  backOfficeMediaType,
  hubPaths,
  type PublicKey,
  readSignatureInput,
  verifyRequest,
} from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import { bodyBytes, ProblemError } from '../http/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { keepAnswer } from './keep-answer.ts';
import { placeOf, readAnswer } from './read-answer.ts';
import { readRequest } from './read-request.ts';

/** What answers of the back office need of the running hub. */
interface AnswersHub {
  readonly store: Store;
  readonly keys: Keyring;
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  /** Verifies the answers; undefined without a back office. */
  readonly backOfficeKey: PublicKey | undefined;
}

/**
 * `POST /hub/v1/back-office/answers`: an answer that comes later than the call. Signed by the
 * office's key; without an office configured nobody can bring one.
 */
export function answersRoute(app: FastifyInstance, hub: AnswersHub): void {
  const key = importKey(hub.backOfficeKey);
  app.addContentTypeParser(
    backOfficeMediaType,
    { parseAs: 'buffer', bodyLimit: backOfficeAnswerBytesMax },
    (_request, body, done) => done(null, body),
  );
  app.post(
    hubPaths.answers,
    { bodyLimit: backOfficeAnswerBytesMax },
    async (request): Promise<AnswerTaken> => {
      const body = bodyBytes(request);
      await verify(request.headers, body, await key, hub);
      const read = readAnswer(body);
      if (!read.ok) {
        hub.metrics.answers.add({ verdict: 'nonsense' });
        throw new ProblemError('bad-request', { detail: 'This is not an answer event.' });
      }
      const { subject, data } = read.value;
      const place = placeOf(subject);
      const opened = await readRequest(hub.store.pool, hub.keys, place);
      // An id that is not the request's is answered like one that nobody left.
      if (!opened.ok || opened.value.id !== data.request) throw new ProblemError('not-found');
      const verdict = await inTransaction(hub.store.pool, async (client) => {
        // It has answered: it needs no further call.
        await client.query(
          `delete from handover where kiosk = $1 and incarnation = $2 and seq = $3
            and state in ('ready', 'dead')`,
          [place.kiosk, place.incarnation, place.seq],
        );
        return keepAnswer(client, opened.value, data.result, hub.clock());
      });
      hub.metrics.answers.add({ verdict });
      if (verdict === 'nonsense') {
        throw new ProblemError('bad-request', {
          detail: 'The answer does not fit the request it names. It was noted and not kept.',
        });
      }
      return { taken: verdict };
    },
  );
}

function importKey(key: PublicKey | undefined): Promise<CryptoKey> | undefined {
  if (key === undefined) return undefined;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('jwk', { ...key }, algorithm, false, ['verify']);
}

async function verify(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Uint8Array<ArrayBuffer>,
  key: CryptoKey | undefined,
  hub: AnswersHub,
): Promise<void> {
  const single = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const input = readSignatureInput(single('signature-input') ?? '');
  if (key === undefined || !input.ok || input.value.keyId !== backOfficeKeyId) {
    throw new ProblemError('bad-signature');
  }
  const nowMs = hub.clock();
  const verified = await verifyRequest(
    { method: 'POST', path: hubPaths.answers, query: '', body },
    {
      'content-digest': single('content-digest'),
      'signature-input': single('signature-input'),
      signature: single('signature'),
    },
    key,
    nowMs / 1000,
  );
  if (verified.ok) return;
  if (verified.error === 'skew') throw new ProblemError('clock-skew', { extension: { nowMs } });
  throw new ProblemError('bad-signature');
}

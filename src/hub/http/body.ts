import type { FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { fromUtf8 } from '../../domain/basics/index.ts';
import { ProblemError } from './problem-error.ts';

/** Most places of a wrong body that are named in the answer. */
const issuesMax = 5;

/** The bytes as they came, for the signature. */
export function bodyBytes(request: FastifyRequest): Uint8Array<ArrayBuffer> {
  return request.body instanceof Uint8Array
    ? Uint8Array.from(request.body)
    : new Uint8Array(new ArrayBuffer(0));
}

/**
 * The body as the contract has it.
 *
 * @throws ProblemError `bad-request` that names the places, never what stands there.
 */
export function readBody<T>(request: FastifyRequest, schema: z.ZodMiniType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bodyBytes(request)));
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not JSON in UTF-8.' });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues
    .slice(0, issuesMax)
    .map(({ path, code }) => `${path.join('.') || 'body'} (${code})`);
  throw new ProblemError('bad-request', {
    detail: `These members do not have the agreed shape: ${places.join(', ')}.`,
  });
}

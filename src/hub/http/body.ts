import type { FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { fromUtf8 } from '../../domain/basics/index.ts';
import { ProblemError } from './problem-error.ts';

/** Most places of a wrong body that are named in the answer. */
const issuesMax = 5;

/** The bytes as they came, for the signature. */
export function bodyBytes({ body }: FastifyRequest): Uint8Array<ArrayBuffer> {
  if (!(body instanceof Uint8Array)) return new Uint8Array(new ArrayBuffer(0));
  const { buffer, byteOffset, byteLength } = body;
  // A view of the same bytes; memory that is shared between threads never comes from a socket.
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : Uint8Array.from(body);
}

/**
 * The body as a JSON value.
 *
 * @throws ProblemError `bad-request`.
 */
export function readJson(request: FastifyRequest): unknown {
  try {
    return JSON.parse(fromUtf8(bodyBytes(request)));
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not JSON in UTF-8.' });
  }
}

/**
 * A value as the contract has it.
 *
 * @throws ProblemError `bad-request` that names the places, never what stands there.
 */
export function readShape<T>(value: unknown, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues
    .slice(0, issuesMax)
    .map(({ path, code }) => `${path.join('.') || 'body'} (${code})`);
  throw new ProblemError('bad-request', {
    detail: `These members do not have the agreed shape: ${places.join(', ')}.`,
  });
}

/**
 * The body as the contract has it.
 *
 * @throws ProblemError `bad-request`.
 */
export function readBody<T>(request: FastifyRequest, schema: z.ZodMiniType<T>): T {
  return readShape(readJson(request), schema);
}

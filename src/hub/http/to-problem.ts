import { CommitUnsure, StoreBusy } from '../store/index.ts';
import { ProblemError } from './problem-error.ts';

/** Seconds a kiosk waits when the store is away; its courier adds jitter of its own. */
const storeRetrySeconds = 5;

/** SQLSTATE classes that pass by themselves: connection, resources, operator, serialisation. */
const passingState = /^(08|53|57|40|25P03)/;
/** What the driver and the system say when a connection cannot be had or broke. */
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);
const passingTexts =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|connection is closed|not queryable/i;

/** The problem that an error of a handler, of Fastify or of the database is to a client. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isStoreAway(error)) {
    return new ProblemError('unavailable', { retryAfterSeconds: storeRetrySeconds, cause: error });
  }
  const code = textOf(error, 'code');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('too-large');
  if (code === 'FST_ERR_NOT_FOUND') return new ProblemError('not-found');
  if (code.startsWith('FST_ERR_CTP') || code.startsWith('FST_ERR_BAD_URL')) {
    return new ProblemError('bad-request', {
      detail: 'Send a JSON body with content-type application/json, and a plain path.',
    });
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 404) return new ProblemError('not-found');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new ProblemError('bad-request', { cause: error });
  }
  return new ProblemError('internal', { cause: error });
}

/** Whether the store is to blame, and the same request may be sent again. */
function isStoreAway(error: unknown): boolean {
  if (error instanceof CommitUnsure || error instanceof StoreBusy) return true;
  if (!(error instanceof Error)) return false;
  const code = textOf(error, 'code');
  if (/^[0-9A-Z]{5}$/.test(code) && 'severity' in error) return passingState.test(code);
  return passingCodes.has(code) || passingTexts.test(error.message);
}

function textOf(error: unknown, member: 'code'): string {
  return error instanceof Error && member in error && typeof error[member] === 'string'
    ? error[member]
    : '';
}

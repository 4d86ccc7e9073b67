import fastify, { type FastifyInstance, LogController } from 'fastify';
import { consoleApi } from '../../domain/api/console/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { drainRest } from './drain-rest.ts';
import type { HubLimits } from './limits.ts';
import { ProblemError } from './problem-error.ts';
import { RateLimiter } from './rate-limiter.ts';
import { toProblem } from './to-problem.ts';

/** Where log lines go. */
export interface LogStream {
  write(line: string): void;
}

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly stream?: LogStream;
}

/** An HTTP server with the house's limits, logs and problem details, and no routes yet. */
export function createServer(
  limits: HubLimits,
  log: LogOptions,
  proxies: readonly string[],
): FastifyInstance {
  const app = fastify({
    logger: {
      level: log.level,
      base: { program: 'hub' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError },
      ...(log.stream === undefined ? {} : { stream: log.stream }),
    },
    // Own request lines below: the standard ones hold the URL, and with it follow codes.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytesMax,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.connectionMs,
    keepAliveTimeout: limits.connectionMs,
    routerOptions: { maxParamLength: 100 },
    // By address, not by yes: a caller's own x-forwarded-for would be believed.
    trustProxy: proxies.length > 0 && [...proxies],
    // Answers under way are finished at the end: an acknowledgement is worth the wait.
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    clientErrorHandler(_error, socket) {
      // Not HTTP, or headers without end: answered by hand, as there is no request yet. A line that
      // said nothing is closed without a word: browsers open some ahead of need, and take what comes
      // for the answer to the request that is on its way; closed, they ask again by themselves.
      if (socket.writable && socket.bytesWritten === 0 && socket.bytesRead > 0) {
        const { status, type, text } = written(new ProblemError('bad-request'));
        socket.write(
          `HTTP/1.1 ${status} Bad Request\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
        );
      }
      socket.destroySoon();
    },
    frameworkErrors(error, _request, reply) {
      const { status, type, text } = written(toProblem(error));
      reply.hijack();
      reply.raw.writeHead(status, { 'content-type': type }).end(text);
    },
  });
  // The signature covers the bytes, so they are kept; each handler parses after it has verified.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  return app;
}

/** A problem as it goes over the wire (RFC 9457). */
function written(problem: ProblemError) {
  return {
    status: problem.status,
    type: 'application/problem+json; charset=utf-8',
    text: JSON.stringify(problem.document()),
  };
}

/** What failures may tell of the disk, and what it tells of failures. */
export interface Room {
  noteFailure(error: unknown): void;
  readonly isFull: boolean;
}

const endlessRoom: Room = { noteFailure: () => undefined, isFull: false };

/** Hooks that every route shares: before the routes are added. */
export function addCommonHooks(
  app: FastifyInstance,
  limits: HubLimits,
  metrics: HubMetrics,
  clock: Clock,
  room = endlessRoom,
): void {
  const addresses = new RateLimiter(limits.address, clock);
  app.addHook('onRequest', async (request) => {
    if ((request.raw.url ?? '').length > limits.urlLengthMax) {
      throw new ProblemError('bad-request', {
        detail: `A path with its query has at most ${limits.urlLengthMax} characters.`,
      });
    }
    const share = addresses.take(request.ip);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(clock()).toUTCString());
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the path that was asked for: that may hold a follow code.
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status, elapsedTime } = reply;
    metrics.requests.observe({ method: request.method, route, status }, elapsedTime / 1000);
    request.log.info(
      { method: request.method, route, status, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
  app.setNotFoundHandler(async () => {
    throw new ProblemError('not-found');
  });
  app.setErrorHandler(async (error, request, reply) => {
    room.noteFailure(error);
    const told = toProblem(error);
    // A database that fell for want of room looks like any other: people are told what to do.
    const isForWant = told.code === 'unavailable' && room.isFull;
    const problem =
      isForWant && request.url.startsWith(consoleApi)
        ? new ProblemError('storage-full', { cause: error })
        : told;
    if (problem.status >= 500) {
      request.log.error({ err: problem.cause ?? error, problem: problem.code }, 'failed');
    } else {
      request.log.info({ problem: problem.code }, 'refused');
    }
    if (problem.retryAfterSeconds !== undefined) {
      reply.header('retry-after', problem.retryAfterSeconds);
    }
    // A line that is closed after the answer: Fastify does so over a body that it did not take.
    const closes = [reply.getHeader('connection'), request.headers.connection].includes('close');
    if (closes) await drainRest(request.raw);
    const { status, type, text } = written(problem);
    reply.code(status).header('cache-control', 'no-store').type(type);
    return reply.send(text);
  });
}

/**
 * An error without what may hold a payload: a database error has the values of the row in
 * `detail` and `where`, a parser has the text it could not read in its message.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const isQuoting = error instanceof SyntaxError || 'severity' in error;
  return {
    type: error.name,
    message: isQuoting ? 'withheld' : error.message,
    code: 'code' in error ? String(error.code) : undefined,
    constraint: 'constraint' in error ? String(error.constraint) : undefined,
    // The first line of a stack repeats the message.
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { err, ok, type ProblemCode, problemOf, type Result } from '../domain.ts';

/** Answers with JSON. Nothing that the shell says may be kept by a cache. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/** Answers with problem details (RFC 9457) of a code in the catalogue. */
export function sendProblem(
  response: ServerResponse,
  code: ProblemCode,
  detail?: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = problemOf(code, detail);
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(problem));
}

/** Longest wait for the body of a request from the same machine, ms. */
const bodyMs = 5000;

/** Reads a body of at most `bytesMax`. The rest of a longer one is not read. */
export function readBody(
  request: IncomingMessage,
  bytesMax: number,
): Promise<Result<Buffer, 'too-large' | 'bad-request'>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => finish(err('bad-request')), bodyMs);
    const finish = (result: Result<Buffer, 'too-large' | 'bad-request'>) => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      request.resume();
      resolve(result);
    };
    if (Number(request.headers['content-length'] ?? 0) > bytesMax) return finish(err('too-large'));
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) finish(err('too-large'));
      else chunks.push(chunk);
    });
    request.on('end', () => finish(ok(Buffer.concat(chunks))));
    request.on('error', () => finish(err('bad-request')));
  });
}

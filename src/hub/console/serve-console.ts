import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consoleBase } from '../../domain/api/console/index.ts';
import { ProblemError } from '../http/index.ts';
import { readFiles, sendFile } from './served-files.ts';

/**
 * The console runs its own files only and talks to its own origin only. Preact and uPlot style
 * through the object model, which needs no `unsafe-inline`; no text ever becomes markup.
 */
const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Workers of this origin (console/flows/check/make-worker.ts, console/editor/checker.ts).
  'trusted-types motcham-worker motcham-checker',
].join('; ');

/**
 * The kiosk's screens with a draft on them: framed by our own pages only, and connected to nothing,
 * so that a draft cannot leave through it.
 */
const previewPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Powerful features of a browser that no page of the console uses; passkeys it does. */
const permissionsPolicy =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), ' +
  'publickey-credentials-create=(self), publickey-credentials-get=(self), clipboard-write=(self)';

/** Two years, as browsers' preload lists want it (RFC 6797). */
const strictTransport = 'max-age=63072000; includeSubDomains';

/** Headers of every answer below `/console/`, pages and API alike. */
export function secureHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('content-security-policy', consolePolicy);
  reply.header('permissions-policy', permissionsPolicy);
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('cross-origin-resource-policy', 'same-origin');
  reply.header('x-frame-options', 'DENY');
  if (request.protocol === 'https') reply.header('strict-transport-security', strictTransport);
}

/**
 * Serves the built console below `/console/`. Its few files stand in memory, squeezed once. Every
 * path that is no file is a place inside the console: it gets the page.
 *
 * @throws when there is no built console in the directory
 */
export async function serveConsole(app: FastifyInstance, directory: string): Promise<void> {
  const files = await readFiles(directory);
  const page = files.get('index.html');
  if (page === undefined) {
    throw new Error(`There is no built console in ${directory}: run "npm run build".`);
  }
  app.get('/console', async (_request, reply) => reply.redirect(consoleBase, 308));
  app.get(`${consoleBase}*`, async (request, reply) => {
    const path = (request.params as { readonly '*': string })['*'];
    // A file that is not there must not answer with a page: an old tab would run it as a script.
    if (/^(api|assets|preview\/assets)\//.test(path)) {
      if (!files.has(path)) throw new ProblemError('not-found');
    }
    const isPreview = path.startsWith('preview/');
    const file = files.get(path) ?? (isPreview ? files.get('preview/index.html') : page) ?? page;
    secureHeaders(request, reply);
    if (isPreview && file !== page) {
      reply.header('content-security-policy', previewPolicy);
      reply.header('x-frame-options', 'SAMEORIGIN');
    }
    return sendFile(request, reply, file);
  });
}

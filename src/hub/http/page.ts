import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The page runs its own code only, and talks to its own origin only (contracts.md, Origin). */
const pagePolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
  "img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the built page where no shell does (a tablet, a browser on a desk). */
export async function servePage(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite names everything under assets/ by its content; the rest may change with a deploy.
      const isNamedByContent = /[/\\]assets[/\\]/.test(path);
      reply.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      reply.header('content-security-policy', pagePolicy);
    },
  });
}

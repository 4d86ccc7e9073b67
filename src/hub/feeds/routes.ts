import type { FastifyInstance } from 'fastify';
import { hubPaths } from '../../domain/api/index.ts';
import type { Readings } from './readings-document.ts';

/** Kiosks ask every few minutes; a proxy before the hub answers most of them. */
const maxAgeSeconds = 30;

/**
 * `GET /hub/v1/readings`: unsigned, like every read of content. It is on the wall of a lobby anyway,
 * and what a number may say is signed content.
 */
export function readingsRoute(app: FastifyInstance, readings: Readings): void {
  app.get(hubPaths.readings, async (request, reply) => {
    const { text, etag } = await readings.document();
    reply.header('etag', etag).header('cache-control', `public, max-age=${maxAgeSeconds}`);
    const asked = request.headers['if-none-match'];
    if (asked?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) {
      return reply.code(304).send();
    }
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

import type { FastifyInstance } from 'fastify';
import { hubPaths, openApiDocument } from '../../domain/api/index.ts';

/** `GET /hub/openapi.json`: the wire contract, made from the schemas that check it. */
export function openApiRoute(app: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  app.get(hubPaths.openapi, async (_request, reply) => {
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache');
    return document;
  });
}

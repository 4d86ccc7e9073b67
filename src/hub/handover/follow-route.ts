import type { FastifyInstance } from 'fastify';
import { readFollowCode } from '../../domain/action/index.ts';
import { type FollowAnswer, hubPaths } from '../../domain/api/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError, RateLimiter } from '../http/index.ts';
import { hashFollowCode } from './follow-hash.ts';

/** `GET /hub/v1/follow/:code`: what became of a request; its status, never its body. */
export function followRoute(app: FastifyInstance, hub: HubContext): void {
  const tries = new RateLimiter(hub.limits.follow, hub.clock);
  app.get<{ Params: { code: string } }>(
    hubPaths.follow(':code'),
    async (request, reply): Promise<FollowAnswer> => {
      const share = tries.take(request.ip);
      if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
      const code = readFollowCode(request.params.code);
      // A mistyped code and an unknown one look the same from outside.
      if (!code.ok) throw new ProblemError('not-found');
      const row = await hub.store.db
        .selectFrom('follows')
        .select(['status', 'kind', 'changed_at', 'result'])
        .where('code_hash', '=', await hashFollowCode(code.value, hub.keys.followKey))
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      reply.header('cache-control', 'no-store');
      return {
        status: row.status,
        kind: row.kind,
        changedAt: row.changed_at.toISOString(),
        ...(row.result !== null && { result: row.result }),
      };
    },
  );
}

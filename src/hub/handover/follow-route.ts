import type { FastifyInstance } from 'fastify';
import { type FollowAnswer, hubPaths } from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { HubLimits } from '../http/index.ts';
import { ProblemError, RateLimiter } from '../http/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { findFollow } from './find-follow.ts';

interface FollowHub {
  readonly store: Store;
  readonly keys: Keyring;
  readonly clock: Clock;
  readonly limits: HubLimits;
}

/** `GET /hub/v1/follow/:code`: what became of a request; its status and answer, never its body. */
export function followRoute(app: FastifyInstance, hub: FollowHub): void {
  const tries = new RateLimiter(hub.limits.follow, hub.clock);
  app.get<{ Params: { code: string } }>(
    hubPaths.follow(':code'),
    async (request, reply): Promise<FollowAnswer> => {
      const share = tries.take(request.ip);
      if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
      const found = await findFollow(hub.store, hub.keys, request.params.code);
      // A mistyped code and an unknown one look the same from outside.
      if (found === undefined) throw new ProblemError('not-found');
      reply.header('cache-control', 'no-store');
      return found;
    },
  );
}

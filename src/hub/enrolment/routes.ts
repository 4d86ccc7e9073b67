import type { FastifyInstance } from 'fastify';
import { type EnrolAnswer, EnrolRequestSchema, hubPaths } from '../../domain/api/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError, RateLimiter, readBody } from '../http/index.ts';
import { redeemCode } from './redeem.ts';

/** `POST /hub/v1/enrol`: a kiosk becomes known. */
export function enrolmentRoutes(app: FastifyInstance, hub: HubContext): void {
  const tries = new RateLimiter(hub.limits.enrol, hub.clock);
  app.post(hubPaths.enrol, async (request): Promise<EnrolAnswer> => {
    const share = tries.take(request.ip);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
    const redeemed = await redeemCode(
      hub.store,
      readBody(request, EnrolRequestSchema),
      hub.clock(),
    );
    hub.metrics.enrolments.add({ outcome: redeemed.ok ? 'redeemed' : redeemed.error });
    if (!redeemed.ok) throw new ProblemError(redeemed.error);
    hub.kioskKeys.forget();
    return {
      ...redeemed.value,
      trial: hub.trial,
      hub: {
        epoch: hub.store.epoch,
        sealing: hub.keys.sealing,
        time: hub.keys.time.publicKey,
        publishers: hub.trust,
      },
    };
  });
}

import type { FastifyInstance } from 'fastify';
import { type EnrolAnswer, EnrolRequestSchema, hubPaths } from '../../domain/api/index.ts';
import { ProblemError, RateLimiter, readBody } from '../http/index.ts';
import { rootText } from '../publishing/index.ts';
import type { EnrolmentHub } from './enrolment-hub.ts';
import { readinessRoute } from './readiness.ts';
import { redeemCode } from './redeem.ts';

/** `POST /hub/v1/enrol`: a kiosk becomes known. And what staff found on it before it opened. */
export function enrolmentRoutes(app: FastifyInstance, hub: EnrolmentHub): void {
  const tries = new RateLimiter(hub.limits.enrol, hub.clock);
  app.post(hubPaths.enrol, async (request): Promise<EnrolAnswer> => {
    const share = tries.take(request.ip);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
    const redeemed = await redeemCode(
      hub.store,
      readBody(request, EnrolRequestSchema),
      hub.clock(),
    );
    const refused = redeemed.ok ? undefined : redeemed.error;
    const problem = refused === 'bad-signature' ? refused : 'bad-code';
    hub.metrics.enrolments.add({ outcome: redeemed.ok ? 'redeemed' : problem });
    if (!redeemed.ok) {
      throw new ProblemError(
        problem,
        refused === problem ? {} : { extension: { reason: refused } },
      );
    }
    hub.kioskKeys.forget();
    const { kiosk, site } = redeemed.value;
    // Its position is told with the first heartbeat, which says whether the page knows of any.
    const { at: _at, ...told } = site;
    return {
      ...redeemed.value,
      site: told,
      kit: await hub.siteKits.of(kiosk, site),
      trial: hub.trial,
      hub: {
        epoch: hub.store.epoch,
        sealing: hub.keys.sealing,
        time: hub.keys.time.publicKey,
        root: await rootText(hub.store),
      },
    };
  });
  readinessRoute(app, hub);
}

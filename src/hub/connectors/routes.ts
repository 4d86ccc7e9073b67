import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  DossierQuerySchema,
  hubPaths,
  type LookUpAnswer,
  type LookUpQuery,
  ProductQuerySchema,
} from '../../domain/api/index.ts';
import { authenticate, type KioskHub } from '../enrolment/index.ts';
import { ProblemError, RateLimiter, readBody } from '../http/index.ts';
import type { Connectors } from './connectors.ts';

/**
 * Look-ups of one kiosk: 20 at once and one every two seconds in the long run. A resident looks at
 * each for longer; trying out numbers for a dossier (10,000 a day and agency) takes hours, and finds
 * a state without a name.
 */
const lookUpRate = { burst: 20, perSecond: 0.5 };

/**
 * `POST /hub/v1/lookup/{dossier|product}`: what another system says of a code. The code stands in
 * the signed body, so that no path, log or proxy has it.
 */
export function lookUpRoutes(app: FastifyInstance, hub: KioskHub, connectors: Connectors): void {
  const shares = new RateLimiter(lookUpRate, hub.clock);
  const add = (kind: LookUpQuery['kind'], read: (request: FastifyRequest) => LookUpQuery): void => {
    app.post(hubPaths.lookUp(kind), async (request, reply): Promise<LookUpAnswer> => {
      const { kiosk, role } = await authenticate(request, hub);
      if (role !== 'page') throw new ProblemError('bad-request');
      const query = read(request);
      const share = shares.take(kiosk);
      if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
      reply.header('cache-control', 'no-store');
      return connectors.lookUp(query);
    });
  };
  add('dossier', (request) => readBody(request, DossierQuerySchema));
  add('product', (request) => readBody(request, ProductQuerySchema));
}

import type { FastifyInstance } from 'fastify';
import { hubPaths, type ReadinessTaken } from '../../domain/api/index.ts';
import { isReady, type ReadinessReport, ReadinessReportSchema } from '../../domain/fleet/index.ts';
import { ProblemError, readBody } from '../http/index.ts';
import type { Store } from '../store/index.ts';
import { authenticate } from './authenticate.ts';
import type { EnrolmentHub } from './enrolment-hub.ts';

/** `POST /hub/v1/readiness`: what staff found before a kiosk opened, signed by its page (S3). */
export function readinessRoute(app: FastifyInstance, hub: EnrolmentHub): void {
  app.post(hubPaths.readiness, async (request): Promise<ReadinessTaken> => {
    const { kiosk, incarnation, role } = await authenticate(request, hub);
    if (role !== 'page') throw new ProblemError('bad-request');
    const report = readBody(request, ReadinessReportSchema);
    const receivedAt = new Date(hub.clock());
    const row = {
      incarnation,
      is_ready: isReady(report),
      report: JSON.stringify({ ...report, kiosk }),
      received_at: receivedAt,
    };
    await hub.store.db
      .insertInto('readiness_reports')
      .values({ kiosk, ...row })
      .onConflict((conflict) => conflict.column('kiosk').doUpdateSet(row))
      .execute();
    return { receivedAt: receivedAt.toISOString() };
  });
}

/** What an operator sees of a kiosk's readiness. */
export interface ListedReadiness {
  readonly kiosk: string;
  readonly plate: string;
  readonly building: string;
  readonly ready: boolean;
  /** ISO date-time, UTC, by the hub's clock. */
  readonly receivedAt: string;
  readonly report: ReadinessReport;
}

/** The last report of every kiosk that made one, newest first; or of one kiosk. */
export async function listReadiness(
  store: Store,
  kiosk?: string,
): Promise<readonly ListedReadiness[]> {
  const rows = await store.db
    .selectFrom('readiness_reports')
    .innerJoin('kiosks', 'kiosks.id', 'readiness_reports.kiosk')
    .select(['kiosks.id', 'kiosks.site', 'is_ready', 'report', 'received_at'])
    .$if(kiosk !== undefined, (query) => query.where('kiosks.id', '=', kiosk ?? ''))
    .orderBy('received_at', 'desc')
    .execute();
  return rows.map(({ id, site, is_ready, report, received_at }) => ({
    kiosk: id,
    plate: site.plate,
    building: site.building,
    ready: is_ready,
    receivedAt: received_at.toISOString(),
    report,
  }));
}

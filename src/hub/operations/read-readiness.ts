import type { KioskAnswer } from '../../domain/api/console/index.ts';
import { isReady, ReadinessReportSchema } from '../../domain/fleet/index.ts';
import { listReadiness } from '../enrolment/index.ts';
import type { Store } from '../store/index.ts';

type Readiness = NonNullable<KioskAnswer['readiness']>;

/**
 * The newest look at a whole machine: what staff sent before it opened, or what its shell answered
 * to a self-test since. An old report beside a newer one would say that all is well with a machine
 * that has just said what is not.
 */
export async function readReadiness(store: Store, kiosk: string): Promise<Readiness | null> {
  const [[sent], told] = await Promise.all([
    listReadiness(store, kiosk),
    readSelfTest(store, kiosk),
  ]);
  const staff: Readiness | null =
    sent === undefined
      ? null
      : {
          at: Date.parse(sent.receivedAt),
          by: 'staff',
          isReady: sent.ready,
          lines: [...sent.report.lines],
        };
  if (staff === null || told === null) return staff ?? told;
  return told.at > staff.at ? told : staff;
}

/** Self-tests that are looked through for one that can be read. */
const lookedThrough = 10;

/** The last self-test that a shell has answered in a shape that is known; null: none. */
async function readSelfTest(store: Store, kiosk: string): Promise<Readiness | null> {
  const rows = await store.db
    .selectFrom('commands')
    .select(['finished_at', 'report'])
    .where('kiosk', '=', kiosk)
    .where('name', '=', 'selfTest')
    .where('finished_at', 'is not', null)
    .orderBy('number', 'desc')
    .limit(lookedThrough)
    .execute();
  for (const { finished_at, report } of rows) {
    const lines = report === null ? undefined : readLines(report);
    if (finished_at === null || lines === undefined) continue;
    return { at: finished_at.getTime(), by: 'command', isReady: isReady({ lines }), lines };
  }
  return null;
}

function readLines(report: string): Readiness['lines'] | undefined {
  try {
    return ReadinessReportSchema.safeParse(JSON.parse(report)).data?.lines;
  } catch {
    return undefined;
  }
}

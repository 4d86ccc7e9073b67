import type { BeatHour, CommandLine, KioskAnswer } from '../../domain/api/console/index.ts';
import { type Site, siteDigest } from '../../domain/api/index.ts';
import type { CommandName, CommandResult } from '../../domain/fleet/index.ts';
import { judgeTruth } from '../../domain/fleet/index.ts';
import { readAlarms } from '../alarms/index.ts';
import { lookAt, readChanges, readEvidence, readPublished, siteFor } from '../fleet/index.ts';
import type { Store } from '../store/index.ts';
import type { OperationsHub } from './operations-hub.ts';
import { readReadiness } from './read-readiness.ts';

/** Commands of one page: older ones are in the audit log. */
const commandsShown = 50;

/** Everything that is known of a kiosk; undefined when there is none of this id. */
export async function readKiosk(
  hub: OperationsHub,
  kiosk: string,
  hours: number,
): Promise<KioskAnswer | undefined> {
  const { store } = hub;
  const nowMs = hub.clock();
  const published = await readPublished(store, nowMs);
  const [swept] = await readEvidence(store.pool, { kiosk }, published, nowMs);
  if (swept === undefined) return undefined;
  const { evidence, site, state } = swept;
  const fromMs = nowMs - hours * 3_600_000;
  const own = await readOwn(store, kiosk);
  const at = (age: number | undefined) => (age === undefined ? null : nowMs - age);
  return {
    nowMs,
    // A list is told in steps, so that little changes; whoever looks at one kiosk wants the moment.
    line: { ...lookAt(swept, nowMs).line, heard: swept.heardMs && Math.floor(swept.heardMs) },
    site,
    showsSite: await showsSite(site, own.page),
    state,
    revokedMs: own.revokedMs,
    enrolledMs: own.enrolledMs,
    incarnation: own.incarnation,
    published: evidence.published?.version ?? 0,
    findings: state === 'revoked' ? [] : [...judgeTruth(evidence).findings],
    pageHeardMs: at(evidence.pageBeatMs),
    shellHeardMs: at(evidence.shellBeatMs),
    pageSeenMs: at(evidence.pageWakeMs),
    shellSeenMs: at(evidence.shellWakeMs),
    page: own.page,
    shell: own.shell,
    keys: own.keys,
    changes: [...(await readChanges(store, kiosk, fromMs))],
    hours: await readHoursOf(store, kiosk, fromMs),
    commands: await readCommandLines(store, kiosk, nowMs),
    alarms: (await readAlarms(store, { kiosk })).slice(0, 50),
    readiness: await readReadiness(store, kiosk),
  };
}

/** Whether the last beat of a page named this site, as its application knows sites. */
async function showsSite(
  site: Site,
  page: Readonly<Record<string, unknown>> | null,
): Promise<boolean | null> {
  if (page === null || typeof page['site'] !== 'string') return null;
  return page['site'] === (await siteDigest(siteFor(site, Number(page['app']))));
}

async function readOwn(store: Store, kiosk: string) {
  const row = await store.db
    .selectFrom('kiosks')
    .leftJoin('heartbeats', 'heartbeats.kiosk', 'kiosks.id')
    .leftJoin('shell_beats', 'shell_beats.kiosk', 'kiosks.id')
    .select([
      'kiosks.revoked_at',
      'kiosks.created_at',
      'kiosks.incarnation',
      'heartbeats.body as page',
      'shell_beats.body as shell',
    ])
    .where('id', '=', kiosk)
    .executeTakeFirstOrThrow();
  const keys = await store.db
    .selectFrom('kiosk_keys')
    .select(['role', 'thumbprint', 'state', 'created_at'])
    .where('kiosk', '=', kiosk)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
  return {
    revokedMs: row.revoked_at?.getTime() ?? null,
    enrolledMs: row.created_at.getTime(),
    incarnation: row.incarnation,
    page: row.page === null ? null : { ...row.page },
    shell: row.shell === null ? null : { ...row.shell },
    keys: keys.map(({ created_at, ...key }) => ({ ...key, createdMs: created_at.getTime() })),
  };
}

async function readHoursOf(store: Store, kiosk: string, fromMs: number): Promise<BeatHour[]> {
  const { rows } = await store.pool.query<Omit<BeatHour, 'hour'> & { readonly hour: Date }>(
    `select hour, pages, shells, queue_max as "queueMax", oldest_max_s as "oldestMaxS",
        clock_off_max_ms as "clockOffMaxMs", screens, disk_free_min_mb as "diskFreeMinMb",
        browser_max_mb as "browserMaxMb"
      from beat_hours where kiosk = $1 and hour > $2 order by hour limit 800`,
    [kiosk, new Date(fromMs - 3_600_000)],
  );
  return rows.map(({ hour, ...row }) => ({ ...row, hour: hour.getTime() }));
}

interface CommandRow {
  readonly number: number;
  readonly name: CommandName;
  readonly issued_at: Date;
  readonly expires_at: Date;
  readonly finished_at: Date | null;
  readonly state: CommandResult['state'] | null;
  readonly report: string | null;
}

async function readCommandLines(
  store: Store,
  kiosk: string,
  nowMs: number,
): Promise<CommandLine[]> {
  const { rows } = await store.pool.query<CommandRow>(
    'select * from commands where kiosk = $1 order by number desc limit $2',
    [kiosk, commandsShown],
  );
  return rows.map(({ number, name, issued_at, expires_at, finished_at, state, report }) => ({
    number: Number(number),
    name,
    issuedMs: issued_at.getTime(),
    finishedMs: finished_at?.getTime() ?? null,
    // Nothing was told within its time: nobody knows, and nobody will.
    state: state ?? (expires_at.getTime() < nowMs ? 'void' : null),
    report,
  }));
}

import { heartbeatIntervalMs, type ShellBeat } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';

/** Beats come every 5 minutes ± 20 %: after two and a half, two in a row are missing. */
const missingMs = 2.5 * heartbeatIntervalMs;
/** A page that the shell has not heard for this long is stuck, ms: it beats each second. */
const pageSilentMs = 60_000;

/** What an operator has to know first (contracts.md: down and stuck are different facts). */
export type KioskCondition =
  /** Page and, where there is one, shell are heard, and nothing is wrong. */
  | 'well'
  /** The machine beats, its page does not. */
  | 'stuck'
  /** It is heard, and something needs a hand: rescue page, black screen, disk, policies. */
  | 'degraded'
  | 'outOfService'
  /** Its page is heard, its shell is not. */
  | 'noShell'
  /** Nothing is heard. */
  | 'down'
  /** Nothing was ever heard. */
  | 'new';

export interface Heard {
  /** Age of the page's last heartbeat, ms; undefined when there was none. */
  readonly pageMs: number | undefined;
  readonly shellMs: number | undefined;
  readonly beat: ShellBeat | undefined;
}

/** Judges one kiosk from the ages of what was heard, and from what its shell said. */
export function judgeKiosk({ pageMs, shellMs, beat }: Heard): KioskCondition {
  if (pageMs === undefined && shellMs === undefined) return 'new';
  const pageIsHeard = pageMs !== undefined && pageMs <= missingMs;
  const shellIsHeard = shellMs !== undefined && shellMs <= missingMs;
  if (!pageIsHeard && !shellIsHeard) return 'down';
  if (!shellIsHeard || beat === undefined) return shellMs === undefined ? 'well' : 'noShell';
  const { screen, disk } = beat.health;
  if (screen.showing === 'outOfService') return 'outOfService';
  const isSilent = screen.pageBeatMs === null || screen.pageBeatMs > pageSilentMs;
  if (screen.showing === 'page' && (!pageIsHeard || isSilent)) return 'stuck';
  const isWhole =
    screen.showing === 'page' &&
    screen.picture !== 'black' &&
    disk.state !== 'low' &&
    disk.state !== 'broken' &&
    (screen.browser === 'running' || screen.browser === 'off');
  return isWhole ? 'well' : 'degraded';
}

export interface FleetLine extends Heard {
  readonly kiosk: string;
  readonly condition: KioskCondition;
}

/** Every active kiosk with its condition, by id. */
export async function listFleet(store: Store, nowMs: number): Promise<readonly FleetLine[]> {
  const rows = await store.db
    .selectFrom('kiosks')
    .leftJoin('heartbeats', 'heartbeats.kiosk', 'kiosks.id')
    .leftJoin('shell_beats', 'shell_beats.kiosk', 'kiosks.id')
    .select([
      'kiosks.id as kiosk',
      'heartbeats.received_at as pageAt',
      'shell_beats.received_at as shellAt',
      'shell_beats.body as beat',
    ])
    .where('kiosks.state', '=', 'active')
    .orderBy('kiosks.id')
    .execute();
  const age = (at: Date | null) => (at === null ? undefined : nowMs - at.getTime());
  return rows.map(({ kiosk, pageAt, shellAt, beat }) => {
    const heard = { pageMs: age(pageAt), shellMs: age(shellAt), beat: beat ?? undefined };
    return { kiosk, condition: judgeKiosk(heard), ...heard };
  });
}

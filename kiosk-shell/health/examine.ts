import type { BrowserFacts } from '../browser/index.ts';
import type { ShellHealth } from '../domain.ts';
import type { World } from '../world.ts';
import { probeDisk } from './disk-probe.ts';
import type { Health } from './health.ts';
import type { probeScreen } from './screen-probe.ts';

export interface ExamineParts {
  readonly stateDirectory: string;
  readonly world: World;
  /** What the display server shows; asked only while nothing of a resident is on it. */
  readonly lookAtScreen: () => ReturnType<typeof probeScreen>;
  readonly health: Health;
  readonly browser: () => BrowserFacts;
  /** The hub's time less this machine's, ms; null while it was never heard. */
  readonly clockOffsetMs: () => number | null;
}

/** Looks at the whole machine: disk, memory, clock, screen, printer, page. */
export async function examine(parts: ExamineParts): Promise<ShellHealth> {
  const { health } = parts;
  const facts = parts.browser();
  const isShown = facts.state === 'running';
  const [disk, picture] = await Promise.all([
    probeDisk(parts.stateDirectory, parts.world),
    isShown ? parts.lookAtScreen() : ('unknown' as const),
  ]);
  const beatMs = health.beatAgeMs();
  const { printer } = health.status();
  return {
    printer: printer.status,
    ...(printer.status === 'ready' && { paperLow: printer.paperLow }),
    disk,
    memory: { shellBytes: process.memoryUsage.rss(), browserBytes: facts.memoryBytes },
    clockOffsetMs: parts.clockOffsetMs(),
    screen: {
      browser: facts.state,
      showing: facts.showing,
      picture,
      pageBeatMs: beatMs === undefined ? null : Math.trunc(beatMs),
      progress: health.progress(),
      faults: facts.faults,
      policed: facts.policed,
      memoryRestarts: facts.memoryRestarts,
    },
  };
}

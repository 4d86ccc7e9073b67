import type { BrowserFacts } from '../browser/index.ts';
import type { ShellHealth } from '../domain.ts';
import { probeDisk } from './disk-probe.ts';
import type { Health } from './health.ts';
import { probeScreen } from './screen-probe.ts';

export interface ExamineParts {
  readonly stateDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly health: Health;
  readonly browser: () => BrowserFacts;
  /** The hub's time less this machine's, ms; null while it was never heard. */
  readonly clockOffsetMs: () => number | null;
}

/** Looks at the whole machine: disk, memory, clock, screen, printer, page. */
export async function examine(parts: ExamineParts): Promise<ShellHealth> {
  const { health, environment } = parts;
  const facts = parts.browser();
  const isShown = facts.state === 'running';
  const [disk, picture] = await Promise.all([
    probeDisk(parts.stateDirectory),
    isShown ? probeScreen(environment) : ('unknown' as const),
  ]);
  const beatMs = health.beatAgeMs();
  return {
    printer: health.status().printer.status,
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

import * as z from 'zod/mini';

/**
 * What is looked at before a kiosk opens to the public (S3). The shell knows some parts by itself,
 * the page others, and of touch, speaker and headset only a person can say whether they work.
 */
export const readinessParts = [
  'shell',
  'browser',
  'policies',
  'profile',
  'page',
  'screen',
  'touch',
  'speaker',
  'headset',
  'camera',
  'scanner',
  'printer',
  'disk',
  'memory',
  'clock',
  'identity',
  'hub',
  'content',
  'outbox',
  'update',
] as const;
export type ReadinessPart = (typeof readinessParts)[number];

export const readinessResults = [
  'pass',
  /** Works, and somebody should look at it: paper low, disk filling. */
  'warn',
  'fail',
  /** This kiosk has none, and is not meant to. */
  'absent',
  /** Nobody has looked, or nothing here can: said as that, never as a pass. */
  'unknown',
] as const;
export type ReadinessResult = (typeof readinessResults)[number];

/** Lines and facts of one report: twenty parts, some of them (scanners) more than once. */
export const readinessLinesMax = 40;
const factsMax = 16;
/** Longest text of a fact, characters: a version, a path by-id, a thumbprint. */
const factLengthMax = 160;

/** A fact of a line: `freeBytes`, `version`, `offsetMs`… Machine facts only, nothing of a resident. */
const FactSchema = z.union([
  z.number(),
  z.boolean(),
  z.null(),
  z.string().check(z.maxLength(factLengthMax)),
]);

export const ReadinessLineSchema = z.strictObject({
  part: z.enum(readinessParts),
  /** Which one, where a kiosk may have several: the name of a scanner. */
  device: z.optional(z.string().check(z.maxLength(80))),
  result: z.enum(readinessResults),
  /** Why it is no pass: a code such as `paperOut`, worded by whoever shows it; null on a pass. */
  finding: z.nullable(z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/))),
  /** Whether the part is there; null where there is nothing to connect. */
  connected: z.nullable(z.boolean()),
  /** When it was last tried, ms since 1970 by this machine's clock; null when never. */
  testedAtMs: z.nullable(z.int()),
  facts: z
    .record(z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/)), FactSchema)
    .check(z.refine((facts) => Object.keys(facts).length <= factsMax)),
});
export type ReadinessLine = z.infer<typeof ReadinessLineSchema>;

/** The same facts on screen, on paper, at the hub and over SSH (`motcham shell doctor --json`). */
export const ReadinessReportSchema = z.strictObject({
  v: z.literal(1),
  madeAtMs: z.int(),
  /** Id of the kiosk at its hub; null before it is enrolled or heard. */
  kiosk: z.nullable(z.string().check(z.maxLength(64))),
  /** Whether the shell answered: without one, only what lies on the disk is known. */
  shell: z.enum(['running', 'notRunning']),
  lines: z.array(ReadinessLineSchema).check(z.maxLength(readinessLinesMax)),
});
export type ReadinessReport = z.infer<typeof ReadinessReportSchema>;

/** What the page found, for the shell to keep beside its own: `POST /bridge/readiness`. */
export const PageReadinessSchema = z.strictObject({
  lines: z.array(ReadinessLineSchema).check(z.maxLength(readinessLinesMax)),
});
export type PageReadiness = z.infer<typeof PageReadinessSchema>;

/** Parts that only the page or a person before it can judge; the shell takes no other from it. */
export const pageParts: readonly ReadinessPart[] = [
  'screen',
  'touch',
  'speaker',
  'headset',
  'camera',
  'printer',
  'identity',
  'content',
  'outbox',
  'scanner',
];

/** The shell only overhears them in heartbeats, minutes apart: the later look of the two counts. */
const overheardParts: readonly ReadinessPart[] = ['content', 'outbox'];

const worst: Readonly<Record<ReadinessResult, number>> = {
  absent: 0,
  pass: 1,
  unknown: 2,
  warn: 3,
  fail: 4,
};

/** Whether nothing of a report keeps the kiosk from opening: warnings do not, failures do. */
export function isReady(report: Pick<ReadinessReport, 'lines'>): boolean {
  return report.lines.every(({ result }) => result !== 'fail');
}

/**
 * The page's lines among the shell's. Of a part that both know, the worse word counts, and the
 * facts of both stand together: a printer that answers and prints nothing readable is no pass.
 */
export function mergeReadiness(
  shell: readonly ReadinessLine[],
  page: readonly ReadinessLine[],
): ReadinessLine[] {
  const lines = [...shell];
  for (const line of page) {
    if (!pageParts.includes(line.part)) continue;
    const at = lines.findIndex(({ part, device }) => part === line.part && device === line.device);
    const mine = lines[at];
    if (mine === undefined) {
      lines.push(line);
      continue;
    }
    const isLater = (line.testedAtMs ?? 0) >= (mine.testedAtMs ?? 0);
    const isWorse = worst[line.result] > worst[mine.result] || mine.result === 'unknown';
    const isOverheard = overheardParts.includes(line.part) && mine.testedAtMs !== null;
    const judged = (isOverheard ? isLater : isWorse) ? line : mine;
    lines[at] = {
      ...mine,
      result: judged.result,
      finding: judged.finding,
      testedAtMs: latest(mine.testedAtMs, line.testedAtMs),
      facts: bounded(
        isOverheard && isLater
          ? { ...mine.facts, ...line.facts }
          : { ...line.facts, ...mine.facts },
      ),
    };
  }
  return lines
    .sort((a, b) => readinessParts.indexOf(a.part) - readinessParts.indexOf(b.part))
    .slice(0, readinessLinesMax);
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function bounded(facts: ReadinessLine['facts']): ReadinessLine['facts'] {
  return Object.fromEntries(Object.entries(facts).slice(0, factsMax));
}

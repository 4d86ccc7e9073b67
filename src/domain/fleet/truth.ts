import { heartbeatIntervalMs } from './heartbeat.ts';
import { isUnbelieved } from './unbelieved.ts';

/**
 * The one word for the condition of a kiosk, worst first. A kiosk counts once, under the worst
 * (visual-console.md, Status vocabulary).
 */
export const truths = [
  /** Mất liên lạc: shell and page are silent. */
  'down',
  /** Treo: the shell beats, the screen does not progress. */
  'stuck',
  /** Suy giảm: it works without a part. */
  'degraded',
  /** Nội dung cũ: behind what was published. */
  'stale',
  /** Sai giờ: off by more than 60 s. */
  'clock',
  /** Hàng chờ cũ: the oldest request waits for more than 30 minutes. */
  'queueOld',
  /** Chưa rõ: no evidence. */
  'unknown',
  /** Bình thường. */
  'well',
] as const;
export type Truth = (typeof truths)[number];

/** What exactly is wrong; the console has a sentence for each. */
export const truthReasons = [
  'silent',
  'pageSilent',
  'noFrames',
  'rescuePage',
  'blackScreen',
  'outOfService',
  'printer',
  'paper',
  'disk',
  'storage',
  'policies',
  'noShell',
  'formerPage',
  'untrustedContent',
  'rejectedContent',
  'oldContent',
  'clock',
  'queue',
  'neverHeard',
] as const;
export type TruthReason = (typeof truthReasons)[number];

/** Both silent for this long: down, ms. */
export const silentMs = 3 * 60_000;
/**
 * A kiosk whose last signed beat is older than this is silent whatever its wake polls say, ms: two
 * beats in a row are missing. Wake polls are unsigned and hide no machine for longer than that.
 */
export const beatMissingMs = 2.5 * heartbeatIntervalMs;
/** A page that its shell has not heard for this long draws nothing, ms: it beats each second. */
export const pageStillMs = 60_000;
/** Oldest request that waits longer: an old queue, ms. */
export const queueOldMs = 30 * 60_000;
/** A clock that is off by more is wrong, ms. */
export const clockOffMs = 60_000;
/** Time to fetch what was published before a kiosk counts as behind, ms: its swap waits for attract. */
export const contentGraceMs = 60 * 60_000;

/** What the hub knows of a kiosk at one moment. Ages are ms; undefined: never heard, not known. */
export interface Evidence {
  /** Age of the page's last signed heartbeat. */
  readonly pageBeatMs: number | undefined;
  readonly shellBeatMs: number | undefined;
  /** Age of the last sign of life by wake poll, unsigned. */
  readonly pageWakeMs: number | undefined;
  readonly shellWakeMs: number | undefined;
  /** From the page's heartbeat. */
  readonly page:
    | {
        readonly contentVersion: number;
        readonly rejected: string | null;
        /** Why its last look at the repository brought nothing; null: it brought what there is. */
        readonly problem?: string | null | undefined;
        readonly queueCount: number;
        /** Age of the oldest request when it beat, ms. */
        readonly queueOldestMs: number | null;
        readonly printer: 'ready' | 'paperOut' | 'coverOpen' | 'absent' | 'error' | 'none';
        readonly storage: 'ok' | 'full' | 'closed';
        /** A newer page did not stand: the former one is shown. */
        readonly formerPage?: boolean | null;
        /** The hub's time at receipt less what the kiosk said, ms. */
        readonly clockOffsetMs: number;
      }
    | undefined;
  /** From the shell's own beat. */
  readonly shell:
    | {
        readonly printer: 'ready' | 'paperOut' | 'coverOpen' | 'absent' | 'error';
        /** Null: the shell does not say. */
        readonly paperLow?: boolean | null;
        readonly disk: 'ok' | 'low' | 'broken' | 'unknown';
        readonly browser:
          | 'off'
          | 'running'
          | 'restarting'
          | 'notFound'
          | 'noDisplay'
          | 'noPolicies';
        readonly showing: 'page' | 'rescue' | 'outOfService';
        readonly picture: 'drawn' | 'black' | 'unknown';
        /** Age of the page's last beat to the shell when the shell beat, ms; null: none ever. */
        readonly pageBeatMs: number | null;
        readonly clockOffsetMs: number | null;
      }
    | undefined;
  /** Version that this kiosk should show, and for how long it has been published. */
  readonly published: { readonly version: number; readonly ageMs: number } | undefined;
}

export interface Finding {
  readonly truth: Exclude<Truth, 'well'>;
  readonly reason: TruthReason;
}

export interface Judgement {
  readonly truth: Truth;
  readonly reason: TruthReason | null;
  /** Everything that is wrong, worst first. */
  readonly findings: readonly Finding[];
}

const within = (ms: number | undefined, limitMs: number) => ms !== undefined && ms < limitMs;

/** Whether a program was heard: by a fresh beat, or by a wake poll that a beat not too old backs. */
function isHeard(beatMs: number | undefined, wakeMs: number | undefined): boolean {
  // Where no poll was ever seen (wake switched off), beats alone tell, every five minutes.
  if (wakeMs === undefined) return within(beatMs, beatMissingMs);
  return within(beatMs, silentMs) || (within(wakeMs, silentMs) && within(beatMs, beatMissingMs));
}

/**
 * The truth about one kiosk. A silent kiosk is `down` and nothing else: what it said last is shown
 * with its time, never as its state now.
 */
export function judgeTruth(evidence: Evidence): Judgement {
  const { pageBeatMs, shellBeatMs, pageWakeMs, shellWakeMs } = evidence;
  if (pageBeatMs === undefined && shellBeatMs === undefined) {
    return worstOf([{ truth: 'unknown', reason: 'neverHeard' }]);
  }
  const pageIsHeard = isHeard(pageBeatMs, pageWakeMs);
  const shellIsHeard = isHeard(shellBeatMs, shellWakeMs);
  if (!pageIsHeard && !shellIsHeard) return worstOf([{ truth: 'down', reason: 'silent' }]);
  return worstOf([
    ...(shellIsHeard ? findingsOfShell(evidence, pageIsHeard) : []),
    ...(!shellIsHeard && shellBeatMs !== undefined
      ? [{ truth: 'degraded', reason: 'noShell' } as const]
      : []),
    ...(pageIsHeard ? findingsOfPage(evidence) : []),
  ]);
}

function findingsOfShell({ shell }: Evidence, pageIsHeard: boolean): readonly Finding[] {
  if (shell === undefined) return [];
  const found: Finding[] = [];
  if (shell.showing === 'page') {
    const isStill = shell.pageBeatMs === null || shell.pageBeatMs > pageStillMs;
    if (isStill) found.push({ truth: 'stuck', reason: 'noFrames' });
    else if (!pageIsHeard) found.push({ truth: 'stuck', reason: 'pageSilent' });
  }
  const degraded = (isSo: boolean, reason: TruthReason) => {
    if (isSo) found.push({ truth: 'degraded', reason });
  };
  degraded(shell.showing === 'outOfService', 'outOfService');
  degraded(shell.showing === 'rescue', 'rescuePage');
  degraded(shell.picture === 'black', 'blackScreen');
  degraded(shell.disk === 'low' || shell.disk === 'broken', 'disk');
  degraded(shell.browser !== 'running' && shell.browser !== 'off', 'policies');
  degraded(shell.printer === 'paperOut', 'paper');
  degraded(shell.printer === 'coverOpen' || shell.printer === 'error', 'printer');
  if (shell.clockOffsetMs !== null && Math.abs(shell.clockOffsetMs) > clockOffMs) {
    found.push({ truth: 'clock', reason: 'clock' });
  }
  return found;
}

function findingsOfPage({ page, pageBeatMs = 0, published }: Evidence): readonly Finding[] {
  if (page === undefined) return [];
  const found: Finding[] = [];
  // What waited when it beat has waited for the age of that beat more.
  if (page.queueCount > 0 && page.queueOldestMs !== null) {
    if (page.queueOldestMs + pageBeatMs > queueOldMs) {
      found.push({ truth: 'queueOld', reason: 'queue' });
    }
  }
  if (page.storage !== 'ok') found.push({ truth: 'degraded', reason: 'storage' });
  if (page.printer === 'paperOut') found.push({ truth: 'degraded', reason: 'paper' });
  if (page.printer === 'coverOpen' || page.printer === 'error') {
    found.push({ truth: 'degraded', reason: 'printer' });
  }
  if (page.formerPage === true) found.push({ truth: 'degraded', reason: 'formerPage' });
  if (isUnbelieved(page.problem)) {
    found.push({ truth: 'stale', reason: 'untrustedContent' });
  }
  if (page.rejected !== null) found.push({ truth: 'stale', reason: 'rejectedContent' });
  const isBehind = published !== undefined && page.contentVersion < published.version;
  if (isBehind && published.ageMs > contentGraceMs) {
    found.push({ truth: 'stale', reason: 'oldContent' });
  }
  if (Math.abs(page.clockOffsetMs) > clockOffMs) {
    found.push({ truth: 'clock', reason: 'clock' });
  }
  return found;
}

function worstOf(findings: readonly Finding[]): Judgement {
  // Page and shell may say the same: it is said once.
  const once = findings.filter(
    ({ reason }, at) => findings.findIndex((other) => other.reason === reason) === at,
  );
  const sorted = once.sort((a, b) => truths.indexOf(a.truth) - truths.indexOf(b.truth));
  const [worst] = sorted;
  return {
    truth: worst?.truth ?? 'well',
    reason: worst?.reason ?? null,
    findings: sorted,
  };
}

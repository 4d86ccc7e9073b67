import { signal } from '@preact/signals';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { FleetHeadSchema, type FleetLine, fleetPaths } from '../../domain/api/console/index.ts';
import { truths } from '../../domain/fleet/index.ts';
import { useConsole } from '../frame/index.ts';
import { type LinkProblem, passes } from '../link/index.ts';
import { readLines } from './read-lines.ts';

/** How often changes are asked for, and sooner while the hub does not answer, ms. */
const everyMs = 10_000;
const awayMs = 3_000;

const noHub: LinkProblem = { kind: 'unreachable' };

export interface Fleet {
  /** Worst first, then by plate. */
  readonly lines: readonly FleetLine[];
  readonly nowMs: number;
  readonly published: number;
  /** False while the hub has not looked at its kiosks once: then nothing is known of any. */
  readonly isLookedAt: boolean;
}

/** Alarms that are open and kiosks that are not well, for the navigation. */
export const fleetCounts = signal<{ readonly bad: number; readonly alarms: number } | undefined>(
  undefined,
);

const rank = new Map(truths.map((truth, place) => [truth, place]));
const byWorst = (a: FleetLine, b: FleetLine) =>
  (rank.get(a.truth) ?? 0) - (rank.get(b.truth) ?? 0) ||
  (a.p < b.p ? -1 : a.p > b.p ? 1 : a.k < b.k ? -1 : 1);

/** The fleet: all of it once, then what changed. The last answer stays while the hub is away. */
export function useFleet(): {
  readonly fleet: Fleet | undefined;
  readonly problem: LinkProblem | undefined;
  /** Asks now. */
  readonly reload: () => void;
} {
  const { link, freshness, isOut } = useConsole();
  const [state, setState] = useState<{ fleet?: Fleet; problem?: LinkProblem }>({});
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  useEffect(() => {
    // Nobody is signed in: what is shown stays behind the door.
    if (isOut) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const known = new Map<string, FleetLine>();
    let serial = 0;
    let epoch = '';
    const ask = async () => {
      const answer = await link.get(
        FleetHeadSchema,
        `${fleetPaths.fleet}?since=${serial}&epoch=${encodeURIComponent(epoch)}`,
      );
      const lines = answer.ok ? await readLines(answer.value.lines) : [];
      if (isOver) return;
      if (answer.ok && lines !== undefined) {
        const { nowMs, published, whole, openAlarms, lookedMs } = answer.value;
        freshness.answered(Date.now());
        ({ serial, epoch } = answer.value);
        if (whole) known.clear();
        for (const line of lines) {
          if (line.gone) known.delete(line.k);
          else known.set(line.k, line);
        }
        const sorted = [...known.values()].sort(byWorst);
        fleetCounts.value = {
          bad: sorted.filter(({ truth }) => truth !== 'well').length,
          alarms: openAlarms,
        };
        setState({ fleet: { lines: sorted, nowMs, published, isLookedAt: lookedMs !== null } });
      }
      // A line that no hub would give: as an answer that is none.
      const problem = answer.ok ? (lines === undefined ? noHub : undefined) : answer.error;
      const isAway = problem !== undefined && passes(problem);
      if (isAway) freshness.missed();
      if (problem !== undefined) setState((before) => ({ ...before, problem }));
      timer = setTimeout(look, isAway ? awayMs : everyMs);
    };
    const look = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    const onVisible = () => {
      clearTimeout(timer);
      look();
    };
    void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [link, freshness, isOut, asked]);
  return { fleet: state.fleet, problem: state.problem, reload };
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { type LinkProblem, passes } from '../link/index.ts';
import { useConsole } from './console-context.ts';

/** How often figures are asked for again unless a page says otherwise, ms. */
const everyMsDefault = 10_000;
/** Sooner while the hub does not answer, ms. */
const awayMs = 3_000;

export interface Live<T> {
  /** The last answer; kept, with its age in the foot, while the hub is away. */
  readonly data: T | undefined;
  /** Why there is none, or why it is old. */
  readonly problem: LinkProblem | undefined;
  readonly reload: () => void;
}

/**
 * Data of the hub that keep themselves up to date while the page is looked at.
 *
 * @param path below the API; a new path starts anew, undefined asks nothing
 */
export function useLive<T>(
  schema: z.ZodMiniType<T>,
  path: string | undefined,
  everyMs = everyMsDefault,
): Live<T> {
  const { link, freshness, isOut } = useConsole();
  const [state, setState] = useState<{ path?: string; data?: T; problem?: LinkProblem }>({});
  const turn = useRef(0);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (path === undefined || isOut) return;
    turn.current += 1;
    const own = turn.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await link.get(schema, path);
      if (turn.current !== own) return;
      if (answer.ok) {
        freshness.answered(Date.now());
        setState({ path, data: answer.value });
      } else {
        const problem = answer.error;
        // A hub whose database is away answers, and knows nothing: what is shown grows old.
        if (passes(problem)) freshness.missed();
        setState((before) => ({ ...(before.path === path ? before : { path }), problem }));
      }
      timer = setTimeout(look, answer.ok || !passes(answer.error) ? everyMs : awayMs);
    };
    // A page in the background asks nothing; it asks at once when it is looked at again.
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
      turn.current += 1;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [link, schema, path, everyMs, freshness, isOut, asked]);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  const isOwn = state.path === path;
  return {
    data: isOwn ? state.data : undefined,
    problem: isOwn ? state.problem : undefined,
    reload,
  };
}

import { effect, type ReadonlySignal } from '@preact/signals';
import type { Heartbeat } from '../../domain/fleet/index.ts';
import type { SessionView } from '../session/index.ts';
import { isResting } from './session-use.ts';

type Use = NonNullable<Heartbeat['use']>;
type Seen = Pick<SessionView, 'screen' | 'overlay'> & {
  readonly context: { readonly resident: Pick<SessionView['context']['resident'], 'print'> };
};

/** Screens on which something has failed under the resident's hands. */
const faultScreens: readonly string[] = ['recovering', 'leaveFailed', 'scanUnreadable'];

/**
 * Counts sessions under the content that is shown, for the heartbeat: by them a rollout stops. No
 * more of a session than that it was, that it ended by time, and that something failed in it.
 *
 * @param version of the content that is shown now
 * @param tell hears the counts after each session
 */
export function startVersionUse({
  view,
  version,
  tell,
}: {
  readonly view: ReadonlySignal<Seen>;
  readonly version: () => number | undefined;
  readonly tell: (use: Use) => void;
}): () => void {
  let use: Use | undefined;
  let isOpen = false;
  let hasFailed = false;
  let last: Seen['overlay'] = 'none';
  return effect(() => {
    const { screen, overlay, context } = view.value;
    if (faultScreens.includes(screen) && (isOpen || screen !== 'recovering')) hasFailed = true;
    if (context.resident.print?.state?.state === 'failed') hasFailed = true;
    if (!isResting(view.value as SessionView)) {
      isOpen = true;
      last = overlay;
      return;
    }
    if (!isOpen) {
      hasFailed = false;
      return;
    }
    const shown = version() ?? 0;
    const before =
      use?.version === shown ? use : { version: shown, sessions: 0, abandoned: 0, faults: 0 };
    use = {
      version: shown,
      sessions: before.sessions + 1,
      // The warning stood until the end: nobody touched "I am still here".
      abandoned: before.abandoned + Number(last === 'warning'),
      faults: before.faults + Number(hasFailed),
    };
    isOpen = false;
    hasFailed = false;
    last = 'none';
    tell(use);
  });
}

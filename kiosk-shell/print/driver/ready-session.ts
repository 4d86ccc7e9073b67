import { setTimeout as sleep } from 'node:timers/promises';
import type { PrintState } from '../../domain.ts';
import type { OpenLink } from '../link/index.ts';
import type { EscposProfile } from '../profiles/index.ts';
import type { DriverHooks } from './driver-job.ts';
import { PrinterSession, type Readiness } from './session.ts';

const waitingStates: Readonly<Record<Readiness, PrintState>> = {
  ready: { state: 'printing' },
  paperOut: { state: 'waitingPaper' },
  coverOpen: { state: 'waitingCover' },
  error: { state: 'waitingPrinter' },
  silent: { state: 'waitingPrinter' },
};

/** A session with a printer that is ready; waits while it is not, and says why. */
export async function openReadySession(
  open: OpenLink,
  profile: EscposProfile,
  lookMs: number,
  hooks: Pick<DriverHooks, 'state'>,
  waitAllowed: () => boolean,
  signal: AbortSignal,
): Promise<PrinterSession | undefined> {
  while (!signal.aborted) {
    const link = await open(signal);
    if (!link.ok) {
      hooks.state({ state: 'waitingPrinter' });
    } else {
      const session = new PrinterSession(link.value, profile.realTimeStatus);
      while (!session.closed) {
        // A printer that cannot be asked is taken for ready; what came out, the resident says.
        const readiness = profile.realTimeStatus ? await session.askReadiness() : 'ready';
        hooks.state(waitingStates[readiness]);
        if (readiness === 'ready') {
          session.onReadiness = (changed) => hooks.state(waitingStates[changed]);
          if (profile.statusBack) await session.enableStatusBack();
          return session;
        }
        if (readiness === 'silent' || !waitAllowed() || signal.aborted) break;
        await sleep(lookMs);
      }
      session.close();
    }
    if (!waitAllowed()) return undefined;
    await sleep(lookMs);
  }
  return undefined;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './browser/index.ts';
import { type CommandName, isReady, type ReadinessReport, throwIllegalValue } from './domain.ts';
import type { DoCommand } from './hub-line/index.ts';

/** A resident at the screen is waited for this long before it is taken away, ms. */
const politeMs = 120_000;
const lookMs = 250;

export interface ControlParts {
  readonly browser: Browser;
  readonly idle: () => boolean;
  readonly monotonicMs: () => number;
  /** Looks at everything at once. */
  readonly selfTest: () => Promise<ReadinessReport>;
  readonly diagnose: () => Promise<unknown>;
  readonly setOutOfService: (isOut: boolean) => Promise<void>;
  /** Ends the shell; what started it starts it again. */
  readonly restartShell: () => void;
  /** Takes an update, to be installed when nobody uses the kiosk; false while another is under way. */
  readonly takeUpdate: (number: number) => Promise<boolean>;
}

/** Does what the hub commands, in attract where a resident would lose work by it. */
export function controlOf(parts: ControlParts): DoCommand {
  const { browser } = parts;
  const whenIdle = async () => {
    const deadlineMs = parts.monotonicMs() + politeMs;
    while (!parts.idle() && parts.monotonicMs() < deadlineMs) await sleep(lookMs);
  };
  const done = (isDone: boolean) => ({ state: isDone ? ('done' as const) : ('failed' as const) });
  return async (name: CommandName, number: number) => {
    switch (name) {
      case 'reload':
        await whenIdle();
        return done(await browser.reload());
      case 'restartBrowser':
        await whenIdle();
        return done(browser.restart());
      case 'restartShell':
        await whenIdle();
        parts.restartShell();
        return done(true);
      case 'selfTest': {
        const report = await parts.selfTest();
        return { ...done(isReady(report)), report: JSON.stringify(report) };
      }
      case 'diagnostics':
        return { ...done(true), report: JSON.stringify(await parts.diagnose()) };
      case 'outOfService':
        await whenIdle();
        await parts.setOutOfService(true);
        return done(true);
      case 'backInService':
        await parts.setOutOfService(false);
        return done(true);
      case 'update':
        return done(await parts.takeUpdate(number));
      default:
        return throwIllegalValue(name);
    }
  };
}

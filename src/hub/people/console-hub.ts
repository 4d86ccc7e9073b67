import type { Clock } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';

/** What every route of the console needs of the running hub. */
export interface ConsoleHub {
  readonly store: Store;
  readonly clock: Clock;
  /** Origin of the console, `https://…`; undefined means this machine's own name only. */
  readonly consoleOrigin: string | undefined;
}

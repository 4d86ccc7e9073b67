import type { ConsoleHub } from '../people/index.ts';
import type { FeedConfig } from './feed-config.ts';

/** What the page of feeds needs of the running hub. */
export interface FeedsHub extends ConsoleHub {
  /** What its files name now. */
  readonly asked: {
    readonly feeds: readonly Pick<FeedConfig, 'name' | 'trial'>[];
    readonly lists: readonly string[];
  };
  /** Says that something is due. */
  readonly wake: () => void;
}

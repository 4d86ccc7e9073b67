/** What page and worker say to each other; the worker is a program of its own. */
export const workerWords = {
  /** To a waiting worker, on the attract screen only: never under a resident's hand (P10). */
  activate: 'motcham-activate',
  /** The page that was loaded stands and can be used. */
  well: 'motcham-well',
  /** Which page is this? Answered over the port that comes with it. */
  which: 'motcham-which',
} as const;

/** The answer to `which`. */
export interface ShownPage {
  /** The first 12 hexadecimal digits of a hash over every file of it. */
  readonly build: string;
  /** It is the former one: the newer did not stand, and waits for its successor. */
  readonly former: boolean;
}

/** How long a page on trial may take until it says that it stands, ms: a slow machine starts in 20 s. */
export const trialMs = 90_000;

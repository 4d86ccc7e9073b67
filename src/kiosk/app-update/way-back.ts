/** The files of one page: every address with the key under which the worker keeps it. */
export interface PageFiles {
  /** Names exactly these files. */
  readonly build: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Which of the two installed pages is shown. `trial`: the newer one, on trial; `well`: the newer one,
 * which stood; `back`: the former one, for as long as no other comes, since the newer one did not.
 */
export interface PageShelf {
  readonly current: PageFiles;
  readonly former: PageFiles | null;
  readonly phase: 'well' | 'trial' | 'back';
  /** Windows that loaded the page on trial, newest last: only these can say that it is well. */
  readonly clients: readonly string[];
}

/** Loads of a page on trial that may end without a word: a power cut is one, a broken page more. */
const trialLoadsMax = 3;

/** A worker takes over: its page is on trial where there is one to go back to. */
export function takeOver(shelf: PageShelf | undefined, current: PageFiles): PageShelf {
  if (shelf === undefined) return { current, former: null, phase: 'well', clients: [] };
  // A worker that was changed alone, or one that is activated anew after a power cut.
  if (shelf.current.build === current.build) return shelf;
  const former = shelf.phase === 'well' ? shelf.current : shelf.former;
  // The way back from a page that failed is the page that was gone back to.
  if (former?.build === current.build) {
    return { current, former: null, phase: 'well', clients: [] };
  }
  return { current, former, phase: former === null ? 'well' : 'trial', clients: [] };
}

/** A window loads the page. On trial it is counted; one load too many ends the trial. */
export function load(shelf: PageShelf, client: string): PageShelf {
  if (shelf.phase !== 'trial') return shelf;
  if (shelf.clients.length >= trialLoadsMax) return goBack(shelf);
  return { ...shelf, clients: [...shelf.clients, client] };
}

/** A window says that its page stands: it counts from the one that was loaded last. */
export function standWell(shelf: PageShelf, client: string): PageShelf {
  if (shelf.phase !== 'trial' || shelf.clients.at(-1) !== client) return shelf;
  return { ...shelf, phase: 'well', clients: [] };
}

/** The time of a window is over. Whether it ends the trial: another may have been loaded since. */
export function runOut(shelf: PageShelf, client: string): PageShelf {
  return shelf.phase === 'trial' && shelf.clients.at(-1) === client ? goBack(shelf) : shelf;
}

function goBack(shelf: PageShelf): PageShelf {
  return { ...shelf, phase: 'back', clients: [] };
}

/** The page that is shown. */
export function shownFiles({ current, former, phase }: PageShelf): PageFiles {
  return phase === 'back' && former !== null ? former : current;
}

/** Where a file lies. A window that still shows the other page asks for what only that one has. */
export function keyOf(shelf: PageShelf, address: string): string | undefined {
  const { current, former } = shelf;
  return shownFiles(shelf).keys[address] ?? current.keys[address] ?? former?.keys[address];
}

/** Everything that must stay in storage: two versions (issue 7). */
export function keptKeys({ current, former }: PageShelf): ReadonlySet<string> {
  return new Set([...Object.values(current.keys), ...Object.values(former?.keys ?? {})]);
}

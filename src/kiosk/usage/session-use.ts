import type { SessionView } from '../session/index.ts';
import type { SessionUse } from './day-counts.ts';

/** Screens on which nobody is being served. */
const restingScreens: readonly string[] = [
  'attract',
  'ending',
  'setup',
  'outOfService',
  'recovering',
  'staffPin',
  'staffLocked',
  'staffStatus',
];
/** Queries of one session that are looked at: nobody asks for more in two minutes. */
const queriesMax = 20;
/** Services, and steps of flows, of one session. */
const namesMax = 100;

const leftNames = {
  feedback: 'leftFeedback',
  appointment: 'leftAppointment',
  dossierQuestion: 'leftDossierQuestion',
  callForHelp: 'leftCallForHelp',
} as const;

export function isResting(view: SessionView): boolean {
  return restingScreens.includes(view.screen);
}

/** Collects what one session does, from what is on the screen; forgets it when taken. */
export class SessionWatch {
  #screens = new Set<string>();
  #outcomes = new Set<string>();
  #queries = new Set<string>();
  #missed = new Set<string>();
  #services = new Set<string>();
  #steps = new Set<string>();
  #query = '';
  #hasMissed = false;
  readonly #hits: (query: string) => number | undefined;

  /** @param hits how many services a query has; undefined while it is not answered, or forgotten. */
  constructor(hits: (query: string) => number | undefined) {
    this.#hits = hits;
  }

  see(view: SessionView): void {
    const { resident } = view.context;
    this.#screens.add(view.screen);
    if (view.screen === 'search') {
      // Now, not when the list is left: by then the wipe may have emptied the search's memory (law 2).
      const hits = resident.query === '' ? undefined : this.#hits(resident.query);
      if (hits !== undefined || resident.query !== this.#query) this.#hasMissed = hits === 0;
      this.#query = resident.query;
    } else {
      // A query counts as it was when its list was left, not with each key.
      this.#keepQuery();
    }
    const { left, print, service, guide } = resident;
    if (service !== undefined) this.#add(this.#services, service);
    if (guide.state === 'open') this.#add(this.#steps, `${guide.flow.id}/${guide.walk.at}`);
    if (view.screen === 'scanCamera' || view.screen === 'scanManual')
      this.#outcomes.add('scanTried');
    if (view.screen === 'scanUnreadable') this.#outcomes.add('scanFailed');
    if (print !== undefined) this.#outcomes.add('printTried');
    if (print?.state?.state === 'failed') this.#outcomes.add('printFailed');
    if (print?.state?.state === 'unconfirmed') this.#outcomes.add('printUnsure');
    if (left && left.kind in leftNames) {
      this.#outcomes.add(leftNames[left.kind as keyof typeof leftNames]);
    }
    if (print?.state?.state === 'printed') this.#outcomes.add('printed');
    if (view.withdrawal === 'withdrawn') this.#outcomes.add('withdrawn');
    if (resident.helpFrom !== undefined) this.#outcomes.add('askedHelp');
  }

  /** What the session did; undefined when there was none. */
  take(): SessionUse | undefined {
    this.#keepQuery();
    const use = {
      screens: this.#screens,
      outcomes: this.#outcomes,
      queries: this.#queries,
      missed: this.#missed,
      services: this.#services,
      steps: this.#steps,
    };
    this.#missed = new Set();
    this.#services = new Set();
    this.#steps = new Set();
    this.#screens = new Set();
    this.#outcomes = new Set();
    this.#queries = new Set();
    return use.screens.size === 0 ? undefined : use;
  }

  #keepQuery(): void {
    const query = this.#query;
    this.#query = '';
    if (query === '' || this.#queries.size >= queriesMax) return;
    this.#queries.add(query);
    if (this.#hasMissed) this.#missed.add(query);
  }

  #add(names: Set<string>, name: string): void {
    if (names.size < namesMax) names.add(name);
  }
}

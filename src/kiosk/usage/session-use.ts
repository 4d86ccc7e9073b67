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
  #query = '';

  see(view: SessionView): void {
    const { resident } = view.context;
    this.#screens.add(view.screen);
    if (view.screen === 'search') {
      this.#query = resident.query;
    } else {
      // A query counts as it was when its list was left, not with each key.
      this.#keepQuery();
    }
    const { left, print } = resident;
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
    const use = { screens: this.#screens, outcomes: this.#outcomes, queries: this.#queries };
    this.#screens = new Set();
    this.#outcomes = new Set();
    this.#queries = new Set();
    return use.screens.size === 0 ? undefined : use;
  }

  #keepQuery(): void {
    if (this.#query !== '' && this.#queries.size < queriesMax) this.#queries.add(this.#query);
    this.#query = '';
  }
}

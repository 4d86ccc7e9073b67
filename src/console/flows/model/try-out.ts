import {
  type Answer,
  answer,
  answersOf,
  back,
  type ChecklistLine,
  checklistOf,
  edit,
  type Flow,
  findOutcome,
  type Outcome,
  type Question,
  questionNow,
  questionsLeft,
  type Remaining,
  type ReviewRow,
  resume,
  reviewOf,
  type Step,
  startWalk,
  type Walk,
} from '../../../domain/guide/index.ts';

/** Where the simulator stands. The walk is the kiosk's own (`domain/guide`). */
export type TryOut = {
  readonly walk: Walk;
  /** An answer that led nowhere: the walk stays before it. */
  readonly stuck: { readonly state: string; readonly answer: Answer } | undefined;
};

export type TryOutView = {
  readonly path: readonly ReviewRow[];
  readonly left: Remaining | undefined;
  readonly now:
    | {
        readonly at: 'question';
        readonly state: string;
        readonly question: Question;
        readonly said: Answer | undefined;
      }
    | {
        readonly at: 'outcome';
        readonly state: string;
        readonly outcome: Outcome;
        readonly lines: readonly ChecklistLine[];
      }
    /** A route to a state that is not there. */
    | { readonly at: 'nowhere'; readonly state: string };
};

export const beginTryOut = (flow: Flow): TryOut => ({ walk: startWalk(flow), stuck: undefined });

const isThere = (flow: Flow, { at }: Walk): boolean => Object.hasOwn(flow.states, at);

/** Gives one answer; an answer without a route leaves the walk where it is and says so. */
export function tryAnswer(flow: Flow, { walk }: TryOut, given: Answer): TryOut {
  if (!isThere(flow, walk)) return { walk, stuck: undefined };
  const next = answer(flow, walk, given);
  if (next.ok) return { walk: next.value, stuck: undefined };
  const stuck = next.error === 'noRoute' ? { state: walk.at, answer: given } : undefined;
  return { walk, stuck };
}

/** The walk that the shortest answers of a finding make: "Chạy thử" begins there (P3). */
export function tryOutAt(flow: Flow, steps: readonly Step[]): TryOut {
  let now = beginTryOut(flow);
  for (const step of steps) {
    if (now.walk.at !== step.state) break;
    now = tryAnswer(flow, now, step.answer);
    if (now.stuck) break;
  }
  return now;
}

export const tryBack = ({ walk }: TryOut): TryOut => ({ walk: back(walk), stuck: undefined });

/** Opens an earlier question again; `thenOn` comes back along the answers that still hold (R43). */
export const tryEdit = ({ walk }: TryOut, state: string): TryOut => ({
  walk: edit(walk, state),
  stuck: undefined,
});

/** Answers a question that was opened again, and goes on as far as the other answers lead. */
export function tryAnswerOn(flow: Flow, now: TryOut, given: Answer): TryOut {
  const next = tryAnswer(flow, now, given);
  if (next.stuck || !isThere(flow, next.walk)) return next;
  const isPassable = Object.values(flow.states).every(
    (state) =>
      state.kind === 'outcome' || state.next.every(({ to }) => Object.hasOwn(flow.states, to)),
  );
  return isPassable ? { walk: resume(flow, next.walk), stuck: undefined } : next;
}

/** What the simulator shows. */
export function viewOf(flow: Flow, { walk }: TryOut): TryOutView {
  const path = reviewOf(flow, walk);
  if (!isThere(flow, walk)) {
    return { path, left: undefined, now: { at: 'nowhere', state: walk.at } };
  }
  const outcome = findOutcome(flow, walk.at);
  if (outcome) {
    const lines = checklistOf(flow, outcome, answersOf(flow, walk));
    return { path, left: undefined, now: { at: 'outcome', state: walk.at, outcome, lines } };
  }
  const asked = questionNow(flow, walk);
  if (!asked) return { path, left: undefined, now: { at: 'nowhere', state: walk.at } };
  return { path, left: questionsLeft(flow, walk), now: { at: 'question', ...asked } };
}

/** States and routes of a walk, for the drawing: `q.a` → `q.b` with its number. */
export function trailOf(walk: Walk): ReadonlyMap<string, number> {
  const states = [...walk.trail, walk.at];
  return new Map(
    states.slice(1).map((to, index) => [`${states[index]} ${to}`, index + 1] as const),
  );
}

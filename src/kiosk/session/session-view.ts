import type { AnyStateNode, SnapshotFrom } from 'xstate';
import type { SessionContext } from './context.ts';
import { outOfServiceReason, setupReason } from './guards.ts';
import type { sessionMachine } from './machine.ts';
import { type ScreenName, screenNames } from './screen-name.ts';

export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

/** Paper, as the take-away and the number screens tell it. */
export type PaperProgress = 'none' | 'onTime' | 'overdue' | 'settled';

/** What a screen gets to see of the session. */
export interface SessionView {
  readonly screen: ScreenName;
  /** `warning`: the sheet over the lower half; `veil`: everything is covered (R38, R41). */
  readonly overlay: 'none' | 'warning' | 'veil';
  /** With a warning over a personal screen, what is above the sheet is covered too (W1). */
  readonly contentHidden: boolean;
  /** What is shown or chosen here is personal now (R32, R41). */
  readonly contentPersonal: boolean;
  readonly context: SessionContext;
  /** True for the 10 s in which personal values are shown as they are (R61). */
  readonly unmasked: boolean;
  readonly paper: PaperProgress;
  readonly withdrawal: 'possible' | 'running' | 'withdrawn' | 'tooLate' | 'failed';
  readonly audio: 'idle' | 'speaking' | 'paused';
  /** L7: in a lift, the ambient screen comes back soon; nothing is covered by it. */
  readonly liftWarned: boolean;
  readonly outOfService: 'refused' | 'secondTab' | undefined;
  readonly setup: 'connecting' | 'notEnrolled' | 'noContent' | undefined;
}

/** Screens that can have personal data on them: veiled, and covered while the warning stands. */
export const personalScreens: readonly ScreenName[] = [
  'guideQuestion',
  'guideAnswers',
  'guideResult',
  'scanResult',
  'scanManual',
  'bookContact',
  'bookReview',
  'feedbackDetails',
  'feedbackReview',
  'left',
  'leaveFailed',
];

function screenOfNodes(nodes: readonly AnyStateNode[]): ScreenName | undefined {
  for (const node of nodes) {
    for (let at: AnyStateNode | undefined = node; at; at = at.parent) {
      const screen: unknown = at.meta?.screen;
      const known = screenNames.find((name) => name === screen);
      if (known) return known;
    }
  }
  return undefined;
}

/** The screen of a snapshot; under a warning, the one the resident left. */
export function screenOf(snapshot: SessionSnapshot): ScreenName {
  const nodes: readonly AnyStateNode[] = snapshot._nodes;
  const under = snapshot.matches({ session: 'warning' })
    ? snapshot.historyValue['activeHistory']
    : nodes;
  return screenOfNodes(under ?? []) ?? 'home';
}

const withdrawals = {
  shown: 'possible',
  withdrawing: 'running',
  withdrawn: 'withdrawn',
  tooLate: 'tooLate',
  notWithdrawn: 'failed',
} as const;

function withdrawalOf(snapshot: SessionSnapshot): SessionView['withdrawal'] {
  const value: unknown = snapshot.value.session;
  for (const [state, name] of Object.entries(withdrawals)) {
    if (
      JSON.stringify(value) === JSON.stringify({ active: { main: { leave: { left: state } } } })
    ) {
      return name;
    }
  }
  return 'possible';
}

function paperOf(snapshot: SessionSnapshot): PaperProgress {
  if (snapshot.matches({ print: { busy: 'onTime' } })) return 'onTime';
  if (snapshot.matches({ print: { busy: 'overdue' } })) return 'overdue';
  return snapshot.matches({ print: { busy: 'settled' } }) ? 'settled' : 'none';
}

/** Everything a screen may know, out of a snapshot. */
export function viewOf(snapshot: SessionSnapshot): SessionView {
  const screen = screenOf(snapshot);
  const warning = snapshot.matches({ session: 'warning' });
  const veiled = snapshot.matches({ veil: 'veiled' });
  return {
    screen,
    overlay: warning ? 'warning' : veiled ? 'veil' : 'none',
    contentHidden: warning && personalScreens.includes(screen),
    contentPersonal: !snapshot.matches({ veil: 'off' }),
    context: snapshot.context,
    unmasked: snapshot.matches({
      session: { active: { main: { at: { scan: { result: { mask: 'shown' } } } } } },
    }),
    paper: paperOf(snapshot),
    withdrawal: withdrawalOf(snapshot),
    audio: snapshot.value.audio,
    liftWarned: snapshot.matches({ session: { lift: { life: 'warned' } } }),
    outOfService: outOfServiceReason(snapshot.context),
    setup: setupReason(snapshot.context),
  };
}

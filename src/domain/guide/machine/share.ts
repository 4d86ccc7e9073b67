import type { Answers, Flow } from '../model/flow.ts';

/** A way out of the session. */
export type Channel = 'qr' | 'print' | 'speak' | 'count';

/** Whether a variable may leave by any of them at all. */
export const isShareable = (flow: Flow, variable: string): boolean => {
  const privacy = flow.vars[variable]?.class;
  return privacy === 'public' || privacy === 'quasi';
};

/** The variables that a channel may carry: what the author allows, and never a personal one. */
export function sharedVariables(flow: Flow, channel: Channel): readonly string[] {
  const allowed = flow.share?.[channel] ?? Object.keys(flow.vars);
  return allowed.filter((variable) => isShareable(flow, variable));
}

/** The answers that may leave by a channel: into a QR fragment, onto paper, aloud, into counts. R68 */
export function shareableAnswers(flow: Flow, answers: Answers, channel: Channel): Answers {
  const allowed = new Set(sharedVariables(flow, channel));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => allowed.has(name)));
}

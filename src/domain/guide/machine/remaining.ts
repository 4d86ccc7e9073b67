import type { Flow } from '../model/flow.ts';
import { type Remaining, remainingOf } from '../space/distance.ts';
import { explore } from '../space/explore.ts';
import { routesOnly } from '../space/slice.ts';
import { answersOf, type Walk } from './walk.ts';

/**
 * Questions still to be answered, the one on the screen included: the fewest and the most that
 * the answers so far leave open. Where both are equal, "Câu 3 trên 7" is true (R50). Undefined
 * only of a flow that the checker refuses.
 */
export function questionsLeft(flow: Flow, walk: Walk): Remaining | undefined {
  const beginning = { state: walk.at, answers: answersOf(flow, walk) };
  return remainingOf(flow, explore(flow, routesOnly, beginning))[0];
}

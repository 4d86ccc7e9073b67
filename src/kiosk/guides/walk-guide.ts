import { assert } from '../../domain/basics/index.ts';
import {
  answer,
  back,
  edit,
  type Flow,
  flowOn,
  questionNow,
  resume,
  startWalk,
  type Walk,
} from '../../domain/guide/index.ts';
import type { GuidePlace, OpenGuide } from './open-guide.ts';
import { ownPapersOf } from './own-papers.ts';

function placeOf(flow: Flow, walk: Walk): GuidePlace {
  return {
    flow,
    walk,
    said: questionNow(flow, walk)?.said,
    papers: ownPapersOf(flow, walk),
  };
}

/**
 * The beginning of a flow as it stands on a day.
 *
 * @param day `YYYY-MM-DD`, which decides about dated facts
 */
export function beginGuide(flow: Flow, day: string): GuidePlace {
  const today = flowOn(flow, day);
  return placeOf(today, startWalk(today));
}

/** Makes the step that the resident asked for. An answer that is none leaves the walk where it is. */
export function stepGuide({ flow, walk, step }: OpenGuide): GuidePlace {
  switch (step.do) {
    case 'answer': {
      const given = answer(flow, walk, step.answer);
      assert(given.ok || given.error !== 'noRoute', 'a checked flow has a route for every answer');
      if (!given.ok) return placeOf(flow, walk);
      return placeOf(flow, step.isEdit ? resume(flow, given.value) : given.value);
    }
    case 'back':
      return placeOf(flow, back(walk));
    case 'edit':
      return placeOf(flow, edit(walk, step.question));
    case 'resume':
      return placeOf(flow, resume(flow, walk));
    default:
      return step satisfies never;
  }
}

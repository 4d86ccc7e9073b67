import { assert } from '../../domain/basics/index.ts';
import type { GuidePlace, OpenGuide } from '../guides/index.ts';
import { guideAt } from './guide-state.ts';
import type { Resident } from './resident.ts';
import { session } from './setup.ts';

const missing = {
  target: 'missing',
  actions: { type: 'keepGuide', params: { guide: { state: 'missing' } } },
} as const;

const kept = (place: GuidePlace) => ({ guide: guideAt(place) });

/** The guide that a step is made from. */
function openGuideOf({ guide }: Resident): OpenGuide {
  assert(guide.state === 'open', 'a step is made in an open guide');
  return guide;
}

/**
 * A guided flow (R48): one question a screen, the way back, the answers, the resident's own
 * checklist. Where a step leads is decided by the flow's own machine, in `stepGuide`.
 */
export const guideState = session.createStateConfig({
  id: 'guide',
  initial: 'opening',
  states: {
    opening: {
      meta: { screen: 'guideQuestion' },
      invoke: {
        src: 'openGuide',
        input: ({ context: { resident, facts } }) => ({
          service: resident.service ?? '',
          day: facts.time?.day,
        }),
        onDone: [
          {
            guard: ({ event }) => event.output !== undefined,
            target: 'deciding',
            actions: {
              type: 'keepGuide',
              params: ({ event: { output } }) =>
                output ? kept(output) : { guide: { state: 'missing' } },
            },
          },
          missing,
        ],
        onError: missing,
      },
      on: { BACK: '#procedure' },
    },
    deciding: {
      id: 'guideDeciding',
      always: [
        { guard: 'guideEdited', target: 'answers', actions: 'stopEditing' },
        { guard: 'guideOver', target: 'result' },
        { target: 'question' },
      ],
    },
    question: {
      id: 'guideQuestion',
      meta: { screen: 'guideQuestion' },
      on: {
        CHOOSE_ANSWER: { actions: 'remember' },
        NEXT: [
          { guard: 'answerChosen', target: 'stepping', actions: 'giveAnswer' },
          { actions: 'sayIncomplete' },
        ],
        BACK: [
          { guard: 'guideAtStart', target: '#procedure' },
          { target: 'stepping', actions: 'stepBack' },
        ],
      },
    },
    stepping: {
      meta: { screen: 'guideQuestion' },
      invoke: {
        src: 'stepGuide',
        input: ({ context }) => ({ guide: openGuideOf(context.resident) }),
        onDone: {
          target: 'deciding',
          actions: { type: 'keepGuide', params: ({ event: { output } }) => kept(output) },
        },
        onError: missing,
      },
    },
    /** Every answer with its "Sửa", which returns straight here (R57). */
    answers: {
      id: 'guideAnswers',
      meta: { screen: 'guideAnswers' },
      on: {
        EDIT_ANSWER: { target: 'stepping', actions: 'remember' },
        NEXT: 'result',
        BACK: 'result',
      },
    },
    result: {
      id: 'guideResult',
      meta: { screen: 'guideResult' },
      on: {
        OPEN_ANSWERS: { target: 'answers', actions: 'remember' },
        OPEN_TAKEAWAY: { target: '#takeaway', actions: ['remember', 'takeOwnPapers'] },
        BACK: { target: 'stepping', actions: 'stepBack' },
      },
    },
    /** Content that cannot be read: the papers of the procedure are still there. */
    missing: {
      id: 'guideMissing',
      meta: { screen: 'guideQuestion' },
      on: { BACK: '#procedure', OPEN_EVIDENCE: { target: '#evidence', actions: 'remember' } },
    },
  },
});

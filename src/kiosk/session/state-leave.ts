import { session } from './setup.ts';

/** Law 1: the number is shown only after the outbox has said that it is on disk. */
export const leaveState = session.createStateConfig({
  initial: 'leaving',
  states: {
    leaving: {
      id: 'leaving',
      meta: { screen: 'leaving' },
      invoke: {
        src: 'leaveRequest',
        input: ({ context: { resident } }) => {
          if (!resident.wish) throw new Error('broken invariant: leaving without a wish');
          return { wish: resident.wish };
        },
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'left',
            actions: {
              type: 'keepLeft',
              params: ({ event: { output } }) => ({ left: output.ok ? output.value : undefined }),
            },
          },
          {
            target: 'failed',
            actions: {
              type: 'keepProblem',
              params: ({ event: { output } }) => ({
                problem: output.ok ? undefined : output.error,
              }),
            },
          },
        ],
        onError: {
          target: 'failed',
          actions: { type: 'keepProblem', params: { problem: 'noAnswer' } },
        },
      },
      after: {
        leaveMs: {
          target: 'failed',
          actions: { type: 'keepProblem', params: { problem: 'noAnswer' } },
        },
      },
      // Going aside would stop the write's answer from being heard.
      on: { HELP: {}, OPEN_DISPLAY: {}, OPEN_LANGUAGES: {} },
    },
    left: {
      id: 'left',
      meta: { screen: 'left' },
      initial: 'shown',
      invoke: {
        src: 'awaitReply',
        input: ({ context: { resident } }) => ({ follow: resident.left?.follow ?? '' }),
      },
      on: {
        REPLIED: { actions: 'keepReply' },
        HOME: { target: '#home', actions: ['closeRequest', 'letGo'] },
      },
      states: {
        shown: { on: { WITHDRAW: 'withdrawing' } },
        withdrawing: {
          invoke: {
            src: 'withdrawRequest',
            input: ({ context: { resident } }) => {
              if (!resident.left) throw new Error('broken invariant: nothing was left');
              return { request: resident.left };
            },
            onDone: [
              { guard: ({ event }) => event.output.ok, target: 'withdrawn' },
              {
                guard: ({ event }) => !event.output.ok && event.output.error === 'alreadySent',
                target: 'tooLate',
              },
              { target: 'notWithdrawn' },
            ],
            onError: 'notWithdrawn',
          },
          after: { leaveMs: 'notWithdrawn' },
        },
        withdrawn: {},
        tooLate: {},
        notWithdrawn: { on: { WITHDRAW: 'withdrawing' } },
      },
    },
    failed: {
      id: 'leaveFailed',
      meta: { screen: 'leaveFailed' },
      on: {
        RETRY: 'leaving',
        HOME: '#home',
        // From a call for help one goes home: where one was before is not this room's to know.
        BACK: [
          { guard: 'wishIsFeedback', target: '#feedbackReview' },
          { guard: 'wishIsAppointment', target: '#bookReview' },
          { guard: 'wishIsDossier', target: '#scanResult' },
          { guard: 'wishIsCancellation', target: '#scanResult' },
          { target: '#home' },
        ],
      },
    },
  },
});

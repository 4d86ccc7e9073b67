import { session } from './setup.ts';

/**
 * A rider has half a minute (L1): topics, one answer, its code. Nothing here leads to typing, a scan,
 * a booking or a guided flow (L3): what is not listed does not exist in a lift.
 */
const atState = session.createStateConfig({
  initial: 'topics',
  states: {
    topics: {
      id: 'liftTopics',
      meta: { screen: 'liftTopics' },
      on: {
        OPEN_SERVICE: { guard: 'serviceKnown', target: '#liftAnswer', actions: 'remember' },
        OPEN_NOTICES: { target: 'notices', actions: 'remember' },
        SHOW_PAGE: { actions: 'remember' },
        BACK: '#ending',
      },
    },
    /** One notice a page. */
    notices: {
      meta: { screen: 'liftNotices' },
      on: { SHOW_PAGE: { actions: 'remember' }, BACK: { target: 'topics', actions: 'firstPage' } },
    },
    service: {
      initial: 'answer',
      invoke: {
        src: 'loadDetails',
        input: ({ context }) => ({ code: context.resident.service ?? '' }),
        onDone: {
          actions: {
            type: 'keepDetails',
            params: ({ event: { output } }) => ({
              details: output ? { state: 'ready', details: output } : { state: 'missing' },
            }),
          },
        },
        onError: { actions: { type: 'keepDetails', params: { details: { state: 'missing' } } } },
      },
      states: {
        answer: {
          id: 'liftAnswer',
          meta: { screen: 'liftAnswer' },
          on: {
            OPEN_TAKEAWAY: 'code',
            SHOW_PAGE: { actions: 'remember' },
            BACK: { target: '#liftTopics', actions: 'firstPage' },
          },
        },
        code: {
          id: 'liftCode',
          meta: { screen: 'liftCode' },
          on: { BACK: 'answer' },
        },
      },
    },
    /** L8: one code, as large as the glass; whoever steps in begins anew. */
    arrived: {
      id: 'liftArrived',
      meta: { screen: 'liftArrived' },
      after: { liftArrivedMs: { target: '#attract', actions: ['wipe', 'letGo'] } },
      on: { START: { target: '#liftTopics', actions: ['wipe', 'letGo'] } },
    },
  },
});

/** L7: the warning stands beside what is read; a touch anywhere takes it away (L13: no deadline). */
const lifeState = session.createStateConfig({
  initial: 'counting',
  states: {
    counting: {
      id: 'liftCounting',
      after: {
        liftIdleMs: { guard: 'notOnLiftCode', target: 'warned' },
        liftIdleCodeMs: 'warned',
      },
    },
    warned: { id: 'liftWarned', after: { liftWarningMs: '#ending' } },
  },
  on: { TOUCH: '.counting', STAY: '.counting' },
});

/** Somebody rides. Entered from attract only, by a touch or at a floor. */
export const liftState = session.createStateConfig({
  id: 'lift',
  type: 'parallel',
  states: { at: atState, life: lifeState },
  on: { ARRIVED: '#liftArrived', END: '#ending' },
});

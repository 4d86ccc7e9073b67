import { session } from './setup.ts';

export const homeState = session.createStateConfig({
  id: 'home',
  meta: { screen: 'home' },
  on: {
    OPEN_SERVICE: {
      guard: 'serviceKnown',
      target: '#procedure',
      actions: ['remember', 'comeFromHome'],
    },
  },
});

export const searchState = session.createStateConfig({
  id: 'search',
  meta: { screen: 'search' },
  on: {
    QUERY: { actions: 'remember' },
    BACK: '#home',
    OPEN_SERVICE: {
      guard: 'serviceKnown',
      target: '#procedure',
      actions: ['remember', 'comeFromSearch'],
    },
  },
});

export const lifeEventsState = session.createStateConfig({
  id: 'lifeEvents',
  meta: { screen: 'lifeEvents' },
  on: {
    BACK: '#home',
    OPEN_LIFE_EVENT: { guard: 'lifeEventKnown', target: '#lifeEvent', actions: 'remember' },
  },
});

export const lifeEventState = session.createStateConfig({
  id: 'lifeEvent',
  meta: { screen: 'lifeEvent' },
  on: {
    BACK: '#lifeEvents',
    OPEN_SERVICE: {
      guard: 'serviceKnown',
      target: '#procedure',
      actions: ['remember', 'comeFromLifeEvent'],
    },
  },
});

/** A service: its page, what to bring, taking it away. Its details are read while it is shown. */
export const serviceState = session.createStateConfig({
  initial: 'procedure',
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
  on: {
    OPEN_SERVICE: {
      guard: 'serviceKnown',
      target: '#procedure',
      reenter: true,
      actions: 'remember',
    },
  },
  states: {
    procedure: {
      id: 'procedure',
      meta: { screen: 'procedure' },
      on: {
        OPEN_EVIDENCE: { target: 'evidence', actions: 'remember' },
        OPEN_TAKEAWAY: { target: 'takeaway', actions: 'remember' },
        BACK: [
          { guard: 'cameFromSearch', target: '#search' },
          { guard: 'cameFromLifeEvent', target: '#lifeEvent' },
          { target: '#home' },
        ],
      },
    },
    evidence: {
      id: 'evidence',
      meta: { screen: 'evidence' },
      on: {
        CHOOSE_CASE: { actions: 'remember' },
        OPEN_TAKEAWAY: { target: 'takeaway', actions: 'remember' },
        BACK: 'procedure',
      },
    },
    takeaway: {
      id: 'takeaway',
      meta: { screen: 'takeaway' },
      on: { OPEN_EVIDENCE: { target: 'evidence', actions: 'remember' }, BACK: 'procedure' },
    },
  },
});

export const noticesState = session.createStateConfig({
  id: 'notices',
  meta: { screen: 'notices' },
  on: {
    BACK: '#home',
    OPEN_NOTICE: { guard: 'noticeKnown', target: '#notice', actions: 'remember' },
  },
});

export const noticeState = session.createStateConfig({
  id: 'notice',
  meta: { screen: 'notice' },
  on: { BACK: '#notices' },
});

import { session } from './setup.ts';
import { guideState } from './state-guide.ts';

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
        OPEN_ABOUT: { target: 'about', actions: 'remember' },
        OPEN_GUIDE: [
          { guard: 'guideBegun', target: '#guideDeciding' },
          { guard: 'guideOffered', target: 'guide' },
        ],
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
    about: {
      id: 'about',
      meta: { screen: 'about' },
      on: {
        OPEN_TOPIC: { target: 'aboutTopic', actions: 'remember' },
        BACK: 'procedure',
      },
    },
    aboutTopic: {
      id: 'aboutTopic',
      meta: { screen: 'aboutTopic' },
      on: { OPEN_TOPIC: { actions: 'remember' }, BACK: 'about' },
    },
    takeaway: {
      id: 'takeaway',
      meta: { screen: 'takeaway' },
      on: {
        OPEN_EVIDENCE: { target: 'evidence', actions: 'remember' },
        BACK: [{ guard: 'takesOwnPapers', target: '#guideResult' }, { target: 'procedure' }],
      },
    },
    guide: guideState,
  },
});

export const noticesState = session.createStateConfig({
  id: 'notices',
  meta: { screen: 'notices' },
  on: {
    BACK: '#home',
    OPEN_NOTICE: { guard: 'noticeKnown', target: '#notice', actions: 'remember' },
    OPEN_BOARDS: { guard: 'boardsHere', target: '#boards', actions: 'remember' },
  },
});

export const noticeState = session.createStateConfig({
  id: 'notice',
  meta: { screen: 'notice' },
  on: { BACK: '#notices' },
});

export const boardsState = session.createStateConfig({
  id: 'boards',
  meta: { screen: 'boards' },
  on: {
    BACK: '#notices',
    OPEN_BOARD: { guard: 'boardKnown', target: '#board', actions: 'remember' },
  },
});

export const boardState = session.createStateConfig({
  id: 'board',
  meta: { screen: 'board' },
  on: { BACK: '#boards' },
});

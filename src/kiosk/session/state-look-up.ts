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
    OPEN_CITY: { target: '#city', actions: 'remember' },
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
    BACK: '#city',
    OPEN_BOARD: { guard: 'boardKnown', target: '#board', actions: 'remember' },
  },
});

export const boardState = session.createStateConfig({
  id: 'board',
  meta: { screen: 'board' },
  on: { BACK: '#boards' },
});

export const cityState = session.createStateConfig({
  id: 'city',
  meta: { screen: 'city' },
  on: {
    BACK: '#notices',
    OPEN_BOARDS: { guard: 'boardsHere', target: '#boards', actions: 'remember' },
    OPEN_PLACES: { target: '#places', actions: 'remember' },
    OPEN_SEASONS: { target: '#seasons', actions: 'remember' },
    OPEN_BUILDING: { guard: 'buildingHere', target: '#building', actions: 'remember' },
    OPEN_LEAFLET: { guard: 'leafletKnown', target: '#leaflet', actions: 'remember' },
  },
});

export const placesState = session.createStateConfig({
  id: 'places',
  meta: { screen: 'places' },
  on: {
    BACK: '#city',
    OPEN_PLACE_KIND: { guard: 'placeKindKnown', target: '#placeList', actions: 'remember' },
  },
});

export const placeListState = session.createStateConfig({
  id: 'placeList',
  meta: { screen: 'placeList' },
  on: {
    BACK: '#places',
    OPEN_PLACE: { guard: 'placeKnownHere', target: '#place', actions: 'remember' },
  },
});

export const placeState = session.createStateConfig({
  id: 'place',
  meta: { screen: 'place' },
  on: { BACK: '#placeList', OPEN_PLACE_WAY: { target: '#placeWay', actions: 'remember' } },
});

export const placeWayState = session.createStateConfig({
  id: 'placeWay',
  meta: { screen: 'placeWay' },
  on: { BACK: '#place' },
});

export const seasonsState = session.createStateConfig({
  id: 'seasons',
  meta: { screen: 'seasons' },
  on: {
    BACK: '#city',
    OPEN_SEASON: { guard: 'seasonKnown', target: '#season', actions: 'remember' },
  },
});

export const seasonState = session.createStateConfig({
  id: 'season',
  meta: { screen: 'season' },
  on: { BACK: '#seasons' },
});

export const buildingState = session.createStateConfig({
  id: 'building',
  meta: { screen: 'building' },
  on: { BACK: '#city' },
});

export const leafletState = session.createStateConfig({
  id: 'leaflet',
  meta: { screen: 'leaflet' },
  on: { BACK: '#city' },
});

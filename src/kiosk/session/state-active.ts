import { session } from './setup.ts';
import { bookState } from './state-book.ts';
import { feedbackState } from './state-feedback.ts';
import { leaveState } from './state-leave.ts';
import {
  boardState,
  boardsState,
  buildingState,
  cityState,
  homeState,
  leafletState,
  lifeEventState,
  lifeEventsState,
  noticeState,
  noticesState,
  placeListState,
  placeState,
  placesState,
  placeWayState,
  searchState,
  seasonState,
  seasonsState,
  serviceState,
} from './state-look-up.ts';
import { scanState } from './state-scan.ts';

/** Where a resident can be; every door opens from everywhere. */
const atState = session.createStateConfig({
  initial: 'home',
  states: {
    home: homeState,
    search: searchState,
    lifeEvents: lifeEventsState,
    lifeEvent: lifeEventState,
    service: serviceState,
    notices: noticesState,
    notice: noticeState,
    boards: boardsState,
    board: boardState,
    city: cityState,
    places: placesState,
    placeList: placeListState,
    place: placeState,
    placeWay: placeWayState,
    seasons: seasonsState,
    season: seasonState,
    building: buildingState,
    leaflet: leafletState,
    scan: scanState,
    book: bookState,
    feedback: feedbackState,
  },
  on: {
    HOME: '#home',
    SHOW_PAGE: { actions: 'remember' },
    OPEN_SEARCH: { target: '#search', actions: 'remember' },
    OPEN_LIFE_EVENTS: { target: '#lifeEvents', actions: 'remember' },
    OPEN_LIFE_EVENT: { guard: 'lifeEventKnown', target: '#lifeEvent', actions: 'remember' },
    OPEN_SERVICE: {
      guard: 'serviceKnown',
      target: '#procedure',
      actions: ['remember', 'comeFromHome'],
    },
    OPEN_NOTICES: { target: '#notices', actions: 'remember' },
    OPEN_SCAN: [{ guard: 'cameraAllowed', target: '#scanCamera' }, { target: '#scanConsent' }],
    OPEN_BOOKING: { target: '#book', actions: 'remember' },
    OPEN_FEEDBACK: { target: '#feedbackCategory', actions: 'remember' },
    CODE_READ: [
      { guard: 'badgeRead', target: '#staff', actions: 'keepBadge' },
      { target: '#scanDeciding', actions: 'remember' },
    ],
  },
});

/** Screens one comes back from to where one was: nothing is lost by asking for help. */
const asideState = session.createStateConfig({
  initial: 'help',
  states: {
    help: {
      id: 'help',
      meta: { screen: 'help' },
      on: {
        BACK: '#mainHistory',
        CALL_HELP: { target: '#leaving', actions: 'wishHelp' },
        OPEN_DISPLAY: 'display',
        OPEN_LANGUAGES: 'languages',
      },
    },
    display: {
      id: 'display',
      meta: { screen: 'display' },
      on: { BACK: '#mainHistory', HELP: 'help', OPEN_LANGUAGES: 'languages' },
    },
    languages: {
      id: 'languages',
      meta: { screen: 'languages' },
      on: { BACK: '#mainHistory', HELP: 'help', OPEN_DISPLAY: 'display' },
    },
  },
  on: { HOME: '#home' },
});

/** A resident is here. */
export const activeState = session.createStateConfig({
  id: 'active',
  initial: 'main',
  states: {
    main: {
      initial: 'at',
      states: {
        at: atState,
        leave: leaveState,
        history: { type: 'history', history: 'deep', id: 'mainHistory' },
      },
      on: {
        HELP: { target: '#help', actions: 'remember' },
        OPEN_DISPLAY: '#display',
        OPEN_LANGUAGES: '#languages',
      },
    },
    aside: asideState,
    history: { type: 'history', history: 'deep', id: 'activeHistory' },
  },
  on: { END: '#ending', IDLE: '#warning' },
});

/** R38: visible countdown, one touch extends, as often as one likes. */
export const warningState = session.createStateConfig({
  id: 'warning',
  on: {
    TOUCH: '#activeHistory',
    STAY: '#activeHistory',
    // Someone held a card to the machine: that is a touch, and where one was stays.
    CODE_READ: '#activeHistory',
    END: '#ending',
  },
  after: { warningMs: '#ending' },
});

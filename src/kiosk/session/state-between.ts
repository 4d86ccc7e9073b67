import { session } from './setup.ts';

/**
 * Before the first resident: enrolment and content. Ends by itself when both are there. The first
 * content is swapped in here, where nobody can stand before it.
 */
export const setupState = session.createStateConfig({
  id: 'setup',
  meta: { screen: 'setup' },
  initial: 'waiting',
  always: [
    { guard: 'blocked', target: '#outOfService' },
    { guard: 'ready', target: '#attract' },
  ],
  states: {
    waiting: { always: { guard: 'contentStaged', target: 'swapping' } },
    swapping: {
      invoke: { src: 'swapContent', onDone: 'resting', onError: 'resting' },
      after: { swapMs: 'resting' },
    },
    resting: { after: { swapRestMs: 'waiting' } },
  },
  // A machine that nobody knows shows the way in itself: the one-time code is its own proof.
  on: { OPEN_ENROL: { guard: 'newKeyNeeded', target: '#enrolFirst' } },
});

/** Nobody can be served here: says why. Never entered under a resident's hand. */
export const outOfServiceState = session.createStateConfig({
  id: 'outOfService',
  meta: { screen: 'outOfService' },
  always: { guard: 'ready', target: '#attract' },
});

/** Whoever touched while content changed is answered now, in a lift by its own screens. */
const afterSwap = [
  { guard: 'touchedInLift', target: '#lift' },
  { guard: 'touchedMeanwhile', target: '#active' },
  { target: 'resting' },
] as const;

/**
 * The only place where content and page change (P10). A touch during a swap is kept and answered
 * when the swap is through, so that no resident sees two versions.
 */
export const attractState = session.createStateConfig({
  id: 'attract',
  meta: { screen: 'attract' },
  initial: 'waiting',
  always: { guard: 'blocked', target: '#outOfService' },
  states: {
    waiting: {
      // Blocked comes first: a kiosk that cannot serve changes nothing about itself either.
      always: [
        { guard: 'blocked', target: '#outOfService' },
        { guard: 'contentStaged', target: 'swapping' },
        { guard: 'updateWaiting', target: 'updating' },
      ],
    },
    swapping: {
      id: 'swapping',
      initial: 'quiet',
      states: { quiet: {}, touched: { id: 'swapTouched' } },
      invoke: {
        src: 'swapContent',
        onDone: afterSwap,
        onError: afterSwap,
      },
      on: {
        START: '.touched',
        SET_LANGUAGE: { guard: 'inLobby', target: '.touched' },
        SET_TEXT_SIZE: { guard: 'inLobby', target: '.touched' },
        SET_THEME: { guard: 'inLobby', target: '.touched' },
        SET_REACH: { guard: 'inLobby', target: '.touched' },
        SET_ALOUD: { guard: 'inLobby', target: '.touched' },
        HEADSET: { guard: 'headsetInLobby', target: '.touched' },
        CODE_READ: '.touched',
        // A swap is not cut off for a floor: the ambient code stands there meanwhile (P10).
        ARRIVED: {},
      },
      after: {
        swapMs: afterSwap,
      },
    },
    updating: { entry: 'activateUpdate', after: { swapMs: 'resting' } },
    /** After a swap or update, done or not: nothing is tried again at once. */
    resting: { after: { swapRestMs: 'waiting' } },
  },
  on: {
    START: [{ guard: 'inLift', target: '#lift' }, { target: '#active' }],
    ARRIVED: { guard: 'inLift', target: '#liftArrived' },
    // L3: in a lift START is the only way on, and no code but a badge means anything.
    SET_LANGUAGE: { guard: 'inLobby', target: '#active' },
    SET_TEXT_SIZE: { guard: 'inLobby', target: '#active' },
    SET_THEME: { guard: 'inLobby', target: '#active' },
    SET_REACH: { guard: 'inLobby', target: '#active' },
    SET_ALOUD: { guard: 'inLobby', target: '#active' },
    HEADSET: { guard: 'headsetInLobby', target: '#active' },
    CODE_READ: [
      { guard: 'badgeRead', target: '#staff', actions: 'keepBadge' },
      { guard: 'inLobby', target: '#scanDeciding', actions: 'remember' },
    ],
  },
});

/** "Đã xóa": the data is gone before this is drawn. */
export const endingState = session.createStateConfig({
  id: 'ending',
  meta: { screen: 'ending' },
  entry: ['wipe', 'letGo', 'closeCamera', 'forgetSearches'],
  after: { endedMs: '#attract', liftEndedMs: { guard: 'inLift', target: '#attract' } },
});

/** After a crash of the page: wiped, then loaded anew. */
export const recoveringState = session.createStateConfig({
  id: 'recovering',
  meta: { screen: 'recovering' },
  entry: ['wipe', 'letGo', 'closeCamera', 'forgetSearches'],
  after: { recoverMs: { target: '#setup', actions: 'reloadPage' } },
});

import { session } from './setup.ts';

/** S1: the resident is wiped before the PIN is asked; five wrong PINs lock for 15 minutes. */
export const staffState = session.createStateConfig({
  id: 'staff',
  initial: 'deciding',
  entry: ['wipe', 'letGo', 'closeCamera', 'forgetSearches'],
  states: {
    deciding: {
      always: [{ guard: 'staffLocked', target: 'locked' }, { target: 'pin' }],
    },
    pin: {
      id: 'staffPin',
      meta: { screen: 'staffPin' },
      always: { guard: 'staffLocked', target: 'locked' },
      on: {
        PIN: [
          { guard: 'pinRight', target: 'status', actions: 'forgetWrongPins' },
          { actions: 'countWrongPin' },
        ],
        OPEN_ENROL: { guard: 'newKeyNeeded', target: 'enrolFirst' },
      },
    },
    locked: {
      meta: { screen: 'staffLocked' },
      after: { staffLockedNoticeMs: '#setup' },
    },
    /**
     * A machine that nobody knows has no PIN that could be known: the one-time code is its own proof,
     * and it opens nothing else.
     */
    enrolFirst: { meta: { screen: 'staffEnrol' }, on: { BACK: 'pin' } },
    status: {
      id: 'staffStatus',
      meta: { screen: 'staffStatus' },
      on: { OPEN_ENROL: 'enrol', OPEN_KEPT: 'kept' },
    },
    enrol: { meta: { screen: 'staffEnrol' }, on: { BACK: 'status' } },
    kept: { meta: { screen: 'staffKept' }, on: { BACK: 'status' } },
  },
  on: { STAFF_EXIT: '#setup', END: '#setup', IDLE: '#setup', STAFF_KNOCK: {} },
});

/** Stands beside the session, so that leaving staff mode does not open the lock. */
export const staffLockState = session.createStateConfig({
  id: 'staffLock',
  initial: 'open',
  states: {
    open: { always: { guard: 'lockDue', target: 'locked' } },
    locked: {
      id: 'staffLockShut',
      after: { staffLockMs: { target: 'open', actions: 'forgetWrongPins' } },
    },
  },
});

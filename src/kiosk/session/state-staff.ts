import type { StaffEntry } from '../services.ts';
import { session } from './setup.ts';

const knownOf = ({ wrongPins, refusal, person }: StaffEntry) => ({ wrongPins, refusal, person });

/**
 * S1: the resident is wiped before anything is asked; badge and lock are looked at before the PIN;
 * five wrong PINs lock for 15 minutes. Lock and count are on the disk (`StaffDesk`), so that neither
 * a reload nor a pulled plug opens them.
 */
export const staffState = session.createStateConfig({
  id: 'staff',
  initial: 'deciding',
  entry: ['wipe', 'letGo', 'closeCamera', 'forgetSearches'],
  states: {
    deciding: {
      meta: { screen: 'staffPin' },
      invoke: {
        src: 'enterStaff',
        input: ({ context }) => ({ badge: context.staff.badge }),
        onDone: [
          {
            guard: ({ event: { output } }) => output.lockedMs > 0 || output.refusal !== undefined,
            target: 'locked',
            actions: { type: 'noteStaff', params: ({ event }) => knownOf(event.output) },
          },
          {
            target: 'pin',
            actions: { type: 'noteStaff', params: ({ event }) => knownOf(event.output) },
          },
        ],
        onError: 'pin',
      },
      after: { staffAnswerMs: 'pin' },
    },
    pin: {
      id: 'staffPin',
      meta: { screen: 'staffPin' },
      on: {
        PIN: 'checking',
        OPEN_ENROL: { guard: 'newKeyNeeded', target: 'enrolFirst' },
      },
    },
    checking: {
      meta: { screen: 'staffPin' },
      invoke: {
        src: 'tryPin',
        input: ({ event }) => ({ pin: event.type === 'PIN' ? event.pin : '' }),
        onDone: [
          { guard: ({ event }) => event.output.outcome === 'right', target: 'status' },
          { guard: ({ event }) => event.output.outcome === 'locked', target: 'locked' },
          {
            target: 'pin',
            actions: {
              type: 'noteStaff',
              params: ({ event: { output } }) => ({
                wrongPins: output.wrongPins,
                noPin: output.outcome === 'noPin',
              }),
            },
          },
        ],
        onError: 'pin',
      },
      // A PIN whose check never ends is not right.
      after: { staffAnswerMs: 'pin' },
    },
    /** Locked, or shown a badge that does not open here: says which, and goes. */
    locked: {
      meta: { screen: 'staffLocked' },
      after: { staffLockedNoticeMs: '#setup' },
    },
    /**
     * A machine that nobody knows has no PIN that could be known: the one-time code is its own proof,
     * and it opens nothing else.
     */
    enrolFirst: { id: 'enrolFirst', meta: { screen: 'staffEnrol' }, on: { BACK: 'pin' } },
    status: {
      id: 'staffStatus',
      meta: { screen: 'staffStatus' },
      on: {
        OPEN_ENROL: 'enrol',
        OPEN_KEPT: 'kept',
        OPEN_CALIBRATION: 'calibrate',
        OPEN_SELF_TEST: 'test',
      },
    },
    enrol: { meta: { screen: 'staffEnrol' }, on: { BACK: 'status' } },
    kept: { meta: { screen: 'staffKept' }, on: { BACK: 'status' } },
    calibrate: { meta: { screen: 'staffCalibrate' }, on: { BACK: 'status' } },
    test: { meta: { screen: 'staffTest' }, on: { BACK: 'status' } },
  },
  on: {
    STAFF_EXIT: '#setup',
    END: '#setup',
    IDLE: '#setup',
    SET_LANGUAGE: { actions: 'speakToStaff' },
    STAFF_KNOCK: {},
    // Screens of staff listen to the scanner themselves.
    CODE_READ: {},
  },
  exit: 'forgetStaff',
});

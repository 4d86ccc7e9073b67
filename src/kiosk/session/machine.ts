import { initialContext } from './context.ts';
import {
  audioState,
  presenceState,
  printState,
  settingsState,
  veilState,
  worldState,
} from './regions.ts';
import { session } from './setup.ts';
import { activeState, warningState } from './state-active.ts';
import {
  attractState,
  endingState,
  outOfServiceState,
  recoveringState,
  setupState,
} from './state-between.ts';
import { liftState } from './state-lift.ts';
import { staffState } from './state-staff.ts';

/**
 * The session (requirements §2.4): one region for where the resident is, and beside it what runs
 * at the same time. Pure as it stands; `session-actors.ts` gives it the real world.
 */
export const sessionMachine = session.createMachine({
  id: 'kiosk',
  context: initialContext,
  type: 'parallel',
  states: {
    session: {
      initial: 'setup',
      states: {
        setup: setupState,
        outOfService: outOfServiceState,
        attract: attractState,
        active: activeState,
        warning: warningState,
        ending: endingState,
        recovering: recoveringState,
        lift: liftState,
        staff: staffState,
      },
      on: {
        STAFF_KNOCK: '#staff',
        CODE_READ: [
          { guard: 'badgeRead', target: '#staff', actions: 'keepBadge' },
          { guard: 'machineCodeRead', target: '#enrolFirst', actions: 'keepBadge' },
        ],
        FATAL: '#recovering',
      },
    },
    presence: presenceState,
    veil: veilState,
    settings: settingsState,
    print: printState,
    audio: audioState,
    world: worldState,
  },
});

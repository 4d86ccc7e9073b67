import { session } from './setup.ts';

/** What counts as a sign of life, beside a touch: everything a resident does. */
const signsOfLife = [
  'TOUCH',
  'STAY',
  'CODE_READ',
  'HOME',
  'BACK',
  'NEXT',
  'HELP',
  'OPEN_DISPLAY',
  'OPEN_LANGUAGES',
  'SHOW_PAGE',
  'CHOOSE_ANSWER',
  'QUERY',
  'CONSENT',
  'SCAN_AGAIN',
  'SET_TYPED_CODE',
  'SET_PHONE',
  'SET_PLACE',
  'SET_TEXT',
  'PRINT',
  'PRINT_ANSWER',
  'LEAVE',
  'RETRY',
  'PIN',
] as const;

function onLife(target: string) {
  return Object.fromEntries(
    signsOfLife.map((type) => [type, { target, reenter: true }] as const),
  ) as Record<(typeof signsOfLife)[number], { target: string; reenter: true }>;
}

/**
 * How long nobody has touched anything (R38, R39). It does not run while a slip is on its way:
 * the print watchdog ends that wait, so a jammed printer cannot hold a session open. Nor while
 * something is said: whoever listens is there, and the time begins when the voice has ended.
 */
export const presenceState = session.createStateConfig({
  initial: 'away',
  states: {
    away: {
      always: [
        { guard: 'inStaff', target: 'staff' },
        { guard: 'awaitsPaper', target: 'paper' },
        { guard: 'listens', target: 'listening' },
        { guard: 'presenceCamera', target: 'camera' },
        { guard: 'presenceLong', target: 'long' },
        { guard: 'presenceNormal', target: 'normal' },
      ],
    },
    normal: {
      id: 'presenceNormal',
      always: { guard: 'presenceNotNormal', target: 'away' },
      after: { idleMs: { target: 'normal', reenter: true, actions: 'tellIdle' } },
      on: onLife('#presenceNormal'),
    },
    long: {
      id: 'presenceLong',
      always: { guard: 'presenceNotLong', target: 'away' },
      after: { idleLongMs: { target: 'long', reenter: true, actions: 'tellIdle' } },
      on: onLife('#presenceLong'),
    },
    camera: {
      id: 'presenceCamera',
      always: { guard: 'presenceNotCamera', target: 'away' },
      after: { idleCameraMs: { target: 'camera', reenter: true, actions: 'tellIdle' } },
      on: onLife('#presenceCamera'),
    },
    paper: { always: { guard: 'noLongerAwaitsPaper', target: 'away' } },
    listening: { always: { guard: 'listensNoLonger', target: 'away' } },
    staff: {
      id: 'presenceStaff',
      always: { guard: 'notInStaff', target: 'away' },
      after: { staffIdleMs: { target: 'staff', reenter: true, actions: 'tellIdle' } },
      on: onLife('#presenceStaff'),
    },
  },
});

/** R41: covers personal data that nobody looks at; one touch brings it back, nothing is lost. */
export const veilState = session.createStateConfig({
  initial: 'off',
  states: {
    off: { always: { guard: 'onPersonal', target: 'counting' } },
    counting: {
      id: 'veilCounting',
      always: { guard: 'notOnPersonal', target: 'off' },
      after: { veilMs: { target: 'veiled', actions: 'maskAgain' } },
      on: onLife('#veilCounting'),
    },
    veiled: {
      id: 'veiled',
      always: { guard: 'notOnPersonal', target: 'off' },
      on: { TOUCH: 'counting', STAY: 'counting' },
    },
  },
});

/** Display settings: in attract a choice also begins the session. Not before and not after one. */
export const settingsState = session.createStateConfig({
  on: {
    SET_LANGUAGE: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_TEXT_SIZE: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_THEME: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_REACH: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_DEFAULTS: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_ALOUD: { guard: 'settingsLive', actions: 'changeSetting' },
    SET_RATE: { guard: 'mayTune', actions: 'changeSetting' },
    SET_VOLUME: { guard: 'mayTune', actions: 'changeSetting' },
    HEADSET: { guard: 'settingsLive', actions: 'changeSetting' },
  },
});

/** One slip at a time, told by evidence. Lives beside the screens, so moving on does not stop it. */
export const printState = session.createStateConfig({
  initial: 'none',
  on: { LET_GO: '.none' },
  states: {
    none: {
      on: { PRINT: { guard: 'mayPrint', target: 'busy', actions: 'remember' } },
    },
    busy: {
      id: 'printBusy',
      initial: 'onTime',
      invoke: {
        id: 'printSlip',
        src: 'printSlip',
        input: ({ context: { resident } }) => {
          if (!resident.print) throw new Error('broken invariant: printing without a document');
          return { document: resident.print.document };
        },
      },
      on: { PRINT_STATE: { actions: 'remember' } },
      states: {
        onTime: {
          id: 'printOnTime',
          always: { guard: 'printSettled', target: 'settled' },
          after: { printWatchdogMs: 'overdue' },
        },
        /** R71: told as not printed; the code stands beside it. It may still come out. */
        overdue: {
          id: 'printOverdue',
          always: { guard: 'printSettled', target: 'settled' },
          on: {
            PRINT: { guard: 'mayPrint', target: '#printBusy', reenter: true, actions: 'remember' },
          },
        },
        settled: {
          id: 'printSettled',
          always: { guard: 'printUnsettled', target: 'onTime' },
          on: {
            PRINT: { guard: 'mayPrint', target: '#printBusy', reenter: true, actions: 'remember' },
            PRINT_ANSWER: { guard: 'printAsksResident', actions: 'answerPrinter' },
          },
        },
      },
    },
  },
});

/** R31: whatever is done ends what is being said, and that too which nobody thought of yet. */
const onAct = { '*': { guard: 'isAct', target: '#audioIdle' } } as const;

const nextUtterance = [
  { guard: 'moreToSay', target: '#audioSpeaking', reenter: true, actions: 'sayNext' },
  { target: '#audioIdle' },
] as const;

/** What is read out (§2.4), one utterance after the other, each of its own length at most. */
export const audioState = session.createStateConfig({
  initial: 'idle',
  on: { LET_GO: '.idle' },
  states: {
    idle: {
      id: 'audioIdle',
      entry: 'forgetScript',
      on: { LISTEN: { guard: 'mayListen', target: 'speaking', actions: 'takeScript' } },
    },
    speaking: {
      id: 'audioSpeaking',
      invoke: {
        src: 'speak',
        input: ({ context: { audio, settings, facts } }) => {
          const utterance = audio.script[audio.at];
          if (!utterance) throw new Error('broken invariant: speaking with nothing to say');
          const { rate, volume } = settings;
          return { utterance, manner: { rate, volume, headset: facts.headset } };
        },
        onDone: [
          {
            guard: 'moreToSay',
            target: '#audioSpeaking',
            reenter: true,
            actions: ['noteUnsaid', 'sayNext'],
          },
          { target: '#audioIdle', actions: 'noteUnsaid' },
        ],
        onError: '#audioIdle',
      },
      // L9: in a lift shorter, and over at once when the car's own voice begins.
      always: { guard: 'alarmOn', target: '#audioIdle' },
      after: { speechMs: '#audioIdle', liftSpeechMs: { guard: 'inLift', target: '#audioIdle' } },
      on: {
        LISTEN: {
          guard: 'mayListen',
          target: '#audioSpeaking',
          reenter: true,
          actions: 'takeScript',
        },
        PAUSE: 'paused',
        REPEAT: { target: '#audioSpeaking', reenter: true },
        SKIP: nextUtterance,
        SET_RATE: { target: '#audioSpeaking', reenter: true },
        SET_VOLUME: { target: '#audioSpeaking', reenter: true },
        TOUCH: { guard: 'touchedElsewhere', target: '#audioIdle' },
        ...onAct,
      },
    },
    paused: {
      always: { guard: 'alarmOn', target: '#audioIdle' },
      on: {
        LISTEN: { guard: 'mayListen', target: '#audioSpeaking', actions: 'takeScript' },
        RESUME: '#audioSpeaking',
        REPEAT: '#audioSpeaking',
        SKIP: nextUtterance,
        TOUCH: { guard: 'touchedElsewhere', target: '#audioIdle' },
        ...onAct,
      },
    },
  },
});

/** Net, content and hardware: what the services say, kept as facts. */
export const worldState = session.createStateConfig({
  invoke: { src: 'watchServices' },
  on: { FACTS: { actions: 'noteFacts' }, HEADSET: { actions: 'noteHeadset' } },
});

import { session } from './setup.ts';
import { codeLookUpState } from './state-code-look-up.ts';

/** Scanning: asked first (R62), masked (R61), and never a dead end (D6). */
export const scanState = session.createStateConfig({
  initial: 'consent',
  states: {
    consent: {
      id: 'scanConsent',
      meta: { screen: 'scanConsent' },
      on: {
        CONSENT: { target: 'camera', actions: 'remember' },
        TYPE_CODE: 'manual',
        BACK: '#home',
      },
    },
    camera: {
      id: 'scanCamera',
      meta: { screen: 'scanCamera' },
      exit: 'closeCamera',
      after: { cameraMs: 'unreadable' },
      on: { TYPE_CODE: 'manual', BACK: '#home' },
    },
    manual: {
      id: 'scanManual',
      meta: { screen: 'scanManual' },
      on: {
        SET_TYPED_CODE: { actions: 'remember' },
        NEXT: [
          { guard: 'codeTyped', target: 'deciding', actions: 'readTypedCode' },
          { actions: 'sayIncomplete' },
        ],
        SCAN_AGAIN: [{ guard: 'cameraAllowed', target: 'camera' }, { target: 'consent' }],
        BACK: '#home',
      },
    },
    deciding: {
      id: 'scanDeciding',
      always: [{ guard: 'codeRejected', target: 'unreadable' }, { target: 'result' }],
    },
    result: {
      id: 'scanResult',
      meta: { screen: 'scanResult' },
      type: 'parallel',
      states: {
        mask: {
          initial: 'masked',
          states: {
            masked: { on: { SHOW_PERSONAL: 'shown' } },
            shown: {
              id: 'scanShown',
              on: { HIDE_PERSONAL: 'masked' },
              after: { unmaskMs: 'masked' },
            },
          },
        },
        follow: {
          initial: 'idle',
          states: {
            idle: { always: { guard: 'codeCanBeFollowed', target: 'asking' } },
            asking: {
              invoke: {
                src: 'followRequest',
                input: ({ context: { resident } }) => ({
                  code: resident.code?.kind === 'slip' ? (resident.code.followCode ?? '') : '',
                }),
                onDone: {
                  target: 'answered',
                  actions: {
                    type: 'keepFollow',
                    params: ({ event: { output } }) => ({
                      follow: output.ok
                        ? { state: 'known', facts: output.value }
                        : { state: output.error },
                    }),
                  },
                },
                onError: {
                  target: 'answered',
                  actions: { type: 'keepFollow', params: { follow: { state: 'offline' } } },
                },
              },
              after: {
                followMs: {
                  target: 'answered',
                  actions: { type: 'keepFollow', params: { follow: { state: 'offline' } } },
                },
              },
            },
            answered: {},
          },
        },
        lookUp: codeLookUpState,
      },
      on: {
        USE_CARD: { guard: 'codeIsCard', target: '#book', actions: 'remember' },
        FORGET_CODE: { target: '#home', actions: 'remember' },
        CANCEL_REQUEST: {
          guard: 'codeCanBeCancelled',
          target: '#leaving',
          actions: 'wishCancellation',
        },
        REPORT_FAKE: { guard: 'codeIsProduct', target: '#feedbackDetails', actions: 'remember' },
        ASK_DOSSIER: { guard: 'codeHasDossier', target: '#leaving', actions: 'wishDossier' },
        SCAN_AGAIN: [
          { guard: 'cameraAllowed', target: 'camera', actions: 'remember' },
          { target: 'consent', actions: 'remember' },
        ],
        TYPE_CODE: { target: 'manual' },
        BACK: '#home',
      },
    },
    unreadable: {
      id: 'scanUnreadable',
      meta: { screen: 'scanUnreadable' },
      on: {
        SCAN_AGAIN: [
          { guard: 'cameraAllowed', target: 'camera', actions: 'remember' },
          { target: 'consent', actions: 'remember' },
        ],
        TYPE_CODE: 'manual',
        BACK: '#home',
      },
    },
  },
});

import { and, not, stateIn } from 'xstate';
import { sessionMachine } from '../machine.ts';
import { nobody } from '../resident.ts';
import { session } from '../setup.ts';
import {
  liftAloud,
  liftOffline,
  lobbyAloud,
  lobbyOf,
  lobbyOffline,
  lobbyOnline,
  type Profile,
} from './profiles.ts';

type Machine = typeof sessionMachine;

/** A state of the chart as it is written, loosely: faults are put in by hand. */
interface Written {
  entry?: unknown;
  always?: unknown;
  invoke?: unknown;
  readonly on?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  readonly states?: Record<string, Written>;
}

export interface SeededFault {
  readonly name: string;
  readonly profile: Profile;
  /** Which invariant must say so: the beginning of its words. */
  readonly caughtBy: RegExp;
  readonly machine: Machine;
}

/** A copy that may be changed; functions stay as they are. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) as T;
}

type Change = (at: (path: string) => Written) => void;

function changed(change: Change): Machine {
  const config = copied(sessionMachine.config) as Written;
  change((path) => {
    const found = path
      .split('.')
      .reduce<Written | undefined>((at, key) => at?.states?.[key], config);
    if (!found) throw new Error(`no such state: ${path}`);
    return found;
  });
  return session.createMachine(config as never) as unknown as Machine;
}

/** Takes something out that must have been there. */
function without(record: Record<string, unknown> | undefined, key: string): void {
  if (record?.[key] === undefined) throw new Error(`nothing to take out: ${key}`);
  delete record[key];
}

function put(record: Record<string, unknown> | undefined, key: string, value: unknown): void {
  if (!record) throw new Error(`nowhere to put ${key}`);
  record[key] = value;
}

const chart = (name: string, profile: Profile, caughtBy: RegExp, change: Change): SeededFault => ({
  name,
  profile,
  caughtBy,
  machine: changed(change),
});
const given = (
  name: string,
  profile: Profile,
  caughtBy: RegExp,
  parts: Parameters<Machine['provide']>[0],
): SeededFault => ({ name, profile, caughtBy, machine: sessionMachine.provide(parts) });

const looking = lobbyOf('OPEN_SERVICE', 'BACK', 'HOME', 'HELP', 'END', 'STAFF_KNOCK', 'USE_CARD');
const scanning = lobbyOf('OPEN_SCAN', 'CONSENT', 'CODE_READ', 'SHOW_PERSONAL', 'HIDE_PERSONAL');
const reporting = lobbyOf(
  'OPEN_FEEDBACK',
  'CHOOSE_CATEGORY',
  'SET_TEXT',
  'NEXT',
  'BACK',
  'EDIT',
  'LEAVE',
);
const booking = lobbyOf(
  ...(['OPEN_BOOKING', 'CHOOSE_FIELD', 'CHOOSE_PLACE', 'CHOOSE_DAY', 'CHOOSE_SLOT'] as const),
  ...(['SET_PHONE', 'NEXT', 'BACK', 'EDIT', 'LEAVE'] as const),
);
const at = 'session.active.main.at';
const wiped = ['wipe', 'letGo', 'closeCamera', 'forgetSearches'];
const entry = (place: string, taken: string): Change => {
  return (state) => {
    state(place).entry = wiped.filter((action) => action !== taken);
  };
};
const noTimer =
  (place: string, timer: string): Change =>
  (state) =>
    without(state(place).after, timer);
const deaf =
  (place: string, event: string): Change =>
  (state) =>
    without(state(place).on, event);
const leads =
  (place: string, event: string, to: unknown): Change =>
  (state) =>
    put(state(place).on, event, to);

/** Every fault that the exploration is shown; each must be caught, by the law that it breaks. */
export const seededFaults = (): readonly SeededFault[] => [
  // 1, 2: what a resident left
  given('no wipe at all', lobbyOffline, /^[12]: \w+ holds/, { actions: { wipe: () => undefined } }),
  chart('the end does not wipe', lobbyOffline, /^1: ending holds/, entry('session.ending', 'wipe')),
  chart(
    'a crash does not wipe',
    lobbyOffline,
    /^1: recovering holds/,
    entry('session.recovering', 'wipe'),
  ),
  chart('staff comes in unwiped', lobbyOffline, /^2: staff holds/, entry('session.staff', 'wipe')),
  chart(
    'the printer goes on after the end',
    lobbyOnline,
    /^1: ending still prints/,
    entry('session.ending', 'letGo'),
  ),
  chart(
    'the printer goes on before staff',
    lobbyOnline,
    /^2: staff still prints/,
    entry('session.staff', 'letGo'),
  ),
  chart('the voice goes on after the end', lobbyAloud, /^1: \w+ speaks/, deaf('audio', 'LET_GO')),
  given('a wipe that forgets the settings', lobbyOffline, /^[12]: \w+ holds/, {
    actions: { wipe: session.assign({ resident: nobody }) as never },
  }),
  // 3: a lift
  given('a lift takes itself for a lobby', liftOffline, /^3: a lift reaches/, {
    guards: { inLobby: () => true },
  }),
  chart(
    'a touch in a lift leads into the lobby',
    liftOffline,
    /^3: a lift reaches/,
    leads('session.attract', 'START', '#active'),
  ),
  chart(
    'a search in a lift',
    liftOffline,
    /^3: a lift reaches/,
    leads('session.lift.at.topics', 'OPEN_SEARCH', '#search'),
  ),
  chart(
    'a scan in a lift',
    liftOffline,
    /^3: a lift/,
    leads('session.lift.at.notices', 'CODE_READ', { actions: 'remember' }),
  ),
  chart('a lift that knows no lift', liftOffline, /^3: a lift reaches/, (state) => {
    put(state('session.attract').on, 'CODE_READ', { target: '#scanDeciding', actions: 'remember' });
  }),
  // 4: coming to rest
  chart(
    'no goodbye ends',
    lobbyOffline,
    /^4: never at rest|^timers: session on ending/,
    noTimer('session.ending', 'endedMs'),
  ),
  chart(
    'no warning ends',
    lobbyOffline,
    /^4: never at rest|^timers: session on warning/,
    noTimer('session.warning', 'warningMs'),
  ),
  chart('a warning that leads home', lobbyOffline, /^4: never at rest/, (state) =>
    put(state('session.warning').after, 'warningMs', '#home'),
  ),
  given('no print watchdog', lobbyOnline, /^4: never at rest|^timers: print/, {
    delays: { printWatchdogMs: Number.POSITIVE_INFINITY },
  }),
  chart(
    'nobody counts who is away',
    lobbyOffline,
    /^4: never at rest|^timers: presence/,
    noTimer('presence.normal', 'idleMs'),
  ),
  chart(
    'a crash that never reloads',
    lobbyOffline,
    /^4: never at rest/,
    noTimer('session.recovering', 'recoverMs'),
  ),
  chart(
    'locked staff stays',
    lobbyOffline,
    /^4: never at rest|^timers/,
    deaf('session.staff', 'IDLE'),
  ),
  chart(
    'a lift that warns for ever',
    liftOffline,
    /^4: never at rest|^timers: session.lift/,
    noTimer('session.lift.life.warned', 'liftWarningMs'),
  ),
  // the table of timers
  chart(
    'no idle time before the camera',
    scanning,
    /^(4|timers: presence on scanCamera)/,
    noTimer('presence.camera', 'idleCameraMs'),
  ),
  chart('results are counted as other screens', lobbyOffline, /^timers: presence on/, (state) => {
    put(state('presence.long').after, 'idleMs', {
      target: 'long',
      reenter: true,
      actions: 'tellIdle',
    });
  }),
  chart('nothing is veiled', lobbyOffline, /^timers: veil on/, noTimer('veil.counting', 'veilMs')),
  given('a phone number is nothing personal', booking, /^timers: veil on bookContact/, {
    guards: {
      onPersonal: and([stateIn('#bookReview')]) as never,
      notOnPersonal: not(stateIn('#bookReview')) as never,
    },
  }),
  chart(
    'what was shown stays shown',
    scanning,
    /^timers: session.*mask on scanResult/,
    noTimer(`${at}.scan.result.mask.shown`, 'unmaskMs'),
  ),
  given('a warning of ten seconds', lobbyOffline, /^timers: session on warning: 10000/, {
    delays: { warningMs: 10_000 },
  }),
  chart(
    'staff mode without an end',
    lobbyOffline,
    /^(4|timers: presence on staff)/,
    noTimer('presence.staff', 'staffIdleMs'),
  ),
  chart(
    'a code at a floor that stays',
    liftOffline,
    /^timers: session.lift.at on liftArrived/,
    noTimer('session.lift.at.arrived', 'liftArrivedMs'),
  ),
  chart(
    'a lift that never warns',
    liftOffline,
    /^(4|timers: session.lift.life)/,
    noTimer('session.lift.life.counting', 'liftIdleCodeMs'),
  ),
  // 5: dead screens, lost places, screens with nothing to stand on
  chart(
    'no way back from a procedure',
    looking,
    /^5: BACK not heard on procedure/,
    deaf(`${at}.service.procedure`, 'BACK'),
  ),
  chart('no help', looking, /^5: HELP not heard/, deaf('session.active.main', 'HELP')),
  chart('no end', looking, /^5: END not heard/, deaf('session.active', 'END')),
  chart('staff cannot knock', looking, /^5: STAFF_KNOCK not heard/, deaf('session', 'STAFF_KNOCK')),
  chart(
    'a key that means something where it must not',
    looking,
    /^5: USE_CARD heard on home/,
    leads(`${at}.home`, 'USE_CARD', '#book'),
  ),
  chart(
    'a touch in the warning leads home',
    lobbyOffline,
    /^5: not back where one was/,
    leads('session.warning', 'TOUCH', '#home'),
  ),
  chart(
    'help forgets where one was',
    lobbyOffline,
    /^5: not back where one was/,
    leads('session.active.aside.help', 'BACK', '#home'),
  ),
  chart(
    'the camera opens unasked',
    lobbyOffline,
    /^5: scanCamera with nothing/,
    leads(at, 'OPEN_SCAN', '#scanCamera'),
  ),
  chart(
    'half a phone number is sent',
    booking,
    /^5: leaving with nothing/,
    leads(`${at}.book.review`, 'LEAVE', { target: '#leaving', actions: 'wishAppointment' }),
  ),
  chart(
    'an emptied report is sent',
    reporting,
    /^5: leaving with nothing/,
    leads(`${at}.feedback.review`, 'LEAVE', { target: '#leaving', actions: 'wishFeedback' }),
  ),
  chart('a number that was never given', lobbyOffline, /^5: left with nothing/, (state) => {
    put(state('session.active.main.leave.leaving').after, 'leaveMs', 'left');
  }),
  chart(
    'a code that was forgotten is shown',
    lobbyOffline,
    /^5: scanResult with nothing/,
    leads(`${at}.scan.result`, 'FORGET_CODE', { target: '#scanResult', actions: 'remember' }),
  ),
  chart('days without a clock', booking, /^5: bookDay with nothing/, (state) => {
    delete state(`${at}.book.day`).always;
  }),
  // 6: content under a hand
  chart('content changes at home', lobbyOffline, /^6: swap/, (state) => {
    state(`${at}.home`).invoke = { src: 'swapContent' };
  }),
  chart('the page changes in a goodbye', lobbyOffline, /^6: update/, (state) => {
    state('session.ending').entry = [...wiped, 'activateUpdate'];
  }),
  chart(
    'the page is loaded anew under a hand',
    lobbyOffline,
    /^6: reload/,
    leads(at, 'OPEN_FEEDBACK', {
      target: '#feedbackCategory',
      actions: ['remember', 'reloadPage'],
    }),
  ),
  // L9
  given('a lift speaks over its alarm', liftAloud, /^L9: speaks/, {
    guards: { alarmOn: () => false },
  }),
];

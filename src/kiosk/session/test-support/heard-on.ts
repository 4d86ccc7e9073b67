import type { SessionEvent } from '../events.ts';
import type { ScreenName } from '../screen-name.ts';

/** Screens, and the warning, which is a state without a screen of its own. */
export type Place = ScreenName | 'warning';

const between = ['setup', 'outOfService', 'recovering', 'attract', 'ending'] as const;
const staff = [
  'staffPin',
  'staffLocked',
  'staffStatus',
  'staffEnrol',
  'staffKept',
  'staffCalibrate',
  'staffTest',
] as const;
const scan = ['scanConsent', 'scanCamera', 'scanManual', 'scanResult', 'scanUnreadable'] as const;
const book = [
  'bookField',
  'bookPlace',
  'bookDay',
  'bookSlot',
  'bookContact',
  'bookReview',
  'bookNoDates',
] as const;
const feedback = ['feedbackCategory', 'feedbackDetails', 'feedbackReview'] as const;
const guide = ['guideQuestion', 'guideAnswers', 'guideResult'] as const;
const at = [
  'home',
  'search',
  'lifeEvents',
  'lifeEvent',
  'procedure',
  'evidence',
  'about',
  'aboutTopic',
  'takeaway',
  ...guide,
  'notices',
  'notice',
  'city',
  'boards',
  'board',
  'places',
  'placeList',
  'place',
  'placeWay',
  'seasons',
  'season',
  'building',
  'leaflet',
  ...scan,
  ...book,
  ...feedback,
] as const;
/** L3: what is not named below is not heard in a lift. */
const lift = ['liftTopics', 'liftNotices', 'liftAnswer', 'liftCode', 'liftArrived'] as const;
const leave = ['leaving', 'left', 'leaveFailed'] as const;
const aside = ['help', 'display', 'languages'] as const;
const active = [...at, ...leave, ...aside] as const;
const all = [...between, ...staff, ...active, ...lift, 'warning'] as const;

const but = (places: readonly Place[], ...without: readonly Place[]): readonly Place[] =>
  places.filter((place) => !without.includes(place));

/**
 * Where each event means something. Everywhere else it is ignored, and that is a decision: an
 * event that is missing here does not compile, and one that is heard elsewhere fails the model.
 */
export const heardOn: Readonly<Record<SessionEvent['type'], readonly Place[]>> = {
  START: ['attract', 'liftArrived'],
  // Presence hears touches everywhere; these are the places where one changes where one is.
  TOUCH: ['warning', ...lift],
  STAY: ['warning', ...lift],
  END: [...active, ...staff, ...lift, 'warning'],
  HOME: but(active, 'leaving'),
  BACK: [
    ...but(active, 'home', 'leaving', 'left'),
    'staffEnrol',
    'staffKept',
    'staffCalibrate',
    'staffTest',
    ...but(lift, 'liftArrived'),
  ],
  NEXT: ['scanManual', 'bookContact', 'feedbackDetails', 'guideQuestion', 'guideAnswers'],
  // In `leaving` it is heard and refused: the answer of the write must be waited for.
  HELP: but(active, 'help'),
  OPEN_DISPLAY: but(active, 'display'),
  OPEN_LANGUAGES: but(active, 'languages'),
  SHOW_PAGE: [...at, 'liftTopics', 'liftNotices', 'liftAnswer'],
  SET_LANGUAGE: all,
  SET_TEXT_SIZE: all,
  SET_THEME: all,
  SET_REACH: all,
  SET_DEFAULTS: all,
  SET_ALOUD: all,
  SET_RATE: all,
  SET_VOLUME: all,
  OPEN_SEARCH: at,
  QUERY: ['search'],
  OPEN_LIFE_EVENTS: at,
  OPEN_LIFE_EVENT: at,
  OPEN_SERVICE: [...at, 'liftTopics'],
  OPEN_EVIDENCE: ['procedure', 'takeaway', 'guideQuestion'],
  CHOOSE_CASE: ['evidence'],
  OPEN_TAKEAWAY: ['procedure', 'evidence', 'guideResult', 'liftAnswer'],
  OPEN_GUIDE: ['procedure'],
  CHOOSE_ANSWER: ['guideQuestion'],
  OPEN_ANSWERS: ['guideResult'],
  EDIT_ANSWER: ['guideAnswers'],
  OPEN_ABOUT: ['procedure'],
  OPEN_TOPIC: ['about', 'aboutTopic'],
  OPEN_NOTICES: [...at, 'liftTopics'],
  OPEN_NOTICE: ['notices'],
  OPEN_CITY: ['notices'],
  OPEN_BOARDS: ['city'],
  OPEN_BOARD: ['boards'],
  OPEN_PLACES: ['city'],
  OPEN_PLACE_KIND: ['places'],
  OPEN_PLACE: ['placeList'],
  OPEN_PLACE_WAY: ['place'],
  OPEN_SEASONS: ['city'],
  OPEN_SEASON: ['seasons'],
  OPEN_BUILDING: ['city'],
  OPEN_LEAFLET: ['city'],
  OPEN_SCAN: at,
  CONSENT: ['scanConsent'],
  TYPE_CODE: but(scan, 'scanManual'),
  SET_TYPED_CODE: ['scanManual'],
  // A staff badge is heard everywhere; everything else where a resident scans.
  CODE_READ: all,
  SHOW_PERSONAL: ['scanResult'],
  HIDE_PERSONAL: ['scanResult'],
  USE_CARD: ['scanResult'],
  FORGET_CODE: ['scanResult'],
  SCAN_AGAIN: ['scanManual', 'scanResult', 'scanUnreadable'],
  ASK_DOSSIER: ['scanResult'],
  LOOK_UP_AGAIN: ['scanResult'],
  REPORT_FAKE: ['scanResult'],
  CANCEL_REQUEST: ['scanResult'],
  OPEN_BOOKING: at,
  CHOOSE_FIELD: ['bookField'],
  CHOOSE_PLACE: ['bookPlace'],
  CHOOSE_DAY: ['bookDay'],
  CHOOSE_SLOT: ['bookSlot'],
  SET_PHONE: ['bookContact'],
  SET_PRIORITY: ['bookReview'],
  FORGET_CARD: ['bookContact'],
  EDIT: ['bookReview', 'feedbackReview'],
  OPEN_FEEDBACK: at,
  CHOOSE_CATEGORY: ['feedbackCategory'],
  SET_PLACE: ['feedbackDetails'],
  SET_TEXT: ['feedbackDetails'],
  SET_URGENT: ['feedbackDetails'],
  LEAVE: ['bookReview', 'feedbackReview'],
  RETRY: ['leaveFailed'],
  WITHDRAW: ['left'],
  CALL_HELP: ['help'],
  // Paper and voice live beside the screens; their guards ask that a resident is there.
  PRINT: all,
  PRINT_ANSWER: all,
  PRINT_STATE: all,
  LISTEN: all,
  HUSH: all,
  PAUSE: all,
  RESUME: all,
  REPEAT: all,
  SKIP: all,
  HEADSET: all,
  STAFF_KNOCK: all,
  PIN: ['staffPin'],
  OPEN_ENROL: ['setup', 'staffPin', 'staffStatus'],
  OPEN_KEPT: ['staffStatus'],
  OPEN_CALIBRATION: ['staffStatus'],
  OPEN_SELF_TEST: ['staffStatus'],
  STAFF_EXIT: staff,
  FACTS: all,
  REPLIED: ['left'],
  IDLE: [...active, ...staff],
  LET_GO: all,
  ARRIVED: ['attract', ...lift],
  FATAL: all,
};

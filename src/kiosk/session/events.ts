import type { FeedbackBody } from '../../domain/action/index.ts';
import type { PrintAnswer } from '../../domain/api/index.ts';
import type { ScreenLanguage } from '../../domain/basics/index.ts';
import type { PrintState } from '../../domain/fleet/index.ts';
import type { Answer } from '../../domain/guide/index.ts';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import type { AboutTopic, PlaceKind } from '../../domain/service/index.ts';
import type { Utterance } from '../../domain/speech/index.ts';
import type { CodeRead, FollowFacts } from '../services.ts';
import type { Facts } from './facts.ts';
import type { ReviewStep, ScreenName } from './screen-name.ts';
import type { Reach, SpeechRate, TextSize, Theme, Volume } from './settings.ts';

/** Display settings: live on every screen, and in attract they start a session. */
export type SettingEvent =
  | { readonly type: 'SET_LANGUAGE'; readonly language: ScreenLanguage }
  | { readonly type: 'SET_TEXT_SIZE'; readonly textSize: TextSize }
  | { readonly type: 'SET_THEME'; readonly theme: Theme }
  | { readonly type: 'SET_REACH'; readonly reach: Reach }
  /** Screens read themselves out, or no longer. */
  | { readonly type: 'SET_ALOUD'; readonly aloud: boolean }
  | { readonly type: 'SET_RATE'; readonly rate: SpeechRate }
  | { readonly type: 'SET_VOLUME'; readonly volume: Volume }
  /** "Về mặc định": settings only, answers stay (R45). */
  | { readonly type: 'SET_DEFAULTS' };

/** Ways around, the same on every screen. */
export type MoveEvent =
  /** Attract was touched (on release) or a key was pressed there. */
  | { readonly type: 'START' }
  /** Any pointer or key, throttled: someone is there. Unveils, stops the warning. */
  | { readonly type: 'TOUCH'; readonly onAudio?: boolean }
  /** "Tôi còn ở đây". */
  | { readonly type: 'STAY' }
  /** "Kết thúc": wipe, asks nothing (R42). */
  | { readonly type: 'END' }
  | { readonly type: 'HOME' }
  | { readonly type: 'BACK' }
  /** "Tiếp tục" of the present form. */
  | { readonly type: 'NEXT' }
  /** `screen`: where the resident was, for the one who comes to help. */
  | { readonly type: 'HELP'; readonly screen?: ScreenName }
  | { readonly type: 'OPEN_DISPLAY' }
  | { readonly type: 'OPEN_LANGUAGES' }
  | { readonly type: 'SHOW_PAGE'; readonly page: number };

export type LookUpEvent =
  | { readonly type: 'OPEN_SEARCH'; readonly query?: string }
  | { readonly type: 'QUERY'; readonly text: string }
  | { readonly type: 'OPEN_LIFE_EVENTS' }
  | { readonly type: 'OPEN_LIFE_EVENT'; readonly key: string }
  | { readonly type: 'OPEN_SERVICE'; readonly code: string }
  | { readonly type: 'OPEN_EVIDENCE' }
  | { readonly type: 'CHOOSE_CASE'; readonly caseKey: string }
  | { readonly type: 'OPEN_TAKEAWAY' }
  | { readonly type: 'OPEN_ABOUT' }
  | { readonly type: 'OPEN_TOPIC'; readonly topic: AboutTopic }
  | { readonly type: 'OPEN_NOTICES' }
  | { readonly type: 'OPEN_NOTICE'; readonly id: string }
  | { readonly type: 'OPEN_BOARDS' }
  | { readonly type: 'OPEN_BOARD'; readonly key: string }
  /** The building and the city: what is near, what is on, who helps. */
  | { readonly type: 'OPEN_CITY' }
  | { readonly type: 'OPEN_PLACES' }
  | { readonly type: 'OPEN_PLACE_KIND'; readonly kind: PlaceKind }
  | { readonly type: 'OPEN_PLACE'; readonly key: string }
  /** The way to it on a phone. */
  | { readonly type: 'OPEN_PLACE_WAY' }
  | { readonly type: 'OPEN_SEASONS' }
  | { readonly type: 'OPEN_SEASON'; readonly key: string }
  | { readonly type: 'OPEN_BUILDING' }
  | { readonly type: 'OPEN_LEAFLET'; readonly key: string };

export type GuideEvent =
  | { readonly type: 'OPEN_GUIDE' }
  /** Marked on the screen; "Tiếp tục" gives it. Undefined: nothing is marked any more. */
  | { readonly type: 'CHOOSE_ANSWER'; readonly answer: Answer | undefined }
  | { readonly type: 'OPEN_ANSWERS' }
  /** "Sửa" beside one answer: the state of its question. */
  | { readonly type: 'EDIT_ANSWER'; readonly question: string };

export type ScanEvent =
  | { readonly type: 'OPEN_SCAN' }
  /** "Đồng ý": the camera may open (R62). */
  | { readonly type: 'CONSENT' }
  | { readonly type: 'TYPE_CODE' }
  | { readonly type: 'SET_TYPED_CODE'; readonly text: string }
  /** A scanner of any kind read a text. */
  | { readonly type: 'CODE_READ'; readonly read: CodeRead }
  /** "Hiện": unmasked for 10 s (R61). */
  | { readonly type: 'SHOW_PERSONAL' }
  | { readonly type: 'HIDE_PERSONAL' }
  /** "Dùng": the card fills the appointment. */
  | { readonly type: 'USE_CARD' }
  /** "Xóa ngay". */
  | { readonly type: 'FORGET_CODE' }
  | { readonly type: 'SCAN_AGAIN' }
  /** Leaves a question about the dossier in the code. */
  | { readonly type: 'ASK_DOSSIER' }
  /** Asks the other system once more. */
  | { readonly type: 'LOOK_UP_AGAIN' }
  /** "Hủy yêu cầu này": takes back what the slip in hand asks for. */
  | { readonly type: 'CANCEL_REQUEST' }
  /** "Báo nghi giả": a report about the product, to be read over before it is left. */
  | { readonly type: 'REPORT_FAKE'; readonly text: string };

export type BookingEvent =
  | { readonly type: 'OPEN_BOOKING' }
  | { readonly type: 'CHOOSE_FIELD'; readonly key: string }
  | { readonly type: 'CHOOSE_PLACE'; readonly key: string }
  | { readonly type: 'CHOOSE_DAY'; readonly day: string }
  | { readonly type: 'CHOOSE_SLOT'; readonly slot: string }
  | { readonly type: 'SET_PHONE'; readonly phone: string }
  | { readonly type: 'SET_PRIORITY'; readonly priority: boolean }
  | { readonly type: 'FORGET_CARD' }
  /** "Sửa" in the review: the choice returns straight to it. */
  | { readonly type: 'EDIT'; readonly step: ReviewStep };

export type FeedbackEvent =
  | { readonly type: 'OPEN_FEEDBACK' }
  | { readonly type: 'CHOOSE_CATEGORY'; readonly category: FeedbackBody['category'] }
  | { readonly type: 'SET_PLACE'; readonly place: string }
  | { readonly type: 'SET_TEXT'; readonly text: string }
  | { readonly type: 'SET_URGENT'; readonly urgent: boolean };

export type LeaveEvent =
  /** "Gửi" of a review. */
  | { readonly type: 'LEAVE' }
  | { readonly type: 'RETRY' }
  | { readonly type: 'WITHDRAW' }
  | { readonly type: 'CALL_HELP' };

export type PaperEvent =
  | { readonly type: 'PRINT'; readonly document: ReceiptDocument }
  | { readonly type: 'PRINT_ANSWER'; readonly answer: PrintAnswer['answer'] };

export type SpeechEvent =
  /** What is to be said, from its beginning. */
  | { readonly type: 'LISTEN'; readonly script: readonly Utterance[] }
  | { readonly type: 'HUSH' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'RESUME' }
  /** The same utterance once more. */
  | { readonly type: 'REPEAT' }
  /** On to the next one. */
  | { readonly type: 'SKIP' };

export type StaffEvent =
  /** The hidden sequence of four corners (S1). */
  | { readonly type: 'STAFF_KNOCK' }
  | { readonly type: 'PIN'; readonly pin: string }
  /** A code that an operator made for this kiosk is typed or scanned. */
  | { readonly type: 'OPEN_ENROL' }
  /** What the hub refused, one by one. */
  | { readonly type: 'OPEN_KEPT' }
  /** A bank card is held against the screen (S2). */
  | { readonly type: 'OPEN_CALIBRATION' }
  /** Everything of the machine, step by step (S3). */
  | { readonly type: 'OPEN_SELF_TEST' }
  | { readonly type: 'STAFF_EXIT' };

/** From services and from inside; a screen never sends these. */
export type WorldEvent =
  | { readonly type: 'FACTS'; readonly facts: Partial<Facts> }
  | { readonly type: 'PRINT_STATE'; readonly state: PrintState }
  /** A headset was plugged in or pulled out; in attract it begins a session (R27). */
  | { readonly type: 'HEADSET'; readonly plugged: boolean }
  /** L8: the lift stands at a floor, or its doors open. Optional input; only a lift hears it. */
  | { readonly type: 'ARRIVED' }
  /** An office answered the request that was just left. */
  | { readonly type: 'REPLIED'; readonly facts: FollowFacts }
  /** Nobody touched anything for the idle time. Raised. */
  | { readonly type: 'IDLE' }
  /** Raised by every wipe: what still works for the resident (paper, voice) stops. */
  | { readonly type: 'LET_GO' }
  /** Something broke in the page: wipe, then reload. */
  | { readonly type: 'FATAL' };

export type SessionEvent =
  | MoveEvent
  | SettingEvent
  | LookUpEvent
  | GuideEvent
  | ScanEvent
  | BookingEvent
  | FeedbackEvent
  | LeaveEvent
  | PaperEvent
  | SpeechEvent
  | StaffEvent
  | WorldEvent;

/** What a screen may send. */
export type ResidentEvent = Exclude<SessionEvent, WorldEvent>;

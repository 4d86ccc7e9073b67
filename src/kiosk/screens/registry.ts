import type { ComponentType } from 'preact';
import type { ScreenName, ScreenProps } from '../session/index.ts';
import { bringSprite, loadQrEncoder, loadSlipPreview } from '../ui/index.ts';
import { loadWords } from '../words/index.ts';
import { Attract } from './attract.tsx';
import { Ending, OutOfService, Recovering, Setup } from './between.tsx';
import { Home } from './home.tsx';

type Screen = ComponentType<ScreenProps>;

/** A screen of the first paint's file, or one that is fetched when first shown. */
export type ScreenEntry = { readonly component: Screen } | { readonly load: () => Promise<Screen> };

const later = {
  lookUp: () => import('./later/look-up.ts'),
  about: () => import('./later/about.ts'),
  feedback: () => import('./later/feedback.ts'),
  guide: () => import('./later/guide.ts'),
  book: () => import('./later/book.ts'),
  scan: () => import('./later/scan.ts'),
  leave: () => import('./later/leave.ts'),
  aside: () => import('./later/aside.ts'),
  city: () => import('./later/city.ts'),
  lift: () => import('./later/lift.ts'),
  staff: () => import('./later/staff.ts'),
};

/** Every screen. Attract and home are in the first file; the rest comes as soon as they stand. */
const screens: Readonly<Record<ScreenName, ScreenEntry>> = {
  setup: { component: Setup },
  outOfService: { component: OutOfService },
  recovering: { component: Recovering },
  attract: { component: Attract },
  ending: { component: Ending },
  home: { component: Home },
  search: { load: () => later.lookUp().then((m) => m.Search) },
  lifeEvents: { load: () => later.lookUp().then((m) => m.LifeEvents) },
  lifeEvent: { load: () => later.lookUp().then((m) => m.LifeEventScreen) },
  procedure: { load: () => later.lookUp().then((m) => m.Procedure) },
  evidence: { load: () => later.lookUp().then((m) => m.EvidenceScreen) },
  about: { load: () => later.about().then((m) => m.About) },
  aboutTopic: { load: () => later.about().then((m) => m.AboutTopicScreen) },
  takeaway: { load: () => later.lookUp().then((m) => m.Takeaway) },
  guideQuestion: { load: () => later.guide().then((m) => m.GuideQuestion) },
  guideAnswers: { load: () => later.guide().then((m) => m.GuideAnswers) },
  guideResult: { load: () => later.guide().then((m) => m.GuideResult) },
  notices: { load: () => later.aside().then((m) => m.Notices) },
  notice: { load: () => later.aside().then((m) => m.NoticeScreen) },
  city: { load: () => later.city().then((m) => m.City) },
  boards: { load: () => later.city().then((m) => m.Boards) },
  board: { load: () => later.city().then((m) => m.BoardScreen) },
  places: { load: () => later.city().then((m) => m.Places) },
  placeList: { load: () => later.city().then((m) => m.PlaceList) },
  place: { load: () => later.city().then((m) => m.PlaceScreen) },
  placeWay: { load: () => later.city().then((m) => m.PlaceWay) },
  seasons: { load: () => later.city().then((m) => m.Seasons) },
  season: { load: () => later.city().then((m) => m.SeasonScreen) },
  building: { load: () => later.city().then((m) => m.Building) },
  leaflet: { load: () => later.city().then((m) => m.LeafletScreen) },
  help: { load: () => later.aside().then((m) => m.Help) },
  display: { load: () => later.aside().then((m) => m.DisplayScreen) },
  languages: { load: () => later.aside().then((m) => m.LanguagesScreen) },
  scanConsent: { load: () => later.scan().then((m) => m.ScanConsent) },
  scanCamera: { load: () => later.scan().then((m) => m.ScanCamera) },
  scanManual: { load: () => later.scan().then((m) => m.ScanManual) },
  scanResult: { load: () => later.scan().then((m) => m.ScanResult) },
  scanUnreadable: { load: () => later.scan().then((m) => m.ScanUnreadable) },
  bookField: { load: () => later.book().then((m) => m.BookField) },
  bookPlace: { load: () => later.book().then((m) => m.BookPlace) },
  bookDay: { load: () => later.book().then((m) => m.BookDay) },
  bookSlot: { load: () => later.book().then((m) => m.BookSlot) },
  bookContact: { load: () => later.book().then((m) => m.BookContact) },
  bookReview: { load: () => later.book().then((m) => m.BookReview) },
  bookNoDates: { load: () => later.book().then((m) => m.BookNoDates) },
  feedbackCategory: { load: () => later.feedback().then((m) => m.FeedbackCategory) },
  feedbackDetails: { load: () => later.feedback().then((m) => m.FeedbackDetails) },
  feedbackReview: { load: () => later.feedback().then((m) => m.FeedbackReview) },
  leaving: { load: () => later.leave().then((m) => m.Leaving) },
  left: { load: () => later.leave().then((m) => m.Left) },
  leaveFailed: { load: () => later.leave().then((m) => m.LeaveFailed) },
  liftTopics: { load: () => later.lift().then((m) => m.LiftTopics) },
  liftNotices: { load: () => later.lift().then((m) => m.LiftNotices) },
  liftAnswer: { load: () => later.lift().then((m) => m.LiftAnswer) },
  liftCode: { load: () => later.lift().then((m) => m.LiftCode) },
  liftArrived: { load: () => later.lift().then((m) => m.LiftArrived) },
  staffPin: { load: () => later.staff().then((m) => m.StaffPin) },
  staffLocked: { load: () => later.staff().then((m) => m.StaffLocked) },
  staffStatus: { load: () => later.staff().then((m) => m.StaffStatus) },
  staffEnrol: { load: () => later.staff().then((m) => m.StaffEnrol) },
  staffKept: { load: () => later.staff().then((m) => m.StaffKept) },
  staffCalibrate: { load: () => later.staff().then((m) => m.StaffCalibrate) },
  staffTest: { load: () => later.staff().then((m) => m.StaffTest) },
};

const here = new Map<ScreenName, Screen>();

/** How to draw a screen: at once when it is here, whichever file it came in. */
export function screenOf(name: ScreenName): ScreenEntry {
  const component = here.get(name);
  if (component) return { component };
  const entry = screens[name];
  return 'load' in entry ? { load: () => fetchScreen(name, entry.load) } : entry;
}

async function fetchScreen(name: ScreenName, load: () => Promise<Screen>): Promise<Screen> {
  // Its words come with it: a screen never shows the name of a word.
  const [screen] = await Promise.all([load(), loadWords()]);
  here.set(name, screen);
  return screen;
}

/**
 * What can be fetched ahead, most wanted first: words, drawings, screens, code encoder, slip drawing. To be
 * called one after the other once the first screen stands, so that none waits under a finger.
 */
export const aheadOfScreens: readonly (() => Promise<unknown>)[] = [
  loadWords,
  bringSprite,
  ...Object.entries(screens).flatMap(([name, entry]) =>
    'load' in entry ? [() => fetchScreen(name as ScreenName, entry.load)] : [],
  ),
  loadQrEncoder,
  () => import('./slips.ts'),
  loadSlipPreview,
];

/** Fetches what these screens and what they give to take along need. Failures are left for the moment of use. */
export async function loadScreens(names: readonly ScreenName[]): Promise<void> {
  const drawn = names.map((name) => {
    const entry = screens[name];
    return 'load' in entry ? fetchScreen(name, entry.load) : loadWords();
  });
  await Promise.allSettled([...drawn, loadQrEncoder(), import('./slips.ts'), loadSlipPreview()]);
}

/** Fetches all of it at once. Failures are left for the moment of use. */
export async function loadAllScreens(): Promise<void> {
  await Promise.allSettled(aheadOfScreens.map((load) => load()));
}

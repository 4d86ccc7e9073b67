import type { ComponentType } from 'preact';
import type { ScreenName, ScreenProps } from '../session/index.ts';
import { Attract } from './attract.tsx';
import { Ending, OutOfService, Recovering, Setup } from './between.tsx';
import { EvidenceScreen } from './evidence.tsx';
import { Home } from './home.tsx';
import { LifeEventScreen, LifeEvents } from './life-events.tsx';
import { Procedure } from './procedure.tsx';
import { Search } from './search.tsx';
import { Takeaway } from './takeaway.tsx';

type Screen = ComponentType<ScreenProps>;

/** A screen of the first paint's file, or one that is fetched when first shown. */
export type ScreenEntry = { readonly component: Screen } | { readonly load: () => Promise<Screen> };

const later = {
  scan: () => import('./later/scan.ts'),
  book: () => import('./later/book.ts'),
  feedback: () => import('./later/feedback.ts'),
  leave: () => import('./later/leave.ts'),
  aside: () => import('./later/aside.ts'),
  staff: () => import('./later/staff.ts'),
};

/** Every screen. The main job is in the first file; the rest comes when the page has settled. */
const screens: Readonly<Record<ScreenName, ScreenEntry>> = {
  setup: { component: Setup },
  outOfService: { component: OutOfService },
  recovering: { component: Recovering },
  attract: { component: Attract },
  ending: { component: Ending },
  home: { component: Home },
  search: { component: Search },
  lifeEvents: { component: LifeEvents },
  lifeEvent: { component: LifeEventScreen },
  procedure: { component: Procedure },
  evidence: { component: EvidenceScreen },
  takeaway: { component: Takeaway },
  notices: { load: () => later.aside().then((m) => m.Notices) },
  notice: { load: () => later.aside().then((m) => m.NoticeScreen) },
  help: { load: () => later.aside().then((m) => m.Help) },
  display: { load: () => later.aside().then((m) => m.DisplayScreen) },
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
  staffPin: { load: () => later.staff().then((m) => m.StaffPin) },
  staffLocked: { load: () => later.staff().then((m) => m.StaffLocked) },
  staffStatus: { load: () => later.staff().then((m) => m.StaffStatus) },
};

/** How to draw a screen. */
export function screenOf(name: ScreenName): ScreenEntry {
  return screens[name];
}

/**
 * Fetches every screen, code encoder and slip drawing, so that none waits under a finger. Call it
 * once the first screen stands. Failures are left for the moment of use.
 */
export async function loadAllScreens(): Promise<void> {
  const parts = [
    ...Object.values(later).map((load) => load()),
    import('./slips.ts'),
    import('../ui/slip-preview.tsx'),
    import('lean-qr'),
  ];
  await Promise.allSettled(parts);
}

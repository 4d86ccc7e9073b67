import type { TruthReason } from '../../domain/fleet/index.ts';
import type { Words } from '../words/index.ts';

const keys = {
  silent: 'fleet.reasonSilent',
  pageSilent: 'fleet.reasonPageSilent',
  noFrames: 'fleet.reasonNoFrames',
  rescuePage: 'fleet.reasonRescuePage',
  blackScreen: 'fleet.reasonBlackScreen',
  outOfService: 'fleet.reasonOutOfService',
  printer: 'fleet.reasonPrinter',
  paper: 'fleet.reasonPaper',
  disk: 'fleet.reasonDisk',
  storage: 'fleet.reasonStorage',
  policies: 'fleet.reasonPolicies',
  noShell: 'fleet.reasonNoShell',
  formerPage: 'fleet.reasonFormerPage',
  untrustedContent: 'fleet.reasonUntrustedContent',
  rejectedContent: 'fleet.reasonRejectedContent',
  oldContent: 'fleet.reasonOldContent',
  clock: 'fleet.reasonClock',
  queue: 'fleet.reasonQueue',
  neverHeard: 'fleet.reasonNeverHeard',
} as const satisfies Readonly<Record<TruthReason, string>>;

/** What is wrong now; of a kiosk with nothing wrong whether it shows what is published, which it has an hour for. */
export function sayNow(
  t: Words,
  reason: TruthReason | null,
  content: { readonly v: number | null; readonly published: number },
): string {
  const { v, published } = content;
  if (reason !== null || v === null) return sayReason(t, reason);
  if (v === published) return t('fleet.reasonCurrent');
  return v < published ? t('fleet.reasonBehind', { published }) : t('fleet.reasonNone');
}

/** What is wrong, in a sentence. */
export function sayReason(t: Words, reason: TruthReason | null): string {
  return reason === null ? t('fleet.reasonNone') : t(keys[reason]);
}

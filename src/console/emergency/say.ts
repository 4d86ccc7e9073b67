import type { EmergencyDesk, ListedEmergency } from '../../domain/api/console/index.ts';
import type { EmergencyTarget } from '../../domain/emergency/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { sayNumber, type Words } from '../words/index.ts';

type Buildings = EmergencyDesk['buildings'];

/** Whether kiosks show it now. */
export function isStanding({ endedMs, endsMs }: ListedEmergency, nowMs: number): boolean {
  return endedMs === null && endsMs > nowMs;
}

/** For whom a message is, in words of the place; a place without a kiosk is said by its key. */
export function sayTarget(t: Words, target: EmergencyTarget, buildings: Buildings): string {
  if ('all' in target) return t('emergency.everywhere');
  if ('wards' in target) {
    return target.wards
      .map((key) => buildings.find(({ wardKey }) => wardKey === key)?.ward ?? key)
      .join(', ');
  }
  return target.buildings
    .map((key) => {
      const found = buildings.find((one) => one.key === key);
      return found ? `${found.name}, ${found.ward}` : key;
    })
    .join('; ');
}

const seconds = (ms: number) => sayNumber(Math.max(0, Math.round(ms / 1_000)));

/** How many kiosks show it, and how long the last of them took. */
export function saySeen(t: Words, { shown, kiosks, sentMs, lastMs }: ListedEmergency): string {
  const counts = { shown: sayNumber(shown), kiosks: sayNumber(kiosks) };
  return lastMs === null
    ? t('emergency.seenOf', counts)
    : t('emergency.seenIn', { ...counts, seconds: seconds(lastMs - sentMs) });
}

/** How long after it was sent. */
export function sayAfter(t: Words, sentMs: number, shownMs: number): string {
  return t('emergency.shown', { seconds: seconds(shownMs - sentMs) });
}

const refusals = {
  unknownDraft: 'emergency.refusedDraft',
  tooLong: 'emergency.refusedLong',
  noKiosk: 'emergency.refusedNobody',
  tooMany: 'emergency.refusedMany',
  isOver: 'emergency.refusedOver',
} as const;
const isKnown = (reason: string): reason is keyof typeof refusals =>
  Object.hasOwn(refusals, reason);

/** Why the hub did not send or end it, where the kind of problem alone says too little. */
export function sayRefusal(t: Words, problem: LinkProblem): string | undefined {
  if (problem.kind !== 'refused' || problem.reason === undefined) return undefined;
  return isKnown(problem.reason) ? t(refusals[problem.reason]) : undefined;
}

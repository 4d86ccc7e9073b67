import type { EmergencyDesk, ListedEmergency } from '../../domain/api/console/index.ts';
import type { EmergencyTarget } from '../../domain/emergency/index.ts';
import { type EmergencyGravity, emergencyGravities } from '../../domain/service/index.ts';
import { isStanding } from './say.ts';

type Buildings = EmergencyDesk['buildings'];

/** Of these buildings those that a message is for. */
export function reachedBy(target: EmergencyTarget, buildings: Buildings): Buildings {
  if ('all' in target) return buildings;
  return 'wards' in target
    ? buildings.filter(({ wardKey }) => target.wards.includes(wardKey))
    : buildings.filter(({ key }) => target.buildings.includes(key));
}

/** A message that stands where another one is about to be sent. */
export interface Meeting {
  readonly message: ListedEmergency;
  /** Kiosks that both are for. */
  readonly kiosks: number;
  /** Which of the two those kiosks show: the graver, the newer of equals (`byGravity`). */
  readonly wins: 'standing' | 'new';
}

const rank = (gravity: EmergencyGravity) => emergencyGravities.indexOf(gravity);

/** Messages that stand where this one would go: whoever sends it knows what a resident will see. */
export function meetingsOf(
  { messages, buildings, nowMs }: EmergencyDesk,
  target: EmergencyTarget,
  gravity: EmergencyGravity,
): readonly Meeting[] {
  return messages
    .filter((message) => isStanding(message, nowMs))
    .map((message): Meeting => {
      const both = reachedBy(message.target, reachedBy(target, buildings));
      return {
        message,
        kiosks: both.reduce((sum, { kiosks }) => sum + kiosks, 0),
        wins: rank(message.gravity) > rank(gravity) ? 'standing' : 'new',
      };
    })
    .filter(({ kiosks }) => kiosks > 0);
}

/** Whether no kiosk shows it though it stands: graver or newer ones stand before it everywhere. */
export function standsBehind(
  { messages, buildings, nowMs }: EmergencyDesk,
  message: ListedEmergency,
): boolean {
  if (!isStanding(message, nowMs)) return false;
  const before = messages.filter(
    (other) =>
      other.id !== message.id &&
      isStanding(other, nowMs) &&
      (rank(other.gravity) - rank(message.gravity) || other.sentMs - message.sentMs) > 0,
  );
  const own = reachedBy(message.target, buildings);
  return (
    own.length > 0 &&
    own.every((one) => before.some((other) => reachedBy(other.target, [one]).length > 0))
  );
}

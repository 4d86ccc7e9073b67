import { type EmergencyDraft, emergencyGravities } from '../service/index.ts';
import type { EmergencySend } from './message.ts';

/** A message with the words that it names. */
export interface ToldEmergency {
  readonly send: EmergencySend;
  readonly draft: EmergencyDraft;
}

/** Graver first, then newer, then by id: every kiosk of a building shows the same one. */
export function byGravity(one: ToldEmergency, other: ToldEmergency): number {
  const gravity = ({ draft }: ToldEmergency) => emergencyGravities.indexOf(draft.gravity);
  return (
    gravity(other) - gravity(one) ||
    other.send.sentAtMs - one.send.sentAtMs ||
    (one.send.id < other.send.id ? -1 : 1)
  );
}

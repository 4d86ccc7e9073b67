import * as z from 'zod/mini';
import { emergenciesMax, SignedEmergencySchema } from './message.ts';

/** What a kiosk did with a message. */
export const emergencyStates = [
  'shown',
  /** A graver or newer one stands before it. */
  'behind',
  /** The content installed there does not have its text. */
  'noText',
  /** Its signature is of no key that the publishers vouch for. */
  'notBelieved',
  /** The kiosk does not know what time it is: it cannot know whether the message is over. */
  'clockUnknown',
] as const;
export type EmergencyState = (typeof emergencyStates)[number];

/** Every order that touches one kiosk: messages that are not over, and the ends of them. */
export const EmergenciesAnswerSchema = z.strictObject({
  /** Ask the wake poll with it next time. */
  serial: z.int(),
  orders: z.array(SignedEmergencySchema).check(z.maxLength(2 * emergenciesMax)),
});
export type EmergenciesAnswer = z.infer<typeof EmergenciesAnswerSchema>;

/** What a kiosk says it did; the hub keeps the first time that it was shown. */
export const EmergencyReportSchema = z.strictObject({
  reports: z
    .array(z.strictObject({ id: z.uuid(), state: z.enum(emergencyStates) }))
    .check(z.minLength(1), z.maxLength(emergenciesMax)),
});
export type EmergencyReport = z.infer<typeof EmergencyReportSchema>;

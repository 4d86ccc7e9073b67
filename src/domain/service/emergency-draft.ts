import * as z from 'zod/mini';
import { localTextSchema } from './text.ts';

/** What can happen in a building. Each has a drawing and a place in the console's list. */
export const emergencyKinds = [
  'fire',
  'gas',
  'flood',
  'lift',
  'power',
  'water',
  'storm',
  'evacuate',
  'other',
] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

/** `danger`: leave or stay out, now; `warning`: be careful; `notice`: know that it is so. */
export const emergencyGravities = ['notice', 'warning', 'danger'] as const;
export type EmergencyGravity = (typeof emergencyGravities)[number];

/** Most drafts of a catalogue: a person has to find one in seconds. */
export const emergencyDraftsMax = 40;
/** Most lines of what to do: more is read by nobody who smells smoke. */
const stepsMax = 4;
/** Longest title and line, characters: measured on the smallest lift screen at the largest text. */
const titleCharsMax = 32;
const stepCharsMax = 64;
/** Longest that one message may stand, minutes: whoever still needs it sends it again (P19). */
export const emergencyMinutesMax = 24 * 60;

/** No longer than fits where it has to be read in one look. */
const short = (charsMax: number) =>
  z.pipe(
    localTextSchema,
    z.object({
      vi: z.string().check(z.maxLength(charsMax)),
      en: z.string().check(z.maxLength(charsMax)),
    }),
  );

/**
 * A message that was written, checked and signed for ahead of the day it is needed (P19). It stands
 * in content like everything that residents read: what was never published can never be sent.
 */
export const emergencyDraftSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  kind: z.enum(emergencyKinds),
  gravity: z.enum(emergencyGravities),
  title: short(titleCharsMax),
  /** What to do, the first thing first. */
  steps: z.array(short(stepCharsMax)).check(z.minLength(1), z.maxLength(stepsMax)),
  /** Longest that it may stand, minutes. */
  minutesMax: z.int().check(z.minimum(5), z.maximum(emergencyMinutesMax)),
});
export type EmergencyDraft = z.infer<typeof emergencyDraftSchema>;

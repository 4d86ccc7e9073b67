import * as z from 'zod/mini';

/**
 * Opens the staff pages of a TRIAL kiosk; `npm start` prints it, marked TRIAL. Any other kiosk gets
 * the verifier of its PIN from the hub, and opens to nobody without one.
 */
export const trialPin = '246810';
/** Wrong PINs in a row until the lock (S1). */
export const wrongPinsMax = 5;
/** S1: after five wrong PINs, ms. */
export const staffLockMs = 15 * 60_000;

/**
 * What page and shell both know of wrong PINs: who was locked out at one of the two doors finds the
 * other locked as well. In two places on the disk, so that neither a lost profile nor a dead shell opens it.
 */
export const StaffLockSchema = z.strictObject({
  /** Wrong PINs in a row. */
  wrongPins: z.int().check(z.minimum(0), z.maximum(wrongPinsMax)),
  /** Wall clock at which the lock opens, ms; 0 when it is open. */
  lockedUntilMs: z.int().check(z.minimum(0)),
});
export type StaffLock = z.infer<typeof StaffLockSchema>;

import * as z from 'zod/mini';

/**
 * Where a slip is. `printed` is only said with evidence from the printer after the cut
 * (devices.md §2.4); everything else says what is missing.
 */
export const PrintStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('queued') }),
  z.strictObject({ state: z.literal('printing') }),
  z.strictObject({
    state: z.literal('printed'),
    /** `impressions`: an IPP printer that counts paper said the sheets came out. */
    evidence: z.enum(['processId', 'status', 'cutCounter', 'impressions', 'resident']),
    /** The paper carries "BẢN IN LẠI" because an earlier one may have come out. */
    reprint: z.boolean(),
  }),
  z.strictObject({ state: z.literal('waitingPaper') }),
  z.strictObject({ state: z.literal('waitingCover') }),
  /** The printer does not answer: unplugged, off, or another client holds it. */
  z.strictObject({ state: z.literal('waitingPrinter') }),
  /**
   * The resident is asked: nobody knows whether it came out, or (`waited`) it surely did not, but
   * several waited for the printer and none is printed unasked.
   */
  z.strictObject({
    state: z.literal('unconfirmed'),
    reason: z.enum(['powerLost', 'noEvidence', 'waited']),
  }),
  z.strictObject({
    state: z.literal('failed'),
    reason: z.enum(['printerError', 'timedOut', 'cancelled', 'journalFull', 'tooMany', 'invalid']),
  }),
]);
export type PrintState = z.infer<typeof PrintStateSchema>;

/** States after which a print job never changes by itself. */
export function isPrintSettled(state: PrintState): boolean {
  return state.state === 'printed' || state.state === 'failed' || state.state === 'unconfirmed';
}

/** The printer as such, without a job. */
export const PrinterStatusSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ready'), paperLow: z.boolean() }),
  z.strictObject({ status: z.literal('paperOut') }),
  z.strictObject({ status: z.literal('coverOpen') }),
  z.strictObject({ status: z.literal('absent') }),
  z.strictObject({ status: z.literal('error'), detail: z.string() }),
]);
export type PrinterStatus = z.infer<typeof PrinterStatusSchema>;

import * as z from 'zod/mini';

/** Scanners of one kiosk: one in the hand and one in the wall; more is a mistake. */
export const scannersMax = 4;

/** What ends a code. `enter`: CR, LF or both, or the Enter key. `none`: silence does. */
const suffix = z.enum(['enter', 'tab', 'none']);

/**
 * A name for staff; letters and digits only, because it stands in reports. The path should be the
 * one by id (`/dev/serial/by-id/…`, `/dev/input/by-id/…-event-kbd`): numbers change at every plugging.
 */
const name = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,31}$/));
const path = z.string().check(z.regex(/^\/[\x21-\x7e]{1,250}$/));

export const ScannerConfigSchema = z.discriminatedUnion('kind', [
  /** A USB scanner as serial port (CDC), or a real serial line: its bytes are the code's own. */
  z.strictObject({
    kind: z.literal('serial'),
    name,
    path,
    suffix: z._default(suffix, 'enter'),
    baud: z._default(z.int().check(z.minimum(1200), z.maximum(921_600)), 115_200),
    flow: z._default(z.enum(['hardware', 'software', 'none']), 'none'),
  }),
  /** A scanner that poses as a keyboard; hidden from the display server by a udev rule. */
  z.strictObject({ kind: z.literal('hid'), name, path, suffix: z._default(suffix, 'enter') }),
  /** A named pipe, for a hand at a trial: what is written into it was scanned. */
  z.strictObject({ kind: z.literal('pipe'), name, path, suffix: z._default(suffix, 'enter') }),
]);
export type ScannerConfig = z.infer<typeof ScannerConfigSchema>;
export type ScannerSuffix = z.infer<typeof suffix>;

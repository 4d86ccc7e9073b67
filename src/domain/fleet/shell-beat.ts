import * as z from 'zod/mini';
import { CommandResultSchema, commandsMax } from './command.ts';

/** Faults that a beat tells of, newest last (S7). */
export const faultsMax = 20;

const bytes = z.nullable(z.int().check(z.minimum(0)));

/** What a shell knows of its machine. Every fact that it cannot know is null or `unknown`. */
export const ShellHealthSchema = z.strictObject({
  printer: z.enum(['ready', 'paperOut', 'coverOpen', 'absent', 'error']),
  /** The roll ends soon, as its sensor says. Absent: an older shell, or a printer that prints nothing. */
  paperLow: z.optional(z.boolean()),
  disk: z.strictObject({
    /** `low`: little room left. `broken`: what was written did not come back as it was. */
    state: z.enum(['ok', 'low', 'broken', 'unknown']),
    freeBytes: bytes,
    /** A small file, written, synced and read back, ms. */
    writeMs: z.nullable(z.int()),
  }),
  memory: z.strictObject({ shellBytes: bytes, browserBytes: bytes }),
  /** The hub's time less this machine's, ms. */
  clockOffsetMs: z.nullable(z.int()),
  screen: z.strictObject({
    browser: z.enum(['off', 'running', 'restarting', 'notFound', 'noDisplay', 'noPolicies']),
    showing: z.enum(['page', 'rescue', 'outOfService']),
    /** From the pixels that the display server holds, not from what the browser believes. */
    picture: z.enum(['drawn', 'black', 'unknown']),
    /** Age of the page's last beat, ms. */
    pageBeatMs: z.nullable(z.int()),
    /** Screens that the page has shown since its load. */
    progress: z.int(),
    faults: z.int(),
    policed: z.int(),
    memoryRestarts: z.int(),
  }),
});
export type ShellHealth = z.infer<typeof ShellHealthSchema>;

/** The shell's own heartbeat: with it the hub tells a machine that is down from a page that is stuck. */
export const ShellBeatSchema = z.strictObject({
  /** Rises with each beat of this key: a replay is seen. */
  counter: z.int().check(z.minimum(1)),
  version: z.string().check(z.maxLength(32)),
  uptimeMs: z.int(),
  health: ShellHealthSchema,
  faults: z
    .array(z.strictObject({ code: z.string().check(z.maxLength(16)), atMs: z.int() }))
    .check(z.maxLength(faultsMax)),
  /**
   * Digest of the site kit that this shell keeps, `none` without one: staff get in at its rescue page
   * while the kiosk's own page cannot be shown. Absent: an older shell, which wants none.
   */
  kit: z.optional(z.string().check(z.maxLength(22))),
  commands: z.strictObject({
    /** Highest number that this shell has taken. */
    upTo: z.int().check(z.minimum(0)),
    /** Results that the hub has not confirmed yet. */
    results: z.array(CommandResultSchema).check(z.maxLength(commandsMax)),
  }),
});
export type ShellBeat = z.infer<typeof ShellBeatSchema>;

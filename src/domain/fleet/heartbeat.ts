import * as z from 'zod/mini';

/** Time between two heartbeats, ms (contracts.md: 5 minutes ± 20 %). */
export const heartbeatIntervalMs = 5 * 60_000;
export const heartbeatJitter = 0.2;
/** Longest a wake poll is held, ms. */
export const wakeHoldMs = 55_000;

/** Whether dates of this kiosk may be believed (contracts.md, Time). */
export const clockTrusts = ['confirmed', 'unconfirmed'] as const;
export type ClockTrust = (typeof clockTrusts)[number];

/** What a kiosk says about itself every five minutes. No personal data, ever. */
export const HeartbeatSchema = z.strictObject({
  /** Rises by one with each heartbeat of an incarnation: a replay is seen. */
  counter: z.int().check(z.minimum(1)),
  app: z.int(),
  /** The page that is shown, of the two that are installed; absent without a service worker. */
  page: z.optional(
    z.strictObject({
      /** Names its files: the same on every kiosk that shows the same page. */
      build: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
      /** The newer one did not stand, and the former was brought back. */
      former: z.boolean(),
    }),
  ),
  content: z.strictObject({
    version: z.int(),
    staged: z.nullable(z.int()),
    rejected: z.nullable(z.string().check(z.maxLength(64))),
    /** Details of the shown version that are not there yet; null while nobody has counted them. */
    missing: z.optional(z.nullable(z.int())),
    /** Why the last look at the repository brought nothing; absent when it did. */
    problem: z.optional(z.string().check(z.maxLength(32))),
  }),
  /**
   * Sessions under the content shown now, since the page was loaded or that content was first
   * shown: a rollout stops by them. Absent before the first.
   */
  use: z.optional(
    z.strictObject({
      version: z.int(),
      sessions: z.int().check(z.minimum(0)),
      /** Left by the resident without finishing: ended by time, not by a touch. */
      abandoned: z.int().check(z.minimum(0)),
      /** In which something failed under the resident's hands: the page, a slip, a scan. */
      faults: z.int().check(z.minimum(0)),
    }),
  ),
  outbox: z.strictObject({
    count: z.int(),
    /** Age of the oldest unsettled request, ms; null when empty or the clock is not believed. */
    oldestMs: z.nullable(z.int()),
    quarantined: z.int(),
    lastSeq: z.int(),
    /**
     * Ids of the hub's sealing keys that it needs: of all it holds, quarantine included, and of
     * what it seals to now. Absent when it does not know, and then it may need any.
     */
    keys: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(16))),
  }),
  health: z.strictObject({
    printer: z.enum(['ready', 'paperOut', 'coverOpen', 'absent', 'error', 'none']),
    shell: z.enum(['up', 'down', 'none']),
    storage: z.enum(['ok', 'full', 'closed']),
  }),
  clock: z.strictObject({ at: z.int(), trust: z.enum(clockTrusts) }),
  /** Screens shown since start: a kiosk that beats but never moves is stuck, not idle. */
  progress: z.int(),
  /** Highest reply on this kiosk's disk, and of which epoch of the hub; absent when it has none. */
  replies: z.optional(
    z.strictObject({ epoch: z.string().check(z.maxLength(64)), upTo: z.int().check(z.minimum(0)) }),
  ),
  /** Digest of the site kit it has (`kitDigest`), `none` without one; absent: wants none. */
  kit: z.optional(z.string().check(z.maxLength(22))),
  /** Digest of the site that its screen shows (`siteDigest`); absent: it does not say. */
  site: z.optional(z.string().check(z.maxLength(22))),
});
export type Heartbeat = z.infer<typeof HeartbeatSchema>;

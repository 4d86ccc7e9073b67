/** Life of a challenge given out, ms: as long as a browser's dialogue stands open. */
export const ceremonyMs = 5 * 60_000;
/** Life of an invitation or of the first administrator's link, ms: one day to hand it over. */
export const inviteMs = 24 * 3_600_000;
/** A session nobody touched ends after this, ms (ASVS 7.3.1). Reading along does not count. */
export const idleMs = 60 * 60_000;
/** And after this in any case, ms: one working day (ASVS 7.3.2). */
export const sessionMs = 12 * 3_600_000;
/** How old a confirmation by passkey may be when it is used, ms. */
export const stepUpMs = 5 * 60_000;
/** How often "still there" is written down, ms. */
export const seenEveryMs = 60_000;
/** Most passkeys of a person, and most sessions at once: the oldest goes. */
export const passkeysMax = 10;
export const sessionsMax = 10;
/** Tries to sign in or to use a link, of one address. */
export const signInRate = { burst: 30, perSecond: 0.5 };

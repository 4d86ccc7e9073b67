/** Longest chain of reasons that is followed: an error of the library, of the line, of the socket. */
const causesMax = 6;

/**
 * Whether what failed was the way to the sign-on, or the sign-on itself, and not the person: no
 * connection, no answer in time, an answer of 500 and above.
 */
export function isAway(error: unknown): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < causesMax && typeof at === 'object' && at !== null; depth += 1) {
    const { message, code, status, cause } = at as Readonly<Record<string, unknown>>;
    if (at instanceof TypeError && message === 'fetch failed') return true;
    if (code === 'OAUTH_TIMEOUT') return true;
    if (typeof status === 'number' && status >= 500) return true;
    at = cause;
  }
  return false;
}

/** Ends of a look at the repository in which what came was forged, old, cut, mixed or endless. */
const unbelieved: ReadonlySet<string> = new Set([
  'trustedRootBroken',
  'notEnoughSignatures',
  'wrongVersion',
  'rollback',
  'hashMismatch',
  'expired',
  'tooLong',
  'missing',
  'malformed',
  'sectionTampered',
  'trialContentRefused',
]);

/**
 * Tells whether a look at the repository ended in disbelief. No network, nothing published yet, or a
 * version that is wrong by itself (`rejected`) is none.
 *
 * @param problem what a kiosk says of its last look (`content.problem` of the heartbeat)
 */
export function isUnbelieved(problem: string | null | undefined): boolean {
  return unbelieved.has(problem ?? '');
}

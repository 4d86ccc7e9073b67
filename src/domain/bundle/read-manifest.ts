import { err, fromUtf8, ok, type Result } from '../basics/index.ts';
import { type Manifest, ManifestSchema } from './manifest.ts';

export type ManifestError = 'malformed' | 'trialContentRefused' | 'appTooOld';

/** What a kiosk holds a manifest against, once it knows its bytes to be the ones signed for. */
export interface ManifestExpectation {
  /** What was signed with its hash. */
  readonly version: number;
  /** Number of the running application. */
  readonly app: number;
  /** Whether the root that everything hangs on is of a trial. */
  readonly trial: boolean;
}

/** Reads a manifest and decides whether this kiosk may install it at all. */
export function readManifest(
  bytes: Uint8Array,
  expected: ManifestExpectation,
): Result<Manifest, ManifestError> {
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    return err('malformed');
  }
  const parsed = ManifestSchema.safeParse(json);
  if (!parsed.success || parsed.data.version !== expected.version) return err('malformed');
  if (parsed.data.trial && !expected.trial) return err('trialContentRefused');
  if (parsed.data.minApp > expected.app) return err('appTooOld');
  return ok(parsed.data);
}

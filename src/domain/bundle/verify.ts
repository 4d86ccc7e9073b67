import {
  canonicalJson,
  err,
  fromBase64Url,
  ok,
  type Result,
  toBase64Url,
  toUtf8,
} from '../basics/index.ts';
import {
  type Manifest,
  type PublisherTrust,
  type SignedManifest,
  SignedManifestSchema,
} from './manifest.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export type ManifestError =
  | 'malformed'
  | 'notEnoughSignatures'
  | 'trialContentRefused'
  | 'olderThanInstalled'
  | 'expired'
  | 'appTooOld';

/** What the kiosk holds a new manifest against. */
export interface InstalledState {
  /** 0 when nothing is installed. */
  readonly version: number;
  /** Number of the running application, compared with `minApp`. */
  readonly app: number;
  /** Now, in ms, when the kiosk believes its clock; undefined otherwise (no expiry is judged). */
  readonly nowMs: number | undefined;
}

/** Adds one publisher's signature over the canonical bytes. */
export async function signManifest(
  manifest: Manifest,
  keyId: string,
  privateKey: CryptoKey,
): Promise<SignedManifest['signatures'][number]> {
  const signature = await crypto.subtle.sign(
    algorithm,
    privateKey,
    toUtf8(canonicalJson(manifest)),
  );
  return { keyId, signature: toBase64Url(new Uint8Array(signature)) };
}

/**
 * Decides whether a manifest may be installed: shape, threshold of *distinct* trusted keys, trial
 * mark, version never going back, expiry, application age.
 */
export async function verifyManifest(
  document: unknown,
  trust: PublisherTrust,
  installed: InstalledState,
): Promise<Result<Manifest, ManifestError>> {
  const parsed = SignedManifestSchema.safeParse(document);
  if (!parsed.success) return err('malformed');
  const { signed, signatures } = parsed.data;
  const bytes = toUtf8(canonicalJson(signed));
  const signers = new Set<string>();
  for (const { keyId, signature } of signatures) {
    const trusted = trust.keys.find((key) => key.keyId === keyId);
    if (trusted === undefined || signers.has(keyId)) continue;
    try {
      const key = await crypto.subtle.importKey('jwk', { ...trusted.publicKey }, algorithm, false, [
        'verify',
      ]);
      const holds = await crypto.subtle.verify(algorithm, key, fromBase64Url(signature), bytes);
      if (holds) signers.add(keyId);
    } catch {
      // A signature that cannot be read is a signature that is not there.
    }
  }
  // One physical key under two names must not count twice.
  const points = new Set(
    trust.keys
      .filter((key) => signers.has(key.keyId))
      .map((key) => `${key.publicKey.x}.${key.publicKey.y}`),
  );
  if (points.size < trust.threshold) return err('notEnoughSignatures');
  if (signed.trial && !trust.trial) return err('trialContentRefused');
  if (signed.version < installed.version) return err('olderThanInstalled');
  if (signed.minApp > installed.app) return err('appTooOld');
  if (installed.nowMs !== undefined && Date.parse(signed.expiresAt) <= installed.nowMs) {
    return err('expired');
  }
  return ok(signed);
}

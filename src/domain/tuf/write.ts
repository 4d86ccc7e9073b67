import { fromBase64Url, sha256, toBase64, toHex, toUtf8 } from '../basics/index.ts';
import { olpcJson, type Parsed, type ParsedObject } from './canonical.ts';
import { fromHex } from './encoding.ts';
import { signWith, type TufScheme } from './key.ts';
import type { TopLevelRole } from './metadata.ts';
import { trialMark } from './trial-mark.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The version of the specification that what we write follows. */
const specVersion = '1.0.31';
/** What stands before the point of a P-256 key in its SPKI form (RFC 5480). */
const p256Prefix = '3059301306072a8648ce3d020106082a8648ce3d03010703420004';

/** A public key as root metadata names it. */
export interface NamedKey {
  /** SHA-256 of the canonical form of `key`, hexadecimal. */
  readonly keyid: string;
  readonly scheme: TufScheme;
  readonly key: ParsedObject;
}

/** A key that can sign metadata. */
export interface MetadataSigner extends Pick<NamedKey, 'keyid' | 'scheme'> {
  readonly privateKey: CryptoKey;
}

export interface MetadataSignature {
  readonly keyid: string;
  /** Hexadecimal. */
  readonly sig: string;
}

/** A file of metadata as another one names it. */
export interface WrittenFile {
  readonly version: number;
  readonly bytes: Bytes;
}

const hexOf = (part = ''): string => toHex(fromBase64Url(part));

/**
 * Names a public key, Ed25519 or ECDSA P-256, as root metadata does.
 *
 * @throws when the JWK is neither.
 */
export async function nameKey({ kty, crv, x, y }: JsonWebKey): Promise<NamedKey> {
  const isEd25519 = kty === 'OKP' && crv === 'Ed25519';
  if (x === undefined || !(isEd25519 || (kty === 'EC' && crv === 'P-256' && y !== undefined)))
    throw new Error('not a public key of Ed25519 or P-256');
  const scheme = isEd25519 ? 'ed25519' : 'ecdsa-sha2-nistp256';
  const key = {
    keytype: isEd25519 ? 'ed25519' : 'ecdsa',
    scheme,
    keyval: { public: isEd25519 ? hexOf(x) : pemOf(hexOf(x) + hexOf(y)) },
  };
  return { keyid: toHex(await sha256(toUtf8(olpcJson(key)))), scheme, key };
}

function pemOf(point: string): string {
  const spki = toBase64(fromHex(p256Prefix + point) ?? new Uint8Array());
  return `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
}

/** What signatures of metadata are over. */
export function bytesToSign(signed: ParsedObject): Bytes {
  return toUtf8(olpcJson(signed));
}

/** One signature over what metadata says. */
export async function signMetadata(
  signed: ParsedObject,
  { keyid, scheme, privateKey }: MetadataSigner,
): Promise<MetadataSignature> {
  return { keyid, sig: toHex(await signWith(privateKey, scheme, bytesToSign(signed))) };
}

/** The file that a client fetches. */
export function metadataFile(
  signed: ParsedObject,
  signatures: readonly MetadataSignature[],
): Bytes {
  const listed = signatures.map(({ keyid, sig }) => ({ keyid, sig }));
  return toUtf8(JSON.stringify({ signatures: listed, signed }));
}

/** Signs what metadata says by all of these, and gives the file. */
export async function writeMetadata(
  signed: ParsedObject,
  signers: readonly MetadataSigner[],
): Promise<Bytes> {
  return metadataFile(signed, await Promise.all(signers.map((one) => signMetadata(signed, one))));
}

/** An instant as metadata writes it: UTC, whole seconds. */
export function metadataInstant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function common(role: TopLevelRole, version: number, expiresMs: number) {
  const expires = metadataInstant(expiresMs);
  return { _type: role, spec_version: specVersion, version, expires };
}

/** Who signs for a role, and how many of them must. */
export interface RolePlan {
  readonly keys: readonly NamedKey[];
  readonly threshold: number;
}

/** What a root says. */
export function rootSigned(plan: {
  readonly version: number;
  readonly expiresMs: number;
  readonly roles: Readonly<Record<TopLevelRole, RolePlan>>;
  readonly trial: boolean;
}): ParsedObject {
  const keys: { [keyid: string]: Parsed } = {};
  const roles: { [role: string]: Parsed } = {};
  for (const [role, { keys: signers, threshold }] of Object.entries(plan.roles)) {
    for (const { keyid, key } of signers) keys[keyid] = key;
    roles[role] = { keyids: signers.map(({ keyid }) => keyid), threshold };
  }
  return {
    ...common('root', plan.version, plan.expiresMs),
    consistent_snapshot: true,
    keys,
    roles,
    ...(plan.trial && { [trialMark]: true }),
  };
}

/** A target by its bytes, or by what is known of them where they are long. */
export type PlannedTarget = { readonly custom: ParsedObject } & (
  | { readonly bytes: Bytes }
  | { readonly length: number; readonly sha256: string }
);

/** What targets say; `custom` is signed with the rest. */
export async function targetsSigned(plan: {
  readonly version: number;
  readonly expiresMs: number;
  readonly targets: ReadonlyMap<string, PlannedTarget>;
}): Promise<ParsedObject> {
  const targets: { [path: string]: Parsed } = {};
  for (const [path, planned] of plan.targets) {
    const { length, hash } =
      'bytes' in planned
        ? { length: planned.bytes.length, hash: toHex(await sha256(planned.bytes)) }
        : { length: planned.length, hash: planned.sha256 };
    targets[path] = { length, hashes: { sha256: hash }, custom: planned.custom };
  }
  return { ...common('targets', plan.version, plan.expiresMs), targets };
}

async function metaOf({ version, bytes }: WrittenFile): Promise<ParsedObject> {
  return { version, length: bytes.length, hashes: { sha256: toHex(await sha256(bytes)) } };
}

export async function snapshotSigned(
  version: number,
  expiresMs: number,
  targets: WrittenFile,
): Promise<ParsedObject> {
  const meta = { 'targets.json': await metaOf(targets) };
  return { ...common('snapshot', version, expiresMs), meta };
}

export async function timestampSigned(
  version: number,
  expiresMs: number,
  snapshot: WrittenFile,
): Promise<ParsedObject> {
  const meta = { 'snapshot.json': await metaOf(snapshot) };
  return { ...common('timestamp', version, expiresMs), meta };
}

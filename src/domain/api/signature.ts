import { err, fromBase64, ok, type Result, sha256, toBase64, toUtf8 } from '../basics/index.ts';

/**
 * HTTP message signatures (RFC 9421) in one fixed, strict profile: ECDSA P-256, the covered
 * components `@method`, `@path`, `@query`, `content-digest` in this order, parameters `created`
 * and `keyid`, one label `sig1`. A request that differs in any of it is refused: no negotiation.
 */
const covered = '("@method" "@path" "@query" "content-digest")';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** How far a signature may be from the hub's time, seconds. */
export const signatureSkewSeconds = 300;

export interface SignedRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  /** Query with its `?`, or empty. */
  readonly query: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface SignatureHeaders {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
}

/** RFC 9530 digest of a body. */
export async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha-256=:${toBase64(await sha256(body))}:`;
}

function signatureBase(request: SignedRequest, digest: string, parameters: string): string {
  return [
    `"@method": ${request.method.toUpperCase()}`,
    `"@path": ${request.path}`,
    `"@query": ${request.query === '' ? '?' : request.query}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
}

/** Signs a request. `createdSeconds` is Unix time by the kiosk's best knowledge of the hub's. */
export async function signRequest(
  request: SignedRequest,
  key: { readonly keyId: string; readonly privateKey: CryptoKey },
  createdSeconds: number,
): Promise<SignatureHeaders> {
  const digest = await contentDigest(request.body);
  const parameters = `${covered};created=${Math.floor(createdSeconds)};keyid="${key.keyId}"`;
  const base = signatureBase(request, digest, parameters);
  const signature = await crypto.subtle.sign(algorithm, key.privateKey, toUtf8(base));
  return {
    'content-digest': digest,
    'signature-input': `sig1=${parameters}`,
    signature: `sig1=:${toBase64(new Uint8Array(signature))}:`,
  };
}

export interface SignatureParameters {
  readonly createdSeconds: number;
  readonly keyId: string;
}

export type SignatureError = 'missing' | 'malformed' | 'digest' | 'skew' | 'signature';

/** Reads who claims to have signed, before anything is believed. */
export function readSignatureInput(input: string): Result<SignatureParameters, SignatureError> {
  const match =
    /^sig1=\("@method" "@path" "@query" "content-digest"\);created=(\d{1,12});keyid="([A-Za-z0-9._-]{1,64})"$/.exec(
      input,
    );
  if (match?.[1] === undefined || match[2] === undefined) return err('malformed');
  return ok({ createdSeconds: Number(match[1]), keyId: match[2] });
}

/** The two primitives under a verification; a program may bring its platform's own. */
export interface SignaturePrimitives<Key> {
  /** Standard base64 of the SHA-256. */
  digest(body: Uint8Array<ArrayBuffer>): string | Promise<string>;
  /** ECDSA P-256 over SHA-256 of `text`, the signature as r ‖ s. May throw on a malformed one. */
  verify(key: Key, signature: Uint8Array<ArrayBuffer>, text: string): boolean | Promise<boolean>;
}

const webCrypto: SignaturePrimitives<CryptoKey> = {
  digest: async (body) => toBase64(await sha256(body)),
  verify: (key, signature, text) => crypto.subtle.verify(algorithm, key, signature, toUtf8(text)),
};

/** Verifies a request against the key that `readSignatureInput` named. */
export function verifyRequest(
  request: SignedRequest,
  headers: Readonly<Record<string, string | undefined>>,
  key: CryptoKey,
  nowSeconds: number,
): Promise<Result<SignatureParameters, SignatureError>> {
  return verifyRequestBy(webCrypto, request, headers, key, nowSeconds);
}

/** As `verifyRequest`, by other primitives than the Web Cryptography API's. */
export async function verifyRequestBy<Key>(
  primitives: SignaturePrimitives<Key>,
  request: SignedRequest,
  headers: Readonly<Record<string, string | undefined>>,
  key: Key,
  nowSeconds: number,
): Promise<Result<SignatureParameters, SignatureError>> {
  const digest = headers['content-digest'];
  const input = headers['signature-input'];
  const signature = headers['signature'];
  if (digest === undefined || input === undefined || signature === undefined) return err('missing');
  const parameters = readSignatureInput(input);
  if (!parameters.ok) return parameters;
  const raw = /^sig1=:([A-Za-z0-9+/]+={0,2}):$/.exec(signature)?.[1];
  if (raw === undefined) return err('malformed');
  if (digest !== `sha-256=:${await primitives.digest(request.body)}:`) return err('digest');
  const base = signatureBase(request, digest, input.slice('sig1='.length));
  let holds: boolean;
  try {
    holds = await primitives.verify(key, fromBase64(raw), base);
  } catch {
    return err('malformed');
  }
  if (!holds) return err('signature');
  // Skew is judged last: only the true holder of the key is told that its clock is wrong.
  if (Math.abs(nowSeconds - parameters.value.createdSeconds) > signatureSkewSeconds) {
    return err('skew');
  }
  return parameters;
}

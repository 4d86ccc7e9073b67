import { fromBase64 } from '../basics/index.ts';

const integerTag = 0x02;
const sequenceTag = 0x30;
/** Bytes of one number of a P-256 signature. */
const numberBytes = 32;

/** Bytes of lower- or upper-case hexadecimal; undefined for anything else. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^([0-9a-fA-F]{2})*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** Reads one DER integer of at most 256 bits, big end first; undefined when it is none. */
function derInteger(
  der: Uint8Array,
  at: number,
): { readonly number: Uint8Array; readonly end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== integerTag || length === undefined || length < 1) return undefined;
  const end = at + 2 + length;
  const digits = der.subarray(at + 2, end);
  if (digits.length !== length || length > numberBytes + 1) return undefined;
  const first = digits[0] ?? 0;
  if (first >= 0x80) return undefined;
  // A zero stands in front only where the number would look negative without it.
  if (first === 0 && length > 1 && (digits[1] ?? 0) < 0x80) return undefined;
  const number = first === 0 && length > 1 ? digits.subarray(1) : digits;
  return number.length > numberBytes ? undefined : { number, end };
}

/**
 * A P-256 signature as WebCrypto wants it (r ‖ s, 64 bytes) from one in DER (RFC 3279 §2.2.3), as
 * TUF carries it. Undefined for bytes that are no such thing; there is one encoding only.
 */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== sequenceTag || der[1] !== der.length - 2) return undefined;
  const r = derInteger(der, 2);
  const s = r && derInteger(der, r.end);
  if (r === undefined || s === undefined || s.end !== der.length) return undefined;
  const raw = new Uint8Array(2 * numberBytes);
  raw.set(r.number, numberBytes - r.number.length);
  raw.set(s.number, 2 * numberBytes - s.number.length);
  return raw;
}

function toDerInteger(number: Uint8Array): number[] {
  const first = number.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? [0] : [...number.subarray(first)];
  const padded = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [integerTag, padded.length, ...padded];
}

/** A P-256 signature in DER, from WebCrypto's r ‖ s. */
export function derSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const r = toDerInteger(raw.subarray(0, numberBytes));
  const s = toDerInteger(raw.subarray(numberBytes));
  return new Uint8Array([sequenceTag, r.length + s.length, ...r, ...s]);
}

/** The bytes inside a PEM block "PUBLIC KEY" (RFC 7468); undefined when it is none. */
export function fromPem(text: string): Uint8Array<ArrayBuffer> | undefined {
  const body = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(
    text,
  )?.[1];
  if (body === undefined) return undefined;
  try {
    return fromBase64(body.replaceAll(/\s/g, ''));
  } catch {
    return undefined;
  }
}

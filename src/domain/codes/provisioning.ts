import {
  crockfordAlphabet,
  err,
  fromBase64,
  fromUtf8,
  ok,
  type Result,
  toBase64,
  toUtf8,
} from '../basics/index.ts';
import { fromBase32, toBase32 } from './base32-bytes.ts';
import { crc32 } from './crc32.ts';

/** Form of the text. A kiosk says of another one that it is too old for it. */
const version = '1';
/** Characters of the one-time code: 13 × 5 = 65 bits (contracts.md: ≥ 60). */
const codeLength = 13;
const codeForm = new RegExp(`^[${crockfordAlphabet}]{${codeLength}}$`);
/** Bytes of each name in the code. The hub's answer brings the whole names; these are to be read. */
const nameBytesMax = 60;
/** Bytes of `host:port` of the hub. */
const hostBytesMax = 120;
const pinBytes = 32;
const quarterMinutes = 15;
const checkBytes = 4;
/** With every field at its longest: QR version 17 at level M in alphanumeric mode. */
export const provisioningLengthMax = 760;

/** When somebody is there to help, minutes after midnight, quarters of an hour. */
export interface OpenHours {
  readonly from: number;
  readonly to: number;
}

/** What makes a bare machine a kiosk of its city, in one code that nobody types (S5). */
export interface Provisioning {
  /** Origin of the hub: `https://hub.example`, or http for a trial on a desk. */
  readonly hub: string;
  /** SHA-256 of the hub's public key (SPKI), base64; undefined where its certificate is public. */
  readonly keyPin: string | undefined;
  /** The one-time code, 13 Crockford characters. */
  readonly code: string;
  /** End of the code by the hub's clock, Unix time in minutes. */
  readonly expiresAtMinutes: number;
  readonly site: {
    readonly plate: string;
    readonly building: string;
    readonly ward: string;
    readonly mode: 'lobby' | 'lift';
  };
  readonly languages: readonly ('vi' | 'en')[];
  readonly hours: OpenHours | undefined;
  /** Set when the code gives this kiosk, and no other, a new key. */
  readonly kiosk: string | undefined;
}

const flags = { lift: 1, pin: 2, hours: 4, vi: 8, en: 16, http: 32, kiosk: 64 } as const;

/**
 * The text of a provisioning QR: `MOTCHAM:KIOSK:`, version, one-time code, and the fields with a
 * CRC-32 over all of it, in base 32. Names longer than 60 bytes of UTF-8 are cut.
 *
 * @throws when the hub is no http(s) origin, or a field is none of its kind: the caller made it up
 */
export function provisioningText(provisioning: Provisioning): string {
  const { hub, keyPin, code, expiresAtMinutes, site, languages, hours, kiosk } = provisioning;
  const url = new URL(hub);
  const isHttp = url.protocol === 'http:';
  if (!isHttp && url.protocol !== 'https:') throw new Error('a hub has an http(s) address');
  if (isHttp && keyPin !== undefined) throw new Error('a key pin needs an https address');
  if (!codeForm.test(code)) throw new Error('a one-time code has 13 Crockford characters');
  const pin = keyPin === undefined ? undefined : fromBase64(keyPin);
  if (pin !== undefined && pin.length !== pinBytes) throw new Error('a key pin has 32 bytes');
  const bytes: number[] = [
    (site.mode === 'lift' ? flags.lift : 0) |
      (pin ? flags.pin : 0) |
      (hours ? flags.hours : 0) |
      (languages.includes('vi') ? flags.vi : 0) |
      (languages.includes('en') ? flags.en : 0) |
      (isHttp ? flags.http : 0) |
      (kiosk === undefined ? 0 : flags.kiosk),
  ];
  bytes.push(...fourBytes(expiresAtMinutes));
  if (pin) bytes.push(...pin);
  if (hours) bytes.push(hours.from / quarterMinutes, hours.to / quarterMinutes);
  const host = toUtf8(url.host);
  if (host.length > hostBytesMax) throw new Error('the address of the hub is too long');
  const names = [site.plate, site.building, site.ward, ...(kiosk === undefined ? [] : [kiosk])];
  for (const field of [host, ...names.map((name) => cutUtf8(name, nameBytesMax))]) {
    bytes.push(field.length, ...field);
  }
  bytes.push(...checkOf(code, Uint8Array.from(bytes)));
  return `MOTCHAM:KIOSK:${version}${code}${toBase32(Uint8Array.from(bytes))}`;
}

/**
 * Reads what follows `motcham:kiosk:`. `version`: made by a later program. `damaged`: the
 * checksum or the form is wrong; a scanner misread it, or it is no code of ours.
 */
export function readProvisioning(body: string): Result<Provisioning, 'version' | 'damaged'> {
  const text = body.toUpperCase();
  if (text.length > provisioningLengthMax) return err('damaged');
  if (!text.startsWith(version)) return err(/^[0-9A-Z]/.test(text) ? 'version' : 'damaged');
  const code = text.slice(version.length, version.length + codeLength);
  const bytes = fromBase32(text.slice(version.length + codeLength));
  if (bytes === undefined || !codeForm.test(code)) return err('damaged');
  const told = bytes.slice(0, -checkBytes);
  const check = checkOf(code, told);
  if (check.some((byte, at) => bytes[told.length + at] !== byte)) return err('damaged');
  const fields = readFields(told);
  return fields === undefined ? err('damaged') : ok({ code, ...fields });
}

/** CRC-32 over everything before it, as it is written. */
const checkOf = (code: string, told: Uint8Array) =>
  fourBytes(crc32(toUtf8(version + code + toBase32(told))));

const fourBytes = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

function readFields(bytes: Uint8Array): Omit<Provisioning, 'code'> | undefined {
  let at = 0;
  let isCut = false;
  const take = (length: number) => {
    if (at + length > bytes.length) isCut = true;
    at += length;
    return bytes.slice(at - length, at);
  };
  const number = (length: number) => take(length).reduce((sum, byte) => sum * 256 + byte, 0);
  const name = () => {
    try {
      return fromUtf8(take(number(1)));
    } catch {
      isCut = true;
      return '';
    }
  };
  const flag = number(1);
  const has = (bit: number) => (flag & bit) !== 0;
  const expiresAtMinutes = number(4);
  const keyPin = has(flags.pin) ? toBase64(take(pinBytes)) : undefined;
  const hours = has(flags.hours)
    ? { from: number(1) * quarterMinutes, to: number(1) * quarterMinutes }
    : undefined;
  const origin = originOf(`${has(flags.http) ? 'http' : 'https'}://${name()}`);
  const [plate, building, ward] = [name(), name(), name()];
  const kiosk = has(flags.kiosk) ? name() : undefined;
  if (isCut || at !== bytes.length || origin === undefined) return undefined;
  if (has(flags.http) && keyPin !== undefined) return undefined;
  if (hours && hours.to > 24 * 60) return undefined;
  return {
    hub: origin,
    keyPin,
    expiresAtMinutes,
    site: { plate, building, ward, mode: has(flags.lift) ? 'lift' : 'lobby' },
    languages: [
      ...(has(flags.vi) ? ['vi' as const] : []),
      ...(has(flags.en) ? ['en' as const] : []),
    ],
    hours,
    kiosk,
  };
}

/** The address as an origin and nothing more: no path, no user, no fragment. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.href === `${url.origin}/` && url.hostname !== '' ? url.origin : undefined;
}

/** At most so many bytes of UTF-8, cut between two characters. */
function cutUtf8(text: string, bytesMax: number): Uint8Array {
  let kept = '';
  for (const character of text) {
    if (toUtf8(kept + character).length > bytesMax) break;
    kept += character;
  }
  return toUtf8(kept);
}

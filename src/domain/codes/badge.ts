import { crockfordAlphabet, err, ok, type Result } from '../basics/index.ts';

/** Characters of a badge's serial number: 40 bits, so that a city's badges do not meet. */
export const badgeSerialLength = 8;
const serialForm = `[${crockfordAlphabet}]{${badgeSerialLength}}`;
/** Where a badge opens: everywhere, one ward by its code, or one building by its name in a ward. */
const scopeForm = '(?:city|w\\d{1,5}|b[A-Za-z0-9_-]{11})';
const bodyForm = new RegExp(
  `^1\\.(${serialForm})\\.([A-Za-z0-9_-]{1,24})\\.(${scopeForm})\\.(\\d{5})\\.([A-Za-z0-9_-]{86})$`,
);
/** 86 characters of an ECDSA P-256 signature, base64url; the whole text stays below 170. */

const dayMs = 86_400_000;

/** A badge of staff as it is signed (S1). Nothing in it but the person's own number is personal. */
export interface Badge {
  /** Its own number: a lost badge is revoked by it. */
  readonly serial: string;
  /** Id of the person in the city's own list; no name. */
  readonly person: string;
  /** `city`, `w` and a ward's code, or `b` and the mark of a building. */
  readonly scope: string;
  /** Last day that it is good, days since 1970 in UTC. */
  readonly lastDay: number;
}

/** What the city's staff key signs. */
export function badgeSignedText({ serial, person, scope, lastDay }: Badge): string {
  return `motcham badge v1|${serial}|${person}|${scope}|${lastDay}`;
}

/** The text of a badge's QR. `signature`: base64url over `badgeSignedText`. */
export function badgeText(badge: Badge, signature: string): string {
  const { serial, person, scope, lastDay } = badge;
  return `motcham:badge:1.${serial}.${person}.${scope}.${lastDay}.${signature}`;
}

/** A badge and its signature out of the token of `motcham:badge:`; undefined for another form. */
export function readBadge(
  token: string,
): { readonly badge: Badge; readonly signature: string } | undefined {
  const match = bodyForm.exec(token);
  if (match === null) return undefined;
  const [, serial = '', person = '', scope = '', lastDay = '', signature = ''] = match;
  return { badge: { serial, person, scope, lastDay: Number(lastDay) }, signature };
}

/** Why a badge does not open here. */
export type BadgeRefusal = 'form' | 'signature' | 'expired' | 'revoked' | 'elsewhere';

/** What a kiosk knows when it looks at a badge. */
export interface BadgeContext {
  /**
   * Scopes of this kiosk: `city`, its ward's and its building's. Undefined where the site is not
   * known, as at the shell's rescue page: not looked at then, for the reason that the day is not.
   */
  readonly scopes: readonly string[] | undefined;
  readonly revoked: readonly string[];
  /**
   * Undefined while the clock is not believed. The day is then not looked at: a badge only leads
   * to the PIN, as the four corners do, and staff must get in to set the clock right.
   */
  readonly nowMs: number | undefined;
  /** Whether the city's staff key made this signature over this text. */
  readonly verify: (text: string, signature: string) => Promise<boolean>;
}

/** Whether a badge opens staff mode here; the PIN is asked for in any case. */
export async function judgeBadge(
  token: string,
  { scopes, revoked, nowMs, verify }: BadgeContext,
): Promise<Result<Badge, BadgeRefusal>> {
  const read = readBadge(token);
  if (read === undefined) return err('form');
  const { badge, signature } = read;
  if (!(await verify(badgeSignedText(badge), signature))) return err('signature');
  if (revoked.includes(badge.serial)) return err('revoked');
  if (nowMs !== undefined && Math.floor(nowMs / dayMs) > badge.lastDay) return err('expired');
  return scopes?.includes(badge.scope) === false ? err('elsewhere') : ok(badge);
}

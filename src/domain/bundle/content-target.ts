import * as z from 'zod/mini';
import { sha256, toUtf8 } from '../basics/index.ts';
import type { ParsedObject, Trusted } from '../tuf/index.ts';
import { manifestBytesMax } from './manifest.ts';

/** Most targets of one document: manifests, keys and application packages, never sections. */
export const targetsMax = 100;
/** Kiosks are dealt over so many places: 1 % is one hundred of them. */
const ringPlaces = 10_000;

/**
 * Which kiosks a content version is for. The kiosk computes it from what was signed, so that a hub
 * cannot choose whom to show what.
 */
export const RingSchema = z.strictObject({
  /** Deals the kiosks anew for each release. */
  salt: z.string().check(z.minLength(1), z.maxLength(64)),
  /** 0 to 100, whole. */
  percent: z.int().check(z.minimum(0), z.maximum(100)),
  /** Is in whatever its place: 1 % of thirty kiosks is one kiosk, and not none. */
  first: z.optional(z.string().check(z.maxLength(32))),
});
export type Ring = z.infer<typeof RingSchema>;

const ContentCustomSchema = z.looseObject({
  kind: z.literal('content'),
  version: z.int().check(z.minimum(1)),
  /** Absent: for every kiosk. */
  ring: z.optional(RingSchema),
});

/** A content manifest that was signed for. */
export interface ContentTarget {
  readonly version: number;
  readonly ring: Ring | undefined;
  readonly sha256: string;
  readonly bytes: number;
}

/** Where a kiosk stands among `ringPlaces`. */
async function placeOf(kiosk: string, salt: string): Promise<number> {
  const hash = await sha256(toUtf8(`${kiosk}${salt}`));
  return new DataView(hash.buffer).getUint32(0) % ringPlaces;
}

/** The kiosk of these that every ring of this salt takes in first; undefined where there is none. */
export async function firstOf(
  kiosks: readonly string[],
  salt: string,
): Promise<string | undefined> {
  const placed = await Promise.all(
    kiosks.map(async (kiosk) => ({ kiosk, place: await placeOf(kiosk, salt) })),
  );
  placed.sort((a, b) => a.place - b.place || (a.kiosk < b.kiosk ? -1 : 1));
  return placed[0]?.kiosk;
}

/** Whether a kiosk is one of those that a ring is for. */
export async function isInRing(ring: Ring | undefined, kiosk: string): Promise<boolean> {
  if (ring === undefined || ring.first === kiosk) return true;
  return (await placeOf(kiosk, ring.salt)) < (ring.percent * ringPlaces) / 100;
}

/** Every content manifest that was signed for, newest first. What is of another kind is not read. */
export function contentTargets({ targets }: Pick<Trusted, 'targets'>): readonly ContentTarget[] {
  const found: ContentTarget[] = [];
  for (const { length, hashes, custom } of targets.targets.values()) {
    const read = ContentCustomSchema.safeParse(custom);
    const hash = hashes.get('sha256');
    if (!read.success || hash === undefined || length < 1 || length > manifestBytesMax) continue;
    found.push({ version: read.data.version, ring: read.data.ring, sha256: hash, bytes: length });
  }
  return found.sort((a, b) => b.version - a.version);
}

/** The content that is for this kiosk: the newest whose ring it is in. */
export async function chooseContent(
  trusted: Pick<Trusted, 'targets'>,
  kiosk: string,
): Promise<ContentTarget | undefined> {
  for (const target of contentTargets(trusted)) {
    if (await isInRing(target.ring, kiosk)) return target;
  }
  return undefined;
}

/** The path of a content manifest, and what is signed about it. */
export function contentEntry(
  version: number,
  ring: Ring | undefined,
): { readonly path: string; readonly custom: ParsedObject } {
  const { first, ...dealt } = ring ?? {};
  const named = ring && { ring: { ...dealt, ...(first !== undefined && { first }) } };
  return { path: `content/${version}.json`, custom: { kind: 'content', version, ...named } };
}

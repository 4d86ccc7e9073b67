import * as z from 'zod/mini';
import { canonicalJson, sha256, toHex, toUtf8 } from '../basics/index.ts';
import {
  type EmergencyDraft,
  emergencyMinutesMax,
  type Standing,
  sitePlacesOf,
} from '../service/index.ts';

/** Most places of one message; more of them are wards, or everything. */
export const emergencyPlacesMax = 100;
/** Most messages that one kiosk is told of at once, cancelled ones included. */
export const emergenciesMax = 100;
/** A kiosk's believed time may be behind the hub's by this, ms: two signed times of one minute. */
export const emergencySkewMs = 60_000;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const placeKey = z.string().check(z.minLength(1), z.maxLength(170));
const placeKeys = z.array(placeKey).check(z.minLength(1), z.maxLength(emergencyPlacesMax));

/** For whom a message is; a kiosk finds itself in it by its own site. */
export const EmergencyTargetSchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ wards: placeKeys }),
  z.strictObject({ buildings: placeKeys }),
]);
export type EmergencyTarget = z.infer<typeof EmergencyTargetSchema>;

const id = z.uuid();

/** Shows a draft that was published, by its hash: nothing here carries a text. */
export const EmergencySendSchema = z
  .strictObject({
    v: z.literal(1),
    do: z.literal('show'),
    id,
    draft: z.string().check(z.maxLength(60)),
    /** Of the draft, canonical JSON. */
    sha256: hash,
    target: EmergencyTargetSchema,
    sentAtMs: z.int(),
    endsAtMs: z.int(),
  })
  .check(
    // A message without an end, or with one that is far away, is none (P19).
    z.refine(
      ({ sentAtMs, endsAtMs }) =>
        endsAtMs > sentAtMs && endsAtMs - sentAtMs <= emergencyMinutesMax * 60_000,
    ),
  );
export type EmergencySend = z.infer<typeof EmergencySendSchema>;

/** Ends a message before its time. */
export const EmergencyEndSchema = z.strictObject({
  v: z.literal(1),
  do: z.literal('end'),
  id,
  atMs: z.int(),
});

export const EmergencyOrderSchema = z.union([EmergencySendSchema, EmergencyEndSchema]);
export type EmergencyOrder = z.infer<typeof EmergencyOrderSchema>;

export const SignedEmergencySchema = z.strictObject({
  order: EmergencyOrderSchema,
  /** Of `emergencyText`, by the hub's command key, which the publishers vouch for. */
  signature: z.string().check(z.maxLength(128)),
});
export type SignedEmergency = z.infer<typeof SignedEmergencySchema>;

/** What the hub signs. */
export function emergencyText(order: EmergencyOrder): string {
  return `motcham emergency v1|${canonicalJson(order)}`;
}

/** The hash by which a draft is named: of exactly what residents read. */
export async function emergencyDraftHash(draft: EmergencyDraft): Promise<string> {
  return toHex(await sha256(toUtf8(canonicalJson(draft))));
}

/** Whether a message is for a kiosk at this site. */
export function isEmergencyFor(target: EmergencyTarget, site: Standing): boolean {
  if ('all' in target) return true;
  const { ward, building } = sitePlacesOf(site);
  return 'wards' in target ? target.wards.includes(ward) : target.buildings.includes(building);
}

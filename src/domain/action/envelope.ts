import * as z from 'zod/mini';
import { uuidV7Pattern } from '../basics/index.ts';
import { ActionKindSchema } from './kinds.ts';

/** Largest sealed body, base64url characters: 4 KiB of plain text and the HPKE overhead. */
export const sealedLengthMax = 8_192;
/** Most envelopes in one signed batch (hub.md §1: 20 a batch is ten times cheaper than one). */
export const batchCountMax = 20;
/** Largest batch body, bytes, before the hub answers 413. */
export const batchBytesMax = 256 * 1024;

/** Largest incarnation: what the hub's database counts them in. */
const incarnationMax = 2 ** 31 - 1;

/** Identifier of a kiosk: `k-` and 8 Crockford characters. */
export const KioskIdSchema = z.string().check(z.regex(/^k-[0-9A-HJKMNP-TV-Z]{8}$/));

/** A place in a line of requests. */
const PlaceSchema = z.strictObject({
  kiosk: KioskIdSchema,
  incarnation: z.int().check(z.minimum(1), z.maximum(incarnationMax)),
  seq: z.int().check(z.minimum(1)),
});
export type ActionPlace = z.infer<typeof PlaceSchema>;

/**
 * A request of a resident as it stands in the outbox, on the wire and in the hub (contracts.md).
 * Only the routing facts are readable; `sealed` is HPKE over the body.
 */
export const ActionEnvelopeSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().check(z.regex(uuidV7Pattern)),
  kiosk: KioskIdSchema,
  /** Rises with every new page key of the same kiosk (lost profile, cloned disk). */
  incarnation: z.int().check(z.minimum(1), z.maximum(incarnationMax)),
  /** Contiguous from 1 within an incarnation. */
  seq: z.int().check(z.minimum(1)),
  kind: ActionKindSchema,
  createdAt: z.strictObject({
    /** ISO 8601 in UTC, or null when the kiosk did not believe its clock at all. */
    at: z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/))),
    trust: z.enum(['confirmed', 'unconfirmed']),
  }),
  /** Which of the hub's sealing keys opens it. */
  keyId: z.string().check(z.maxLength(64)),
  /** base64url(enc ‖ ciphertext). */
  sealed: z.string().check(z.maxLength(sealedLengthMax), z.regex(/^[A-Za-z0-9_-]+$/)),
  /**
   * The place that the body was sealed to, where that is another one: a request of an earlier
   * incarnation that moved into the line of this one (docs/decisions/011).
   */
  origin: z.optional(PlaceSchema),
});

export type ActionEnvelope = z.infer<typeof ActionEnvelopeSchema>;

/** What of an envelope its seal is bound to. `origin` null or absent: sealed where it stands. */
export type SealedPlace = Pick<ActionEnvelope, 'kiosk' | 'incarnation' | 'seq' | 'kind'> & {
  readonly origin?: ActionPlace | null | undefined;
};

/** What binds a sealed body to its place: kiosk | incarnation | seq | kind. */
export function envelopeAad(envelope: SealedPlace): string {
  const { kiosk, incarnation, seq } = envelope.origin ?? envelope;
  return `${kiosk}|${incarnation}|${seq}|${envelope.kind}`;
}

import * as z from 'zod/mini';

/** Where a hub is: an origin, and the SHA-256 of its public key (SPKI), base64. */
export const HubTargetSchema = z.strictObject({
  hub: z.string().check(z.maxLength(200), z.regex(/^https?:\/\/[^/?#@\s]+$/)),
  /** Null where its certificate is one that everybody knows. */
  keyPin: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/))),
});
export type HubTarget = z.infer<typeof HubTargetSchema>;

/** What a first look at a hub gave; the redemption follows on `ok` and `clockWrong` only. */
export const ProvisionProbeSchema = z.strictObject({
  outcome: z.enum([
    'ok',
    /** No answer in 10 s, or no such name. */
    'unreachable',
    /** Somebody answers with another key than the code's. */
    'wrongPin',
    'certificate',
    /** The machine's clock is more than 5 minutes off, or before the hub's certificate. */
    'clockWrong',
    'notAHub',
  ]),
  /** The hub's time less this machine's, ms. */
  clockOffsetMs: z.nullable(z.int()),
});
export type ProvisionProbe = z.infer<typeof ProvisionProbeSchema>;

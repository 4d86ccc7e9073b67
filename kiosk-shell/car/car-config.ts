import * as z from 'zod/mini';

const path = z.string().check(z.regex(/^\/[\x21-\x7e]{1,250}$/));

/**
 * Where a lift's car says what it does (requirements L8, L9): its controller's serial line, or a named
 * pipe, which a hand, a relay board's program or a building's gateway can write to as well.
 */
export const CarConfigSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    path,
    baud: z._default(z.int().check(z.minimum(1200), z.maximum(921_600)), 9_600),
    flow: z._default(z.enum(['hardware', 'software', 'none']), 'none'),
  }),
  z.strictObject({ kind: z.literal('pipe'), path }),
]);
export type CarConfig = z.infer<typeof CarConfigSchema>;

import * as z from 'zod/mini';

/**
 * The input device of the sound card's jack (requirements R27, R33), by a name that stays:
 * `/dev/input/by-path/…-event`. Linux makes one for each jack that can tell; a named pipe does for trying.
 */
export const HeadsetConfigSchema = z.strictObject({
  path: z.string().check(z.regex(/^\/[\x21-\x7e]{1,250}$/)),
});
export type HeadsetConfig = z.infer<typeof HeadsetConfigSchema>;

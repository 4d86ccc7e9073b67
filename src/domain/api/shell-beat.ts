import * as z from 'zod/mini';
import { KioskIdSchema } from '../action/index.ts';
import { CommandSchema, commandsMax } from '../fleet/index.ts';
import { PublicKeySchema } from './keys.ts';
import { SiteKitSchema } from './site-kit.ts';

/** What the hub answers to a shell's beat. */
export const ShellBeatAnswerSchema = z.strictObject({
  kiosk: KioskIdSchema,
  nowMs: z.int(),
  /** Verifies commands. A shell keeps the first that it hears and takes no other. */
  commandKey: PublicKeySchema,
  /** In order of their numbers, above what the shell says it has taken. */
  commands: z.array(CommandSchema).check(z.maxLength(commandsMax)),
  /** The results of this beat are kept: the shell may forget them. */
  resultsTaken: z.array(z.int()).check(z.maxLength(commandsMax)),
  /** The site kit, when it is another than the shell says it has. */
  kit: z.optional(SiteKitSchema),
});
export type ShellBeatAnswer = z.infer<typeof ShellBeatAnswerSchema>;

/**
 * Name under which a shell waits at the wake route, beside its page's: commands ring there. At most
 * 16 characters with a kiosk id of 10.
 */
export function shellWakeName(kiosk: string): string {
  return `${kiosk}.shell`;
}

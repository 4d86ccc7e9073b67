import * as z from 'zod/mini';

/** What the hub may tell a shell to do (docs/shell.md). Nothing here carries a text or a program. */
export const commandNames = [
  'reload',
  'restartBrowser',
  'restartShell',
  'selfTest',
  'diagnostics',
  'outOfService',
  'backInService',
  /** Installs the package that the publishers signed, in attract, with a way back. */
  'update',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Most commands in one answer and most results in one beat; the rest follows. */
export const commandsMax = 8;
/** A command that no shell fetched within this is void, ms: nobody expects it any more. */
export const commandLifeMs = 24 * 60 * 60_000;

export const CommandSchema = z.strictObject({
  /** Rises by one with each command to this kiosk. */
  number: z.int().check(z.minimum(1)),
  name: z.enum(commandNames),
  expiresAtMs: z.int(),
  /** Of `commandText`, by the hub's command key. */
  signature: z.string().check(z.maxLength(128)),
});
export type Command = z.infer<typeof CommandSchema>;

/** What the hub signs: a command of one kiosk says nothing to another. */
export function commandText(
  kiosk: string,
  { number, name, expiresAtMs }: Omit<Command, 'signature'>,
): string {
  return `motcham command v1|${kiosk}|${number}|${name}|${expiresAtMs}`;
}

export const commandStates = [
  'done',
  'failed',
  /** Its time was over when it came. */
  'expired',
  /** The shell died while it did it; it is never done a second time. */
  'interrupted',
] as const;

export const CommandResultSchema = z.strictObject({
  number: z.int().check(z.minimum(1)),
  state: z.enum(commandStates),
  /** JSON text of a self-test or of diagnostics: facts and codes, nothing personal. */
  report: z.optional(z.string().check(z.maxLength(16 * 1024))),
});
export type CommandResult = z.infer<typeof CommandResultSchema>;

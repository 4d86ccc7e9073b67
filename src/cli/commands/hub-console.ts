import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import {
  exportAudit,
  inviteFirstAdministrator,
  type OidcConfig,
  OidcConfigSchema,
  verifyAudit,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, runningHubUrl, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

interface StateOptions {
  readonly state: string;
  readonly json?: boolean;
}
interface AuditOptions extends StateOptions {
  readonly head?: string;
  readonly out?: string;
}

const HeadSchema = z.looseObject({ seq: z.int(), hash: z.string() });

/** Address of the console of a hub on this machine: a passkey belongs to a name, and a number is none. */
function consoleUrl(hubUrl: string): string {
  return `http://localhost:${new URL(hubUrl).port}/console/`;
}

/** @throws CommandFailure when the file is no description of a sign-on */
export function readOidc(file: string): OidcConfig {
  const parsed = OidcConfigSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'file').join(', ');
  throw new CommandFailure(
    `${file} does not describe a sign-on: ${places}.`,
    'See docs/security.md.',
  );
}

async function firstAdministrator({ state, json }: StateOptions): Promise<void> {
  const { path, expiresAt } = await withStore(state, inviteFirstAdministrator);
  const url = runningHubUrl(state);
  const link = url === undefined ? path : new URL(path, consoleUrl(url)).href;
  process.stderr.write(
    `One-time link for an administrator, one day:\n  ${link}\nWhoever opens it first becomes administrator. It takes the place of any link before it.\n`,
  );
  if (json === true) process.stdout.write(`${JSON.stringify({ link, path, expiresAt })}\n`);
}

async function verify({ state, head, json }: AuditOptions): Promise<void> {
  const held =
    head === undefined ? undefined : HeadSchema.parse(JSON.parse(readFileSync(head, 'utf8')));
  const verdict = await withStore(state, (store) => verifyAudit(store, held));
  if (json === true) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  if (verdict.ok) {
    process.stderr.write(`${verdict.lines} lines whole and in order; last hash ${verdict.hash}\n`);
  } else {
    process.stderr.write(`Line ${verdict.seq} does not fit: ${verdict.problem}.\n`);
    process.exitCode = 1;
  }
}

async function exportLog({ state, out }: AuditOptions): Promise<void> {
  await withStore(state, (store) =>
    pipeline(
      Readable.from(exportAudit(store)),
      out === undefined ? process.stdout : createWriteStream(out, { mode: 0o600 }),
      { end: out !== undefined },
    ),
  );
}

/** `hub first-administrator` and `hub audit verify|export`. */
export function addConsoleCommands(hub: Command): void {
  const state = [
    '--state <directory>',
    'where keys and the private database are kept',
    defaultStateDirectory,
  ] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  hub
    .command('first-administrator')
    .description('a one-time link that makes an administrator of the console')
    .option(...state)
    .option('--json', 'print the link as one JSON object')
    .action((options: StateOptions) => firstAdministrator(options).catch(told));
  const audit = hub.command('audit').description('the log of what people of the console did');
  audit
    .command('verify')
    .description('walk the chain from its first line; names the first line that does not fit')
    .option('--head <file>', 'a signed head that somebody else kept (audit/head.json)')
    .option(...state)
    .option('--json', 'print one JSON object')
    .action((options: AuditOptions) => verify(options).catch(told));
  audit
    .command('export')
    .description('every line as JSON lines: number, the bytes that were hashed, hash')
    .option('--out <file>', 'write there instead of standard output')
    .option(...state)
    .action((options: AuditOptions) => exportLog(options).catch(told));
}

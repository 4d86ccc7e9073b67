import {
  type Command,
  type CommandName,
  type CommandResult,
  commandText,
  type PublicKey,
  verifyText,
} from '../domain.ts';
import { log } from '../log.ts';
import type { CommandJournal } from './command-journal.ts';

/** What a command came to; a report is JSON text without anything personal. */
export type Outcome = Pick<CommandResult, 'state' | 'report'>;
/** Does one command. A shell that has to end for it returns after it has asked for its end. */
export type DoCommand = (name: CommandName, number: number) => Promise<Outcome>;

/** Longest report that the hub takes, characters; one that is longer would stop every beat. */
const reportMax = 16 * 1024;

/** Longest time for one command, ms: a self-test takes three minutes at most (S3). */
const commandMs = 180_000;

/**
 * Does the commands of one answer, in their order, each at most once: its number is on disk before
 * it begins. A command whose signature does not hold ends the round: nothing after it is believed.
 */
export async function doCommands(
  commands: readonly Command[],
  journal: CommandJournal,
  trust: { readonly kiosk: string; readonly key: PublicKey },
  nowMs: () => number,
  doCommand: DoCommand,
): Promise<void> {
  if (!journal.isReadable) return;
  for (const command of [...commands].sort((a, b) => a.number - b.number)) {
    const { number, name, expiresAtMs, signature } = command;
    if (number <= journal.upTo) continue;
    const text = commandText(trust.kiosk, command);
    if (!(await verifyText(text, signature, trust.key))) {
      log('error', 'command.badSignature', { number });
      return;
    }
    // By the hub's time: the machine's own may be wrong by years.
    if (nowMs() > expiresAtMs) {
      await journal.end({ number, state: 'expired' });
      continue;
    }
    await journal.begin(command, name);
    log('info', 'command.begun', { number, name });
    const outcome = await bounded(doCommand(name, number));
    log('info', 'command.ended', { number, name, state: outcome.state });
    // A restart of the shell is ended by its successor.
    if (name === 'restartShell' && outcome.state === 'done') return;
    // An update is ended by whichever version comes up, minutes or hours later.
    if (name === 'update' && outcome.state === 'done') continue;
    await journal.end({ number, ...outcome });
  }
}

async function bounded(work: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'failed' }), commandMs);
  });
  try {
    const { state, report } = await Promise.race([work, late]);
    return report === undefined || report.length > reportMax ? { state } : { state, report };
  } catch {
    return { state: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, type Command } from 'commander';
import { type CommandName, commandNames } from '../../domain/fleet/index.ts';
import { findCommand, issueCommand, judgeFleet, lastCommands } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

/** How often the result of a command is looked for, ms. */
const lookMs = 500;

interface CommandOptions {
  readonly state: string;
  readonly wait: number;
  readonly json?: boolean;
}

async function command(kiosk: string, name: CommandName, options: CommandOptions): Promise<void> {
  await withStore(options.state, async (store, keys) => {
    const issued = await issueCommand(store, keys.command, kiosk, name, Date.now());
    if (!issued.ok) {
      throw new CommandFailure(
        issued.error === 'noShell' ? `${kiosk} has no shell.` : `There is no kiosk ${kiosk}.`,
        'See "motcham hub fleet".',
      );
    }
    const deadlineMs = performance.now() + options.wait * 1000;
    let found = await findCommand(store, kiosk, issued.value);
    while (found?.state === null && performance.now() < deadlineMs) {
      await sleep(lookMs);
      found = await findCommand(store, kiosk, issued.value);
    }
    process.stderr.write(
      found?.state == null
        ? `Command ${issued.value} (${name}) waits for ${kiosk}; void after a day.\n`
        : `Command ${issued.value} (${name}) on ${kiosk}: ${found.state}.\n`,
    );
    if (found?.report != null && !options.json) process.stderr.write(`${found.report}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify({ kiosk, ...found })}\n`);
    if (found?.state === 'failed' || found?.state === 'interrupted') process.exitCode = 1;
  });
}

async function fleet(options: { state: string; json?: boolean }): Promise<void> {
  const { lines, commands } = await withStore(options.state, async (store) => ({
    lines: await judgeFleet(store, Date.now()),
    commands: await lastCommands(store),
  }));
  for (const { kiosk, truth, reason, findings, pageMs, shellMs } of lines) {
    const age = (ms: number | undefined) =>
      ms === undefined ? 'never' : `${Math.round(ms / 1000)} s ago`;
    const command = commands.get(kiosk);
    const told =
      command === undefined
        ? ''
        : `; command ${command.number} (${command.name}): ${command.state ?? 'waits'}`;
    process.stderr.write(
      `${kiosk}  ${(reason === null ? truth : `${truth} (${reason})`).padEnd(24)}  page ${age(pageMs)}, shell ${age(shellMs)}${told}\n`,
    );
    if (options.json) {
      const line = { kiosk, truth, reason, findings, pageMs, shellMs, command: command ?? null };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  }
}

/** `hub command` and `hub fleet`. */
export function addFleetCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  hub
    .command('command')
    .argument('<kiosk>', 'id of a kiosk, from "motcham hub fleet"')
    .addArgument(new Argument('<name>', 'what it shall do').choices(commandNames))
    .description('give the shell of a kiosk a signed command, and wait for its result')
    .option('--wait <seconds>', 'how long to wait for the result', readCount, 30)
    .option(...state, defaultStateDirectory)
    .option('--json', 'print one JSON object')
    .action((kiosk: string, name: CommandName, options: CommandOptions) =>
      command(kiosk, name, options).catch(told),
    );
  hub
    .command('fleet')
    .description(
      'every kiosk and its truth, as the console judges it: down, stuck, degraded, stale, …',
    )
    .option(...state, defaultStateDirectory)
    .option('--json', 'print a line of JSON for each')
    .action((options: { state: string; json?: boolean }) => fleet(options).catch(told));
}

import { type Command, InvalidArgumentError } from 'commander';
import type { EmergencyTarget } from '../../domain/emergency/index.ts';
import {
  type EmergencyHand,
  endEmergency,
  listEmergencies,
  noteAudit,
  readDrafts,
  sendEmergency,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

/** The command line as a person of the audit log. */
const cli = { id: 'cli', name: 'cli' };

interface SendOptions {
  readonly state: string;
  readonly to: EmergencyTarget;
  readonly minutes: number;
  readonly why: string;
  readonly json?: boolean;
}

const todos = {
  unknownDraft: 'See the published drafts with "motcham hub emergency drafts".',
  tooLong: 'See how long it may stand with "motcham hub emergency drafts".',
  noKiosk: 'No kiosk stands there: nobody would see it. See "motcham hub fleet".',
  tooMany: 'End some that stand first.',
} as const;

/** `all`, `ward:00001` or `building:00001/A3`. */
function readTarget(text: string): EmergencyTarget {
  if (text === 'all') return { all: true };
  const [, scope, key] = /^(ward|building):(.+)$/.exec(text) ?? [];
  if (key === undefined) throw new InvalidArgumentError('all, ward:CODE or building:CODE/NAME.');
  return scope === 'ward' ? { wards: [key] } : { buildings: [key] };
}

async function send(id: string, { state, to, minutes, why, json }: SendOptions): Promise<void> {
  await withStore(state, async (store, keys) => {
    const sha256 = (await readDrafts(store)).find(({ draft }) => draft.id === id)?.sha256 ?? '';
    const wish = { draft: id, sha256, target: to, minutes, reason: why };
    const hand: EmergencyHand = {
      key: keys.command,
      nowMs: Date.now(),
      by: cli.id,
      note: (client, subject) =>
        noteAudit(client, { person: cli, what: 'emergency.send', subject, facts: wish }),
    };
    const sent = await sendEmergency(store, wish, hand);
    if (!sent.ok) throw new CommandFailure(`Not sent: ${sent.error}.`, todos[sent.error]);
    process.stderr.write(`Sent ${sent.value}. Who shows it: motcham hub emergency list\n`);
    if (json) process.stdout.write(`${JSON.stringify({ id: sent.value })}\n`);
  });
}

async function end(id: string, { state, why }: Pick<SendOptions, 'state' | 'why'>): Promise<void> {
  await withStore(state, async (store, keys) => {
    const ended = await endEmergency(store, id, why, {
      key: keys.command,
      nowMs: Date.now(),
      by: cli.id,
      note: (client, subject) =>
        noteAudit(client, { person: cli, what: 'emergency.end', subject, facts: { reason: why } }),
    });
    if (!ended.ok)
      throw new CommandFailure(`Not ended: ${ended.error}.`, 'See "motcham hub emergency list".');
    process.stderr.write(`Ended ${id}.\n`);
  });
}

/** `hub emergency …`: for an office whose console is away when it is needed most. */
export function addEmergencyCommands(hub: Command): void {
  const emergency = hub
    .command('emergency')
    .description('messages that override every kiosk of a place (docs/decisions/032)');
  const state = ['--state <directory>', 'of the hub', defaultStateDirectory] as const;
  const json = ['--json', 'print JSON'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  emergency
    .command('send')
    .argument('<draft>', 'a published draft')
    .description('show approved words on every kiosk of a place, at once')
    .requiredOption('--to <place>', 'all, ward:CODE or building:CODE/NAME', readTarget)
    .requiredOption('--minutes <count>', 'it ends by itself after that', readCount)
    .requiredOption('--why <text>', 'for the record')
    .option(...state)
    .option(...json)
    .action((id: string, options: SendOptions) => send(id, options).catch(told));
  emergency
    .command('end')
    .argument('<id>', 'from "hub emergency list"')
    .description('end a message before its time')
    .requiredOption('--why <text>', 'for the record')
    .option(...state)
    .action((id: string, options: SendOptions) => end(id, options).catch(told));
  emergency
    .command('drafts')
    .description('words that are published and may be sent')
    .option(...state)
    .option(...json)
    .action(async (options: Pick<SendOptions, 'state' | 'json'>) => {
      const drafts = await withStore(options.state, readDrafts).catch(told);
      for (const { draft } of drafts) {
        process.stderr.write(
          `${draft.id}  ${draft.gravity}  ${draft.minutesMax} min  ${draft.title.vi}\n`,
        );
        if (options.json) process.stdout.write(`${JSON.stringify(draft)}\n`);
      }
    });
  emergency
    .command('list')
    .description('messages, newest first, and how many kiosks showed them')
    .option(...state)
    .option(...json)
    .action(async (options: Pick<SendOptions, 'state' | 'json'>) => {
      const messages = await withStore(options.state, listEmergencies).catch(told);
      for (const one of messages) {
        const { id, draft, shown, kiosks, sentMs, lastMs } = one;
        const last =
          lastMs === null ? '' : `, the last after ${((lastMs - sentMs) / 1000).toFixed(1)} s`;
        process.stderr.write(`${id}  ${draft}  shown by ${shown} of ${kiosks}${last}\n`);
        if (options.json) process.stdout.write(`${JSON.stringify(one)}\n`);
      }
    });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  addSealingKey,
  type JudgedKey,
  judgeSealingKeys,
  type KeyNeed,
  readSealingKeys,
  removeSealingKey,
  sealsAfterMs,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, hubDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

interface KeyOptions {
  readonly state: string;
  readonly json?: boolean;
}

const keysOf = (state: string) => join(hubDirectory(state), 'keys');

async function rotate({ state, json }: KeyOptions): Promise<void> {
  if (!existsSync(keysOf(state))) {
    throw new CommandFailure(
      `There is no hub in ${state}.`,
      'Name its state directory with --state.',
    );
  }
  const { keyId, sealsFromMs = 0 } = await addSealingKey(keysOf(state), Date.now() + sealsAfterMs);
  const sealsFrom = new Date(sealsFromMs).toISOString();
  process.stderr.write(
    `New sealing key ${keyId}. Kiosks are told of it from ${sealsFrom} on; the older keys stay.\n` +
      'Copy the directory of keys to the other hubs before that, and to its backup now.\n',
  );
  if (json) process.stdout.write(`${JSON.stringify({ keyId, sealsFrom })}\n`);
}

function judge(state: string): Promise<readonly JudgedKey[]> {
  return withStore(state, async (store) =>
    judgeSealingKeys(store, await readSealingKeys(keysOf(state)), Date.now()),
  );
}

function needText(need: KeyNeed): string {
  switch (need.why) {
    case 'newest':
      return 'kiosks seal to it';
    case 'young':
      return 'the next one is not 400 days old';
    case 'held':
      return `${need.requests} requests are sealed to it`;
    case 'kiosks':
      return `${need.count} kiosks may hold something sealed to it: ${need.kiosks.join(', ')}`;
  }
}

async function list({ state, json }: KeyOptions): Promise<void> {
  const keys = await judge(state);
  for (const { keyId, needs } of keys) {
    const words = needs.map(needText).join('; ') || 'nothing needs it: it may be destroyed';
    process.stderr.write(`${keyId}  ${words}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(keys)}\n`);
}

async function destroy(keyId: string, { state, json }: KeyOptions): Promise<void> {
  const key = (await judge(state)).find((one) => one.keyId === keyId);
  if (key === undefined) {
    throw new CommandFailure(`There is no sealing key ${keyId}.`, 'See "motcham hub keys".');
  }
  if (key.needs.length > 0) {
    throw new CommandFailure(
      `The key ${keyId} is needed: ${key.needs.map(needText).join('; ')}.`,
      'A kiosk that never comes back is revoked first; then ask again.',
    );
  }
  await removeSealingKey(keysOf(state), keyId);
  process.stderr.write(
    `Destroyed ${keyId} here. Destroy it in the copies of the keys as well; a request that still\n` +
      'comes sealed to it is refused by name, and kept apart on its kiosk.\n',
  );
  if (json) process.stdout.write(`${JSON.stringify({ destroyed: keyId })}\n`);
}

/** `hub keys`, `hub rotate-key` and `hub destroy-key`. */
export function addKeyCommands(hub: Command): void {
  const state = ['--state <directory>', 'where keys and the private database are kept'] as const;
  const json = ['--json', 'print one JSON object'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  hub
    .command('keys')
    .description('the sealing keys, and what still needs each')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: KeyOptions) => list(options).catch(told));
  hub
    .command('rotate-key')
    .description('make the next sealing key; a running hub takes it up by itself')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((options: KeyOptions) => rotate(options).catch(told));
  hub
    .command('destroy-key <id>')
    .description('destroy a private sealing key that nothing needs any more')
    .option(...state, defaultStateDirectory)
    .option(...json)
    .action((id: string, options: KeyOptions) => destroy(id, options).catch(told));
}

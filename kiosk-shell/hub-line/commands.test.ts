import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Command,
  type CommandName,
  commandText,
  type PublicKey,
  signText,
  toPublicKey,
} from '../domain.ts';
import { CommandJournal } from './command-journal.ts';
import { type DoCommand, doCommands } from './do-commands.ts';

const kiosk = 'k-TEST0001';
let directory: string;
let path: string;
let publicKey: PublicKey;
let privateKey: CryptoKey;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-commands-'));
  path = join(directory, 'commands.json');
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  publicKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  privateKey = pair.privateKey;
});
afterEach(() => rmSync(directory, { recursive: true }));

async function command(number: number, name: CommandName, expiresAtMs = 1e15, to = kiosk) {
  const text = commandText(to, { number, name, expiresAtMs });
  return { number, name, expiresAtMs, signature: await signText(text, privateKey) };
}

/** Does nothing but note what it was told. */
function recorder(outcome: Awaited<ReturnType<DoCommand>> = { state: 'done' }) {
  const told: string[] = [];
  const run: DoCommand = async (name) => {
    told.push(name);
    return outcome;
  };
  return { told, run };
}
const obey = (commands: Command[], journal: CommandJournal, run: DoCommand, nowMs = 0) =>
  doCommands(commands, journal, { kiosk, key: publicKey }, () => nowMs, run);

describe('commands', () => {
  test('are done once, in their order, however often they come', async () => {
    const journal = await CommandJournal.open(path);
    const { told, run } = recorder();
    const given = [await command(2, 'selfTest'), await command(1, 'reload')];
    await obey(given, journal, run);
    await obey(given, journal, run);
    await obey(given, await CommandJournal.open(path), run);
    expect(told).toEqual(['reload', 'selfTest']);
    expect(journal.results.map(({ number, state }) => [number, state])).toEqual([
      [1, 'done'],
      [2, 'done'],
    ]);
  });

  test('of another kiosk, another number, another name or another key are not done', async () => {
    const journal = await CommandJournal.open(path);
    const { told, run } = recorder();
    const good = await command(1, 'reload');
    const forged: Command[] = [
      await command(1, 'reload', 1e15, 'k-TEST0002'),
      { ...good, number: 5 },
      { ...good, name: 'restartShell' },
      { ...good, expiresAtMs: 2e15 },
      { ...good, signature: '' },
    ];
    for (const one of forged) await obey([one], journal, run);
    expect(told).toEqual([]);
    expect(journal.upTo).toBe(0);
  });

  test('come too late by the time of the hub: void, and said so', async () => {
    const journal = await CommandJournal.open(path);
    const { told, run } = recorder();
    await obey([await command(1, 'restartBrowser', 1000)], journal, run, 1001);
    expect(told).toEqual([]);
    expect(journal.results).toEqual([{ number: 1, state: 'expired' }]);
  });

  test('that the shell died of are never done again', async () => {
    const journal = await CommandJournal.open(path);
    // The command is on disk before it is done: here the power goes in the middle of it.
    const cut: DoCommand = () => new Promise(() => undefined);
    const given = [await command(1, 'restartBrowser')];
    void obey(given, journal, cut);
    const begun = () => readFileSync(path, 'utf8').includes('"begun":{"number":1');
    for (let i = 0; i < 1000 && !safely(begun); i += 1) await new Promise((r) => setTimeout(r, 5));
    const next = await CommandJournal.open(path);
    expect(next.results).toEqual([{ number: 1, state: 'interrupted' }]);
    const { told, run } = recorder();
    await obey(given, next, run);
    expect(told).toEqual([]);
  });

  test('a restart of the shell is ended by its successor', async () => {
    const journal = await CommandJournal.open(path);
    const { told, run } = recorder();
    await obey([await command(1, 'restartShell'), await command(2, 'reload')], journal, run);
    // What came with it waits for the successor too.
    expect(told).toEqual(['restartShell']);
    const next = await CommandJournal.open(path);
    expect(next.results).toEqual([{ number: 1, state: 'done' }]);
    expect(next.upTo).toBe(1);
  });

  test('that fail or throw are told as failed', async () => {
    const journal = await CommandJournal.open(path);
    await obey([await command(1, 'reload')], journal, async () => {
      throw new Error('no');
    });
    expect(journal.results).toEqual([{ number: 1, state: 'failed' }]);
    await journal.confirmed([1]);
    expect((await CommandJournal.open(path)).results).toEqual([]);
    expect((await CommandJournal.open(path)).upTo).toBe(1);
  });

  test('a journal that cannot be read does nothing rather than something twice', async () => {
    writeFileSync(path, '{"upTo":');
    const journal = await CommandJournal.open(path);
    const { told, run } = recorder();
    await obey([await command(1, 'reload')], journal, run);
    expect(told).toEqual([]);
    expect(journal.isReadable).toBe(false);
  });
});

function safely(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

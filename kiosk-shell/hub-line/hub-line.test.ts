import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type CommandName,
  commandText,
  hubPaths,
  type ShellBeat,
  ShellBeatSchema,
  signText,
  toPublicKey,
  verifyRequest,
} from '../domain.ts';
import { loadShellKey } from '../identity/index.ts';
import { CommandJournal } from './command-journal.ts';
import { HubLine } from './hub-line.ts';

const kiosk = 'k-TEST0001';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const health: ShellBeat['health'] = {
  printer: 'ready',
  disk: { state: 'ok', freeBytes: 1, writeMs: 1 },
  memory: { shellBytes: 1, browserBytes: null },
  clockOffsetMs: null,
  screen: {
    browser: 'off',
    showing: 'page',
    picture: 'unknown',
    pageBeatMs: null,
    progress: 0,
    faults: 0,
    policed: 0,
    memoryRestarts: 0,
  },
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-line-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A hub in memory: verifies each beat as the real one does, and gives what is queued. */
async function setUp() {
  const shellKey = await loadShellKey(directory);
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const commandKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  const verifying = await crypto.subtle.importKey(
    'jwk',
    { ...shellKey.publicKey },
    algorithm,
    false,
    ['verify'],
  );
  const journal = await CommandJournal.open(join(directory, 'commands.json'));
  const hub = {
    nowMs: 5_000_000,
    lastCounter: 0,
    beats: [] as ShellBeat[],
    refused: [] as string[],
    commands: [] as { number: number; name: CommandName; expiresAtMs: number; signature: string }[],
    commandKey,
    isAway: false,
    async give(number: number, name: CommandName) {
      const expiresAtMs = hub.nowMs + 1000;
      const signature = await signText(
        commandText(kiosk, { number, name, expiresAtMs }),
        pair.privateKey,
      );
      hub.commands.push({ number, name, expiresAtMs, signature });
    },
  };
  const told: string[] = [];
  const offsets: number[] = [];
  const machine = { nowMs: 5_000_000 };
  const line = new HubLine({
    key: shellKey,
    journal,
    onKit: async () => {},
    facts: async () => ({ version: 'test', uptimeMs: 1, health, faults: [] }),
    doCommand: async (name) => {
      told.push(name);
      return { state: 'done', report: '{}' };
    },
    nowMs: () => machine.nowMs,
    chance: () => 0.5,
    onOffset: (offsetMs) => offsets.push(offsetMs),
    proxy: {
      async call(method, path, headers, body, { signal }) {
        if (hub.isAway) return undefined;
        if (method === 'GET') {
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(undefined));
          });
        }
        const signed = { method, path, query: '', body: new Uint8Array(body) };
        const verified = await verifyRequest(signed, headers, verifying, hub.nowMs / 1000);
        const answer = (status: number, value: unknown) => ({
          status,
          text: JSON.stringify(value),
        });
        if (!verified.ok) {
          hub.refused.push(verified.error);
          return answer(401, { nowMs: hub.nowMs });
        }
        expect(path).toBe(hubPaths.shellBeat);
        const beat = ShellBeatSchema.parse(JSON.parse(new TextDecoder().decode(body)));
        if (beat.counter <= hub.lastCounter) {
          hub.refused.push('replayed');
          return answer(409, { lastCounter: hub.lastCounter });
        }
        hub.lastCounter = beat.counter;
        hub.beats.push(beat);
        return answer(200, {
          kiosk,
          nowMs: hub.nowMs,
          commandKey: hub.commandKey,
          commands: hub.commands.filter(({ number }) => number > beat.commands.upTo),
          resultsTaken: beat.commands.results.map(({ number }) => number),
        });
      },
    },
  });
  return { hub, journal, line, machine, offsets, told };
}

test('a command is done once, and its result is told in the same breath', async () => {
  const { hub, journal, line, told } = await setUp();
  await hub.give(1, 'selfTest');
  await line.beat();
  expect(told).toEqual(['selfTest']);
  expect(hub.beats.map(({ commands }) => commands)).toEqual([
    { upTo: 0, results: [] },
    { upTo: 1, results: [{ number: 1, state: 'done', report: '{}' }] },
  ]);
  expect(journal.results).toEqual([]);
  await line.beat();
  expect(told).toEqual(['selfTest']);
  line.close();
});

test('a clock that is years wrong is told, and the beat arrives all the same', async () => {
  const { hub, line, machine, offsets } = await setUp();
  machine.nowMs = 0;
  await line.beat();
  expect(hub.refused).toEqual(['skew']);
  expect(hub.beats.length).toBe(1);
  expect(offsets.at(-1)).toBe(5_000_000);
  line.close();
});

test('a count that the hub is ahead of goes on from there', async () => {
  const { hub, line } = await setUp();
  hub.lastCounter = 9_000_000;
  await line.beat();
  expect(hub.refused).toEqual(['replayed']);
  expect(hub.beats.map(({ counter }) => counter)).toEqual([9_000_001]);
  line.close();
});

test('another command key is not believed, whoever offers it', async () => {
  const { hub, line, told } = await setUp();
  await line.beat();
  const other = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  hub.commandKey = toPublicKey(await crypto.subtle.exportKey('jwk', other.publicKey));
  await hub.give(1, 'reload');
  await line.beat();
  expect(told).toEqual([]);
  line.close();
});

test('without a hub nothing is done and nothing breaks', async () => {
  const { hub, line } = await setUp();
  hub.isAway = true;
  await line.beat();
  expect(hub.beats).toEqual([]);
  hub.isAway = false;
  await line.beat();
  expect(hub.beats.length).toBe(1);
  line.close();
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askHub,
  enrolRequest,
  newTestKey,
  postJson,
  type TestKey,
} from '../../../test/support/hub-client.ts';
import {
  type EnrolAnswer,
  hubPaths,
  keyThumbprint,
  kitDigest,
  type ShellBeatAnswer,
  shellWakeName,
  signRequest,
  verifyText,
} from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { type CommandResult, commandText, type ShellBeat } from '../../domain/fleet/index.ts';
import { openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { findCommand, issueCommand } from './commands.ts';
import { judgeFleet } from './judge-fleet.ts';

let server: TestServer;
let hub: RunningHub;
beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ databaseUrl: await server.newDatabase() });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const health: ShellBeat['health'] = {
  printer: 'ready',
  disk: { state: 'ok', freeBytes: 1, writeMs: 1 },
  memory: { shellBytes: 1, browserBytes: 1 },
  clockOffsetMs: 0,
  screen: {
    browser: 'running',
    showing: 'page',
    picture: 'drawn',
    pageBeatMs: 100_000,
    progress: 1,
    faults: 0,
    policed: 0,
    memoryRestarts: 0,
  },
};

async function newShell() {
  const page = await newTestKey();
  const shell = await newTestKey();
  const code = await hub.createEnrolmentCode(testSite);
  const enrolled = await postJson<EnrolAnswer>(
    hub.url,
    hubPaths.enrol,
    await enrolRequest(code, page, shell),
  );
  const beat = (
    counter: number,
    upTo = 0,
    results: CommandResult[] = [],
    key: TestKey = shell,
    kit?: string,
    more: Partial<ShellBeat> = {},
  ) =>
    sendBeat(key, {
      ...(kit !== undefined && { kit }),
      counter,
      version: 'test',
      uptimeMs: 1,
      health,
      faults: [],
      commands: { upTo, results },
      ...more,
    });
  return { kiosk: enrolled.body.kiosk, page, shell, beat };
}

async function sendBeat(key: TestKey, beat: ShellBeat) {
  const body = toUtf8(JSON.stringify(beat));
  const path = hubPaths.shellBeat;
  const signed = await signRequest(
    { method: 'POST', path, query: '', body },
    { keyId: await keyThumbprint(key.publicKey), privateKey: key.privateKey },
    Date.now() / 1000,
  );
  return askHub<ShellBeatAnswer>(hub.url, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  });
}

/** The hub's own key of commands; made beside it, as its command line does. */
const commandKey = async () => (await openKeyring(join(server.directory, 'hub-1', 'keys'))).command;

describe("a shell's beat", () => {
  it('is remembered by when the screen began to fall again and again, longer than its list is', async () => {
    const { kiosk, shell, beat } = await newShell();
    const crashes = (count: number, ageMs: number) =>
      Array.from({ length: count }, () => ({ code: 'MC-41', atMs: Date.now() - ageMs }));
    const said = async (counter: number, more: Partial<ShellBeat>) => {
      expect((await beat(counter, 0, [], shell, undefined, more)).status).toBe(200);
      const { rows } = await hub.store.pool.query<{ looping_since: Date | null }>(
        'select looping_since from shell_beats where kiosk = $1',
        [kiosk],
      );
      return rows[0]?.looping_since ?? null;
    };
    const hourMs = 3_600_000;
    expect(await said(1, { faults: crashes(2, 60_000), uptimeMs: hourMs })).toBeNull();
    // Three, but over hours; and three that are no matter of the screen.
    const slow = [...crashes(1, 3 * hourMs), ...crashes(2, 60_000)];
    expect(await said(2, { faults: slow, uptimeMs: hourMs })).toBeNull();
    const others = crashes(3, 60_000).map((one) => ({ ...one, code: 'MC-47' }));
    expect(await said(3, { faults: others, uptimeMs: hourMs })).toBeNull();
    const began = await said(4, { faults: crashes(3, 60_000) });
    expect(began).not.toBeNull();
    expect(await said(5, { faults: crashes(20, 60_000) })).toEqual(began);
    // A shell that was started anew has an empty list, and has seen no hour without a crash.
    expect(await said(6, { uptimeMs: 60_000 })).toEqual(began);
    expect(await said(7, { faults: crashes(2, 60_000), uptimeMs: hourMs })).toBeNull();
    // Dated by a clock that is a day behind, as the shell knows.
    const behind = { ...health, clockOffsetMs: 24 * hourMs };
    const dated = { faults: crashes(3, 24 * hourMs + 60_000), health: behind };
    expect(await said(8, dated)).not.toBeNull();
  });

  it('is known by the thumbprint of its key, and counts once', async () => {
    const { kiosk, beat } = await newShell();
    const first = await beat(5);
    expect([first.status, first.body.kiosk, first.body.commands]).toEqual([200, kiosk, []]);
    const again = await beat(5);
    expect([again.status, again.problem]).toEqual([409, 'replayed']);
    expect(again.body).toMatchObject({ lastCounter: 5 });
    const line = (await judgeFleet(hub.store, Date.now())).find((one) => one.kiosk === kiosk);
    // Its page was never heard by the hub, and draws no frames by the shell's word.
    expect(line).toMatchObject({ truth: 'stuck', pageMs: undefined });
  });

  it('brings the site kit to a shell that has another, and to no other', async () => {
    const { beat } = await newShell();
    // An older shell wants none: it would not understand the answer.
    expect((await beat(1)).body).not.toHaveProperty('kit');
    const { kit } = (await beat(2, 0, [], undefined, 'none')).body;
    if (kit === undefined) throw new Error('no kit');
    expect(kit).toMatchObject({ pin: null });
    const same = await beat(3, 0, [], undefined, await kitDigest(kit));
    expect(same.body).not.toHaveProperty('kit');
  });

  it('is refused from a stranger and from the key of a page', async () => {
    const { beat, page } = await newShell();
    expect((await beat(1, 0, [], await newTestKey())).problem).toBe('unknown-kiosk');
    expect((await beat(1, 0, [], page)).problem).toBe('unknown-kiosk');
  });
});

describe('a command', () => {
  it('is signed for one kiosk, numbered, given until it is taken, and its result is kept', async () => {
    const { kiosk, beat } = await newShell();
    const key = await commandKey();
    const issued = await issueCommand(hub.store, key, kiosk, 'selfTest', Date.now());
    expect(issued).toEqual({ ok: true, value: 1 });
    const { body } = await beat(1);
    const [command] = body.commands;
    expect(command).toMatchObject({ number: 1, name: 'selfTest' });
    const text = commandText(kiosk, command!);
    expect(await verifyText(text, command!.signature, key.publicKey)).toBe(true);
    expect(body.commandKey).toEqual(key.publicKey);
    expect((await beat(2)).body.commands.length).toBe(1);
    const told = await beat(3, 1, [{ number: 1, state: 'done', report: '{"ok":1}' }]);
    expect([told.body.commands, told.body.resultsTaken]).toEqual([[], [1]]);
    // The first word on it counts.
    await beat(4, 1, [{ number: 1, state: 'failed' }]);
    expect(await findCommand(hub.store, kiosk, 1)).toMatchObject({
      state: 'done',
      report: '{"ok":1}',
    });
  });

  it('never has a number that the shell took before, even from a hub that lost its own', async () => {
    const { kiosk, beat } = await newShell();
    await beat(1, 41);
    const issued = await issueCommand(hub.store, await commandKey(), kiosk, 'reload', Date.now());
    expect(issued).toEqual({ ok: true, value: 42 });
  });

  it('rings for the shell that waits, and is refused for a kiosk without one', async () => {
    const { kiosk } = await newShell();
    const wake = `${hubPaths.wake}?version=999999999999999&kiosk=${shellWakeName(kiosk)}&replies=0`;
    const held = askHub(hub.url, wake);
    await issueCommand(hub.store, await commandKey(), kiosk, 'reload', Date.now());
    expect((await held).status).toBe(200);
    const unknown = await issueCommand(hub.store, await commandKey(), 'k-none', 'reload', 0);
    expect(unknown).toEqual({ ok: false, error: 'unknownKiosk' });
  });
});

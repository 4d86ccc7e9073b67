import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadShellKey } from '../../../kiosk-shell/identity/index.ts';
import { findBrowser } from '../../../kiosk-shell/index.ts';
import { enrolRequest, newTestKey, postJson } from '../../../test/support/hub-client.ts';
import { type EnrolAnswer, hubPaths } from '../../domain/api/index.ts';
import { type CommandName, ReadinessReportSchema } from '../../domain/fleet/index.ts';
import { TestServer, testSite } from '../../hub/test-support.ts';
import { addFleetCommands } from './hub-fleet.ts';

// Real hub, database, shell process and browser on a shared machine: nothing is timed here.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const chromium = findBrowser(process.env);
if (chromium === undefined) {
  process.stderr.write('SKIPPED: no Chromium here, commands were not tried on a real browser.\n');
}
const main = fileURLToPath(new URL('../../../kiosk-shell/main.ts', import.meta.url));
const canary = { name: 'NGUYEN CANARY HUONG', number: '001099098765' };

/** A page that beats; `busy` in its script means that a resident uses it. */
const pageScript = (busy: boolean) => `
const { token } = await (await fetch('/bridge/session')).json();
const headers = { 'x-motcham-bridge': token, 'content-type': 'application/json' };
fetch('/bridge/events', { headers });
const beat = () => {
  const body = JSON.stringify({ screen: 'attract', idle: ${!busy}, progress: 1 });
  fetch('/bridge/beat', { method: 'POST', headers, body }).catch(() => {});
  setTimeout(() => requestAnimationFrame(beat), 300);
};
requestAnimationFrame(beat);
document.body.textContent = 'kiosk';
`;

const directory = mkdtempSync(join(tmpdir(), 'motcham-command-'));
const pageDirectory = join(directory, 'page');
const stateDirectory = join(directory, 'shell');
const scannerPipe = join(directory, 'scanner');
let server: TestServer;
let kiosk: string;
let databaseUrl: string;
let shell: ChildProcess | undefined;
/** Whether the shell is started again when it ends, as systemd does. */
let isKept = true;
let log = '';

function setPage(busy: boolean): void {
  writeFileSync(join(pageDirectory, 'page.js'), pageScript(busy));
}

function startShell(): void {
  const child = spawn(
    process.execPath,
    [main, '--config', join(directory, 'shell.json'), '--exit-with-parent'],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, MOTCHAM_LOG: 'on', DISPLAY: process.env['DISPLAY'] ?? ':0' },
    },
  );
  shell = child;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.once('exit', () => {
    if (isKept && shell === child) startShell();
  });
}

/** Ends the shell as a power cut does. */
async function cutPower(): Promise<void> {
  const child = shell;
  isKept = false;
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await gone;
}

const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 60_000, interval: 100 });
const count = (event: string) => log.split(`"event":"${event}"`).length - 1;

/** `motcham hub …`, in this process: its JSON and its exit status. */
async function motcham(
  ...words: string[]
): Promise<{ lines: Record<string, unknown>[]; status: number }> {
  const program = new Command('motcham').exitOverride();
  const hub = program.command('hub');
  addFleetCommands(hub);
  let text = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const silent = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  process.exitCode = 0;
  try {
    await program.parseAsync(['hub', ...words, '--state', directory, '--json'], { from: 'user' });
  } finally {
    out.mockRestore();
    silent.mockRestore();
  }
  const status = Number(process.exitCode);
  process.exitCode = 0;
  return {
    lines: text
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    status,
  };
}

async function give(name: CommandName, waitS = 60) {
  const { lines, status } = await motcham('command', kiosk, name, '--wait', String(waitS));
  const told: Record<string, unknown> = { ...lines[0], status };
  return told;
}

async function sql(text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(text, values).finally(() => client.end());
}

beforeAll(async () => {
  server = await TestServer.start();
  databaseUrl = await server.newDatabase();
  process.env['DATABASE_URL'] = databaseUrl;
  const hub = await server.hub({ databaseUrl, directory: join(directory, 'hub') });
  mkdirSync(pageDirectory);
  writeFileSync(
    join(pageDirectory, 'index.html'),
    '<!doctype html><title>kiosk</title><body><script type="module" src="/page.js"></script>',
  );
  setPage(false);
  execFileSync('mkfifo', [scannerPipe]);
  const browserPath = join(directory, 'browser');
  writeFileSync(
    browserPath,
    `#!/bin/sh\nexec "${chromium ?? '/bin/false'}" --headless --disable-gpu --disable-popup-blocking "$@"\n`,
  );
  chmodSync(browserPath, 0o755);
  writeFileSync(
    join(directory, 'shell.json'),
    JSON.stringify({
      stateDirectory,
      pageDirectory,
      port: 0,
      trial: true,
      hub: { url: hub.url },
      printer: { host: '127.0.0.1', port: 9, widthDots: 576 },
      scanners: [{ kind: 'pipe', name: 'desk', path: scannerPipe }],
      browser: 'kiosk',
      browserPath,
    }),
  );
  const code = await hub.createEnrolmentCode(testSite);
  const key = await loadShellKey(stateDirectory);
  const enrolled = await postJson<EnrolAnswer>(
    hub.url,
    hubPaths.enrol,
    await enrolRequest(code, await newTestKey(), key),
  );
  kiosk = enrolled.body.kiosk;
  if (chromium !== undefined) startShell();
});
afterAll(async () => {
  delete process.env['DATABASE_URL'];
  if (shell !== undefined) await cutPower();
  await server.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

test.skipIf(chromium === undefined)(
  'every command from the command line to the machine and back, at most once',
  async () => {
    await eventually(() => expect(log).toContain('"state":"running"'));

    // Something personal has passed through this machine by then.
    await eventually(() => expect(count('shell.started')).toBe(1));
    const scanner = await open(scannerPipe, 'r+');
    await scanner.write(`${canary.number}||${canary.name}|05031999|Nữ|Hà Nội|12082021\n`);

    const selfTest = await give('selfTest');
    // The printer of this machine is not there, and that is what its self-test says.
    expect(selfTest).toMatchObject({ kiosk, state: 'failed', status: 1 });
    const report = ReadinessReportSchema.parse(JSON.parse(String(selfTest['report'])));
    expect(report.kiosk).toBe(kiosk);
    const finding = (part: string) => report.lines.find((line) => line.part === part)?.finding;
    expect(finding('printer')).toBe('absent');
    expect(finding('identity')).toBeNull();

    const diagnostics = await give('diagnostics');
    expect(diagnostics).toMatchObject({ state: 'done', status: 0 });
    for (const text of [selfTest['report'], diagnostics['report'], log]) {
      expect(text).not.toContain(canary.number);
      expect(text).not.toContain('CANARY');
    }
    await scanner.close();

    const loads = count('browser.state');
    expect(await give('reload')).toMatchObject({ state: 'done' });
    expect(count('browser.state')).toBe(loads);
    expect(await give('restartBrowser')).toMatchObject({ state: 'done' });
    await eventually(() => expect(count('browser.state')).toBe(loads + 2));

    expect(await give('outOfService')).toMatchObject({ state: 'done' });
    const showing = async () => (await motcham('fleet')).lines[0]?.['reason'];
    await give('diagnostics');
    expect(await showing()).toBe('outOfService');

    // It ends, is started again, and its successor tells that it was done; out of service it stays.
    expect(await give('restartShell')).toMatchObject({ state: 'done' });
    expect(count('shell.started')).toBe(2);
    const again = await give('diagnostics');
    expect(JSON.parse(String(again['report'])).commands.outOfService).toBe(true);
    expect(await give('backInService')).toMatchObject({ state: 'done' });

    // The last command of each kiosk stands in the fleet.
    expect((await motcham('fleet')).lines[0]).toMatchObject({
      kiosk,
      command: { name: 'backInService', state: 'done' },
    });
  },
);

test.skipIf(chromium === undefined)(
  'the power goes in the middle: told as interrupted, and not done again',
  async () => {
    setPage(true);
    await give('reload');
    const starts = count('browser.state');
    // A resident uses the page, so that the command waits for its end.
    await eventually(async () => {
      const { report } = await give('diagnostics');
      expect(JSON.parse(String(report)).health.screen.pageBeatMs).toBeLessThan(2_000);
    });
    const waiting = await give('restartBrowser', 1);
    expect(waiting['state']).toBeNull();
    const journal = join(stateDirectory, 'commands.json');
    await eventually(() => expect(readFileSync(journal, 'utf8')).toContain('"begun":{'));
    await cutPower();
    expect(count('browser.state')).toBe(starts);
    setPage(false);
    isKept = true;
    startShell();
    await eventually(async () => {
      const { lines } = await motcham('fleet');
      expect(lines[0]?.['command']).toMatchObject({ name: 'restartBrowser', state: 'interrupted' });
    });
    expect(log.split(`"event":"command.begun","number":${waiting['number']},`)).toHaveLength(2);
  },
);

test.skipIf(chromium === undefined)(
  'a command that was changed on its way, repeated or came too late is not done',
  async () => {
    const begun = count('command.begun');
    const { number } = await give('selfTest');
    // The same again, as an attacker with the database would have it.
    await sql('update commands set state = null where kiosk = $1 and number = $2', [kiosk, number]);
    await sql(
      `insert into commands (kiosk, number, name, issued_at, expires_at, signature)
        select kiosk, number + 1, 'restartShell', issued_at, expires_at, signature
        from commands where kiosk = $1 and number = $2`,
      [kiosk, number],
    );
    const forged = await give('diagnostics', 1);
    // It came with the forged one, and nothing after that is believed.
    expect(forged['state']).toBeNull();
    await eventually(() => expect(count('command.badSignature')).toBeGreaterThan(0));
    expect(count('command.begun')).toBe(begun + 1);
    await sql(`delete from commands where kiosk = $1 and name = 'restartShell' and state is null`, [
      kiosk,
    ]);
    expect(await give('diagnostics')).toMatchObject({ state: 'done' });
    expect(count('shell.started')).toBeLessThan(5);
  },
);

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Office } from '../../../test/support/repository.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { openKeyring } from '../../hub/index.ts';
import { inviteFirst } from '../../hub/people/index.ts';
import { TestBrowser } from '../../hub/people/test-support.ts';
import { inTransaction, openStore } from '../../hub/store/index.ts';
import { removeDatabase } from '../../hub/test-support.ts';

// A real process with its own database on a shared machine: nothing is timed here.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const command = join(import.meta.dirname, '..', 'main.ts');
const state = mkdtempSync(join(tmpdir(), 'motcham-hub-secrets-'));
const hubState = join(state, 'hub');
/** Secrets of an operator, each given in the way the help tells. */
const given = { smtp: 'CANARY-smtp-7f3a9c', oidc: 'CANARY-oidc-1b8e44' };
let hub: ChildProcess | undefined;
let issuer: Server;
let log = '';
let url = '';
let databaseRoot: string | undefined;

beforeAll(async () => {
  // A sign-on that is there, and knows nobody.
  issuer = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  const { online } = await openKeyring(join(hubState, 'keys'));
  const root = join(state, 'root.json');
  writeFileSync(root, await (await Office.open()).root(online.publicKey));
  const oidc = join(state, 'oidc.json');
  writeFileSync(
    oidc,
    JSON.stringify({
      name: 'Cổng của thành phố',
      issuer: `http://localhost:${(issuer.address() as AddressInfo).port}`,
      clientId: 'motcham',
      clientSecret: given.oidc,
      claim: 'groups',
      roles: {},
    }),
    { mode: 0o600 },
  );
  const { DATABASE_URL: _, ...env } = process.env;
  hub = spawn(
    process.execPath,
    [
      command,
      ...['hub', 'run', '--state', state, '--port', '0', '--root', root, '--oidc', oidc],
      ...['--alarm-mail', 'truc@example.org', '--json'],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, MOTCHAM_SMTP_URL: `smtp://may:${given.smtp}@127.0.0.1:1` },
    },
  );
  let told = '';
  hub.stdout?.on('data', (data) => {
    told += data;
  });
  hub.stderr?.on('data', (data) => {
    log += data;
  });
  await new Promise<void>((resolve) => {
    hub?.stdout?.on('data', () => told.includes('\n') && resolve());
    hub?.once('exit', () => resolve());
  });
  if (told === '') throw new Error(log);
  ({ url, databaseRoot } = JSON.parse(told));
});
afterAll(async () => {
  const ended = new Promise((resolve) => hub?.once('exit', resolve));
  if (hub?.exitCode === null && hub.kill('SIGTERM')) await ended;
  await new Promise((resolve) => issuer?.close(resolve));
  await removeDatabase(databaseRoot === undefined ? undefined : { root: databaseRoot }, state);
});

/** Every process below this one, itself too, as anybody on the machine may read its command. */
function commandsBelow(pid: number): readonly string[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // Behind the name in brackets, which may hold anything: state, then the parent.
      const [, , parent] =
        readFileSync(`/proc/${name}/stat`, 'utf8').split(')').at(-1)?.split(' ') ?? [];
      parents.set(Number(parent), [...(parents.get(Number(parent)) ?? []), Number(name)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const below = [pid];
  for (const one of below) below.push(...(parents.get(one) ?? []));
  return below.map((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').replaceAll('\0', ' '));
}

it.skipIf(process.platform !== 'linux')('no secret stands in the arguments of a process', () => {
  const commands = commandsBelow(hub?.pid ?? 0);
  expect(commands.some((one) => one.includes('hub run'))).toBe(true);
  expect(commands.some((one) => one.includes('postgres'))).toBe(true);
  const secrets = [...Object.values(given), ...privateParts()];
  for (const one of commands) {
    for (const secret of secrets) expect(one).not.toContain(secret);
  }
});

/** What is secret in each key that the hub made. */
function privateParts(): readonly string[] {
  const directory = join(hubState, 'keys');
  return readdirSync(directory).map((name) => {
    const text = readFileSync(join(directory, name), 'utf8');
    const [, secret] = text.match(/"(?:d|key)": ?"([\w+/=-]{43,})"/) ?? [];
    if (secret === undefined) throw new Error(`no secret was found in ${name}`);
    return secret;
  });
}

it('its owner alone reads what it keeps', () => {
  const modes = new Map<string, number>();
  const walk = (place: string): void => {
    const found = statSync(place);
    modes.set(place, found.mode & 0o777);
    if (!found.isDirectory()) return;
    for (const name of readdirSync(place)) walk(join(place, name));
  };
  walk(hubState);
  const keys = [...modes].filter(([place]) => place.startsWith(join(hubState, 'keys/')));
  expect(keys.length).toBeGreaterThanOrEqual(9);
  for (const [place, mode] of keys) expect([place, mode.toString(8)]).toEqual([place, '600']);
  // A directory that nobody else may enter guards all that lies in it.
  for (const place of [hubState, join(hubState, 'keys'), databaseRoot ?? hubState]) {
    expect([place, (statSync(place).mode & 0o777).toString(8)]).toEqual([place, '700']);
  }
});

it('logs a sign-in, a sign-on and wrong codes, and nothing that opens a door', async () => {
  const { database } = JSON.parse(readFileSync(join(hubState, 'running.json'), 'utf8'));
  const store = await openStore(database);
  const { path } = await inTransaction(store.pool, (client) => inviteFirst(client, Date.now()));
  await store.close();
  const browser = new TestBrowser({ url });
  expect((await browser.join(path, 'Hà')).status).toBe(200);
  const { cookie } = browser;
  expect((await browser.ask('POST', 'sign-out')).status).toBe(200);
  expect((await browser.signIn()).status).toBe(200);
  expect(browser.cookie).not.toBe(cookie);
  // The sign-on does not answer; a link that was used; a code that nobody gave.
  await browser.ask('GET', 'oidc/start');
  expect((await new TestBrowser({ url }).join(path, 'Hai')).status).toBe(403);
  const code = 'CANARY-code-90aa';
  const answer = await fetch(url + hubPaths.enrol, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${code}` },
    body: JSON.stringify({ code }),
  });
  expect(answer.status).toBe(400);
  await fetch(`${url}${hubPaths.follow(code)}?token=${code}`);
  const lines = () => log.split('\n').filter((line) => line.includes('/console/api/v1/sign-in'));
  await expect.poll(() => lines().length).toBeGreaterThan(0);
  const secrets = [
    ...Object.values(given),
    ...privateParts(),
    ...[cookie, browser.cookie].map((pair) => pair.split('=')[1] ?? ''),
    path.split('#')[1] ?? '',
    code,
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(log).not.toContain(secret);
  }
});

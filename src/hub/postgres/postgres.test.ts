import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeDatabase } from '../test-support.ts';
import { findAccount } from './account.ts';
import { type PrivatePostgres, startPrivatePostgres } from './index.ts';

let directory: string;
let root: string | undefined;
const started: PrivatePostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'motcham-postgres-test-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const postgres of started) await postgres.stop();
  await removeDatabase(root === undefined ? undefined : { root }, directory);
}, 60_000);

async function start(): Promise<PrivatePostgres> {
  const postgres = await startPrivatePostgres({ directory });
  started.push(postgres);
  root = postgres.root;
  return postgres;
}

async function ask(postgres: Pick<PrivatePostgres, 'connection'>, text: string) {
  const client = new pg.Client({ ...postgres.connection });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Processes of PostgreSQL that work in the data directory. */
function workers(): readonly string[] {
  return readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === join(root ?? '', 'data');
    } catch {
      return false;
    }
  });
}

/** Starts the database in a process of its own, as a hub does, and returns it once it is ready. */
async function startElsewhere(): Promise<ChildProcess> {
  const script = `import { startPrivatePostgres } from ${JSON.stringify(import.meta.resolve('./index.ts'))};
    await startPrivatePostgres({ directory: ${JSON.stringify(directory)} });
    process.stdout.write('ready');
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('it did not start')));
  });
  return child;
}

it('is a real PostgreSQL 18 on a short Unix socket, syncing every commit, and no port', async () => {
  const postgres = await start();
  const settings = `select current_setting('server_version'), current_setting('listen_addresses'),
    current_setting('fsync'), current_setting('synchronous_commit'),
    current_setting('data_checksums'), current_setting('server_encoding')`;
  expect(await ask(postgres, settings)).toEqual([
    expect.stringMatching(/^18\./),
    '',
    'on',
    'on',
    'on',
    'UTF8',
  ]);
  expect(Buffer.byteLength(join(postgres.connection.host, '.s.PGSQL.5432'))).toBeLessThan(100);
  expect(await ask(postgres, `select 'Đ' < 'đ', lower('ĐƯỜNG')`)).toEqual([true, 'đường']);
}, 60_000);

it('refuses a second hub on the same data, and says which process has it', async () => {
  await expect(startPrivatePostgres({ directory })).rejects.toMatchObject({
    code: 'inUse',
    message: expect.stringContaining(`process ${process.pid}`),
  });
});

it('comes back by itself when it is killed, with everything that was committed', async () => {
  const [postgres] = started;
  await ask(postgres!, 'create table kept (n int)');
  await ask(postgres!, 'insert into kept values (7)');
  const killed = postgres!.pid();
  process.kill(killed ?? 0, 'SIGKILL');
  const isBack = async () => ask(postgres!, 'select n from kept').catch(() => []);
  await expect.poll(isBack, { timeout: 30_000 }).toEqual([7]);
  expect(postgres!.pid()).not.toBe(killed);
}, 60_000);

it('leaves nothing running when stopped, and takes the data up again', async () => {
  await started[0]?.stop();
  expect(workers()).toEqual([]);
  expect(existsSync(join(root ?? '', 'data', 'postmaster.pid'))).toBe(false);
  const again = await start();
  expect(await ask(again, 'select n from kept')).toEqual([7]);
  await again.stop();
}, 60_000);

/** What a server leaves that ended without its own doing: a note in the data, one at the socket. */
async function leaveLocks(pid: number | ''): Promise<void> {
  const data = join(root ?? '', 'data');
  const note = pid === '' ? '' : `${pid}\n${data}\n1\n5432\n\n\n\n`;
  await writeFile(join(data, 'postmaster.pid'), note);
  await writeFile(join(root ?? '', 'run', '.s.PGSQL.5432.lock'), note);
}

it('starts over the empty locks that a power cut leaves', async () => {
  await leaveLocks('');
  const postgres = await start();
  expect(await ask(postgres, 'select n from kept')).toEqual([7]);
  await postgres.stop();
}, 60_000);

it('starts over the locks of a server that is gone, whoever has its number now', async () => {
  for (const pid of [process.pid, 4_194_303]) {
    await leaveLocks(pid);
    const postgres = await start();
    expect(await ask(postgres, 'select n from kept')).toEqual([7]);
    await postgres.stop();
  }
}, 60_000);

it('starts over the locks of a dead server that nobody asked after', async () => {
  // Of the server's own account: PostgreSQL passes over strangers by itself.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    ...findAccount(),
  });
  try {
    const zombie = Number((await once(parent.stdout, 'data')).join('').trim());
    const stateOf = () => readFileSync(`/proc/${zombie}/stat`, 'utf8').split(') ')[1]?.[0];
    await expect.poll(stateOf, { timeout: 10_000 }).toBe('Z');
    await leaveLocks(zombie);
    const postgres = await start();
    expect(await ask(postgres, 'select n from kept')).toEqual([7]);
    await postgres.stop();
  } finally {
    parent.kill('SIGKILL');
  }
}, 60_000);

it('ends with its hub when that is killed, and the next start finds the data', async () => {
  const hub = await startElsewhere();
  expect(workers().length).toBeGreaterThan(0);
  hub.kill('SIGKILL');
  await expect.poll(workers, { timeout: 20_000 }).toEqual([]);
  const postgres = await start();
  expect(await ask(postgres, 'select n from kept')).toEqual([7]);
  await postgres.stop();
}, 60_000);

it('stops a server left over when hub and keeper were both killed', async () => {
  const hub = await startElsewhere();
  const server = Number(
    (await readFile(join(root ?? '', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
  const stat = readFileSync(`/proc/${server}/stat`, 'utf8');
  const keeper = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  // The keeper's group holds its watcher too; the server is killed with neither.
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const line = cmdline(entry);
    if (
      line.includes('motcham-postgres') &&
      line.includes(root ?? '-') &&
      Number(entry) !== server
    ) {
      process.kill(Number(entry), 'SIGKILL');
    }
  }
  expect(keeper).toBeGreaterThan(1);
  hub.kill('SIGKILL');
  await new Promise((resolve) => hub.once('exit', resolve));
  expect(workers().length).toBeGreaterThan(0);
  const postgres = await start();
  expect(postgres.pid()).not.toBe(server);
  expect(await ask(postgres, 'select n from kept')).toEqual([7]);
  await postgres.stop();
}, 60_000);

function cmdline(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

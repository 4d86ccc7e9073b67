import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFile, chown, mkdtemp, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../store/index.ts';
import { removeDatabase } from '../test-support.ts';
import { findAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { startPrivatePostgres } from './index.ts';
import { preparePlace } from './place.ts';

const isHere = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!isHere) process.stderr.write('SKIPPED: TLS to the database. Install openssl.\n');

let directory = '';
let root = '';
let port = 0;
let postgres: ChildProcess | undefined;
const at = (name: string) => join(root, name);

/** Two authorities of the test's own; the server's key is by the first, for `localhost`. */
function makeKeys(): void {
  const run = (...words: string[]) => execFileSync('openssl', words, { stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  for (const name of ['ca', 'other']) {
    run(
      ...['req', '-x509', ...key, '-subj', `/CN=${name}`],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)],
    );
  }
  run(
    ...['req', '-x509', ...key, '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-subj', '/CN=db'],
    ...['-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=CA:FALSE'],
    ...['-keyout', at('server.key'), '-out', at('server.pem')],
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const free = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

/** As an operator writes it into `DATABASE_URL`. */
const urlOf = (query: string, host = 'localhost') =>
  `postgres://motcham:geheim@${host}:${port}/motcham?${query}`;
const trusting = (name: string) =>
  `sslmode=verify-full&sslrootcert=${encodeURIComponent(at(name))}`;

/** What an operator reads when the hub does not start on this address. */
async function refusal(url: string): Promise<string> {
  const found = await openStore({ url }).then(
    async (store) => {
      await store.close();
      return 'opened';
    },
    (error: unknown) => String(error),
  );
  expect(found).not.toContain('geheim');
  return found;
}

describe.skipIf(!isHere)('TLS to a database elsewhere', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'motcham-tls-test-'));
    // The cluster of a hub, afterwards served by TCP as a database of its own would be.
    const made = await startPrivatePostgres({ directory });
    const admin = new pg.Client({ ...made.connection });
    await admin.connect();
    await admin.query(`alter user motcham password 'geheim'`);
    await admin.end();
    await made.stop();
    ({ root } = made);
    makeKeys();
    const account = findAccount();
    if (account !== undefined) await chown(at('server.key'), account.uid, account.gid);
    const rules = join(root, 'data', 'pg_hba.conf');
    // In the clear nobody is let in; with TLS a password is wanted.
    await writeFile(rules, 'hostssl all all all scram-sha-256\n');
    port = await freePort();
    await appendFile(
      join(root, 'data', 'postgresql.conf'),
      `\nlisten_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = ''\nssl = on\n` +
        `ssl_cert_file = '${at('server.pem')}'\nssl_key_file = '${at('server.key')}'\n`,
    );
    const place = await preparePlace(directory, account);
    const binaries = await findBinaries(place.programs, account !== undefined);
    postgres = spawn(binaries.postgres, ['-D', place.data], {
      cwd: root,
      stdio: 'ignore',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...account,
    });
    for (let tries = 0; tries < 600; tries++) {
      const client = new pg.Client({ connectionString: urlOf(trusting('ca.pem')) });
      client.on('error', () => undefined);
      const isUp = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      if (isUp) return;
      await sleep(100);
    }
    throw new Error('the server did not start');
  }, 120_000);
  afterAll(async () => {
    if (postgres !== undefined && postgres.exitCode === null) {
      const gone = new Promise((resolve) => postgres?.once('exit', resolve));
      postgres.kill('SIGINT');
      await gone;
    }
    await removeDatabase({ root }, directory);
  }, 60_000);

  it('is spoken by every connection, with a server that its authority vouches for', async () => {
    const store = await openStore({ url: urlOf(trusting('ca.pem')) });
    const listener = await store.connect();
    const asks = 'select ssl, version from pg_stat_ssl where pid = pg_backend_pid()';
    const spoken = [
      (await store.pool.query(asks)).rows,
      (await listener.query(asks)).rows,
      (await store.telemetry.executeQuery({ sql: asks, parameters: [] } as never)).rows,
    ];
    await listener.end();
    await store.close();
    for (const rows of spoken) expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }]);
  });

  it('is refused with a server that another authority vouches for, or by another name', async () => {
    const other = await refusal(urlOf(trusting('other.pem')));
    expect(other).toContain('certificate');
    expect(other).toContain('sslrootcert');
    expect(await refusal(urlOf(trusting('ca.pem'), '127.0.0.1'))).toContain('certificate');
    // The system's authorities do not know it either.
    expect(await refusal(urlOf('sslmode=verify-full'))).toContain('certificate');
  });

  it('is not done without: a server that wants it turns away who speaks in the clear', async () => {
    const clear = await refusal(urlOf('sslmode=disable'));
    expect(clear).toMatch(/refuses/);
    expect(clear).toContain('TLS');
  });

  it('shows nothing of its password in what it says', async () => {
    const wrong = urlOf(trusting('ca.pem')).replace('geheim', 'geheimer');
    const said = await openStore({ url: wrong }).catch((error: unknown) => String(error));
    expect(said).toContain('refuses the user or password');
    expect(said).not.toContain('geheimer');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadShellKey } from '../../kiosk-shell/identity/index.ts';
import { buildDeb } from '../../kiosk-shell/packaging/index.ts';
import { pageDirectory } from '../../src/cli/support/build.ts';
import { type EnrolAnswer, hubPaths } from '../../src/domain/api/index.ts';
import { findCommand, issueCommand, openKeyring } from '../../src/hub/index.ts';
import { putApp } from '../../src/hub/publishing/apps.ts';
import { rootText } from '../../src/hub/publishing/root.ts';
import type { RunningHub } from '../../src/hub/running-hub.ts';
import { TestServer, testContent, testSite } from '../../src/hub/test-support.ts';
import { enrolRequest, newTestKey, postJson } from '../support/hub-client.ts';
import { isWell, kioskMachine } from './support/kiosk-machine.ts';
import type { Machine } from './support/machine.ts';
import { RoadOut } from './support/road-out.ts';
import { missingForRootfs } from './support/rootfs.ts';

/**
 * An update in one piece: a real hub signs and serves the package, an operator commands it, the
 * shell of a booted machine fetches it and hands it to root, root tries it and keeps it or goes back,
 * and the hub hears how it went.
 */
const missing = missingForRootfs();
const isHere = missing.length === 0 && process.arch === 'x64';
if (!isHere) {
  process.stderr.write(
    `SKIPPED: no update went from a hub into a machine, for want of ${missing.join(', ') || 'an amd64 machine'}.\n`,
  );
}

const hubPort = 9200;
const installed = "dpkg -l motcham-kiosk | awk 'END {print $3, $1}'";
const state = '/var/lib/motcham-kiosk';

let directory = '';
let server: TestServer;
let hub: RunningHub;
let machine: Machine;
let kiosk = '';
const road = new RoadOut('hub', hubPort);

async function build(version: string, change?: (tree: string) => void): Promise<string> {
  const deb = await buildDeb({
    version,
    architecture: 'amd64',
    pageDirectory,
    outDirectory: directory,
    compression: 'gzip',
    ...(change !== undefined && { change }),
  });
  return deb.path;
}

/** Publishers sign for the package beside the content, and an operator commands the update. */
async function command(version: string, deb: string): Promise<number> {
  const bytes = new Uint8Array(readFileSync(deb));
  const put = await putApp(hub.store, `motcham-kiosk_${version}_amd64.deb`, bytes, Date.now());
  expect(put.ok).toBe(true);
  await hub.publish(testContent('một'));
  const keys = await openKeyring(join(directory, 'hub', 'keys'));
  const issued = await issueCommand(hub.store, keys.command, kiosk, 'update', Date.now());
  if (!issued.ok) throw new Error(issued.error);
  return issued.value;
}

const ended = async (number: number) => {
  const found = await findCommand(hub.store, kiosk, number);
  return found?.state === null ? undefined : [found?.state, JSON.parse(found?.report ?? '{}')];
};

beforeAll(async () => {
  if (!isHere) return;
  directory = mkdtempSync(join(tmpdir(), 'motcham-update-'));
  server = await TestServer.start();
  hub = await server.hub({ directory: join(directory, 'hub') });
  machine = kioskMachine(await build('0.1.0'));
  for (const unit of ['kiosk-update', 'kiosk-update-trial']) {
    const trial = readFileSync(join(import.meta.dirname, 'support', 'trial.conf'));
    machine.write(`/etc/systemd/system/${unit}.service.d/test.conf`, trial);
  }
  machine.write('/etc/motcham/update-root.json', await rootText(hub.store));
  const config = JSON.parse(machine.read('/etc/motcham/kiosk.json'));
  const own = { hub: { url: `http://127.0.0.1:${hubPort}` }, printer: null };
  machine.write('/etc/motcham/kiosk.json', JSON.stringify({ ...config, ...own }));
  road.prepare(machine);
  // The machine belongs to this hub, as after its enrolment.
  const code = await hub.createEnrolmentCode(testSite);
  const key = await loadShellKey(join(machine.root, state));
  const answer = await postJson<EnrolAnswer>(
    hub.url,
    hubPaths.enrol,
    await enrolRequest(code, await newTestKey(), key),
  );
  kiosk = answer.body.kiosk;
  machine.prepare(`chown -R kiosk: ${state}`);
  await machine.boot();
  await road.open(machine, Number(new URL(hub.url).port));
  await machine.until(isWell('0.1.0'), 120_000);
});

afterAll(async () => {
  if (!isHere) return;
  road.close();
  await machine?.close();
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe.skipIf(!isHere)('an update from the hub into a booted machine', () => {
  test('a signed package is fetched by the shell, installed by root, tried, and told', async () => {
    const before = machine.run(`sha256sum ${state}/shell-key.json`);
    const number = await command('0.1.1', await build('0.1.1'));
    await expect
      .poll(() => ended(number), { timeout: 400_000, interval: 1_000 })
      .toEqual(['done', { reason: 'healthy', from: '0.1.0', to: '0.1.1' }]);
    expect(machine.run(installed)).toBe('0.1.1 ii');
    expect(machine.run(`sha256sum ${state}/shell-key.json`)).toBe(before);
    await machine.until(isWell('0.1.1'));
  });

  test('one that does not come up goes back, and the version before tells the hub', async () => {
    const bad = await build('0.1.2', (tree) =>
      writeFileSync(join(tree, 'usr/lib/motcham-kiosk/app/main.js'), 'process.exit(1);\n'),
    );
    const number = await command('0.1.2', bad);
    await expect
      .poll(() => ended(number), { timeout: 400_000, interval: 1_000 })
      .toEqual(['failed', { reason: 'unhealthy', from: '0.1.1', to: '0.1.2' }]);
    expect(machine.run(installed)).toBe('0.1.1 ii');
    await machine.until(isWell('0.1.1'), 120_000);
  });
});

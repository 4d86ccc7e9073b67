import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import policies from '../browser/policies.json' with { type: 'json' };
import { readConfig } from '../config.ts';
import { buildDeb } from './build-deb.ts';

const has = (program: string) => spawnSync('which', [program]).status === 0;
const isHere = has('dpkg-deb') && process.platform === 'linux' && process.arch === 'x64';
if (!isHere)
  process.stderr.write('SKIPPED: no package was built, for want of dpkg-deb on amd64.\n');

const directory = mkdtempSync(join(tmpdir(), 'motcham-deb-test-'));
const tree = join(directory, 'tree');
const units = join(tree, 'usr/lib/systemd/system');

async function build(out: string) {
  const pageDirectory = join(directory, 'page');
  mkdirSync(pageDirectory, { recursive: true });
  writeFileSync(join(pageDirectory, 'index.html'), '<!doctype html><title>Một Chạm</title>');
  return buildDeb({
    version: '0.1.0',
    architecture: 'amd64',
    pageDirectory,
    outDirectory: join(directory, out),
    compression: 'none',
  });
}

function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, MOTCHAM_LOG: 'on' },
  });
  return `${stdout}${stderr}`;
}

describe.skipIf(!isHere)('the package', () => {
  let path = '';

  beforeAll(async () => {
    path = (await build('first')).path;
    run('dpkg-deb', '-x', path, tree);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('has the same bytes when it is built again', async () => {
    const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(sum((await build('second')).path)).toBe(sum(path));
  }, 120_000);

  test('belongs to root, and nothing in it may be changed by anybody else', () => {
    const lines = run('dpkg-deb', '-c', path).trim().split('\n');
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines)
      expect(line).toMatch(/^[-dl]rwxr?.?.?.{0,6} root\/root|^[-dl]rw-r--r-- root\/root/);
    expect(lines.filter((line) => /^.{8}w|^.{5}w/.test(line) && !line.startsWith('l'))).toEqual([]);
  });

  test('brings a Node that runs its programs, in the version of the package', () => {
    const node = join(tree, 'usr/lib/motcham-kiosk/bin/node');
    const app = join(tree, 'usr/lib/motcham-kiosk/app');
    expect(run(node, '--version')).toMatch(/^v24\./);
    expect(run(node, join(app, 'main.js'))).toContain('shell.usage');
    expect(run(node, join(app, 'verify-update.js'))).toContain('usage');
    expect(run(node, join(app, 'motcham.js'), 'shell', '--help')).toContain('run');
    expect(readFileSync(join(app, 'package.json'), 'utf8')).toContain('"version": "0.1.0"');
    // The compiled module and the font are found from where the programs stand.
    writeFileSync(
      join(app, 'try.mjs'),
      "import { createCanvas, GlobalFonts } from '@napi-rs/canvas'; import { fileURLToPath } from 'node:url'; createCanvas(8, 8); console.log(GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve('@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2'))) !== null);",
    );
    expect(run(node, join(app, 'try.mjs')).trim()).toBe('true');
  });

  test('carries the very policies that the shell asks for, and a configuration it reads', () => {
    const managed = join(tree, 'etc/chromium/policies/managed/motcham-kiosk.json');
    expect(JSON.parse(readFileSync(managed, 'utf8'))).toEqual(policies);
    const config = readConfig(join(tree, 'usr/share/motcham-kiosk/kiosk.json'));
    expect(config.ok && config.value.trial).toBe(false);
    expect(config.ok && config.value.browser).toBe('kiosk');
  });

  test.skipIf(!has('systemd-analyze'))('keeps the shell in a small room (exposure below 4)', () => {
    const unit = join(units, 'kiosk-shell.service');
    const verdict = run('systemd-analyze', 'security', '--offline=true', '--no-pager', unit);
    const score = Number(/exposure level for kiosk-shell\.service: ([\d.]+)/.exec(verdict)?.[1]);
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(4);
    // Chromium's own sandbox needs them; without, every page would run beside the shell.
    expect(readFileSync(unit, 'utf8')).toMatch(/^RestrictNamespaces=user pid net$/m);
  });

  test('has a way back that sh can read', () => {
    const script = join(tree, 'usr/lib/motcham-kiosk/update/kiosk-update');
    expect(run('sh', '-n', script)).toBe('');
    expect(run('sh', script)).toContain('use: kiosk-update');
  });
});

/** Root's half of an update, the very script, between a spool and a `dpkg` of the test's own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
if (!isRoot) process.stderr.write('SKIPPED: kiosk-update was not run, for want of root.\n');

let directory: string;
const at = (...names: string[]) => join(directory, ...names);
const read = (...names: string[]) =>
  existsSync(at(...names)) ? readFileSync(at(...names), 'utf8') : '';
const bytes = Buffer.from('!<arch>\na package');
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** A program of this name; what it is asked stands in `asked`. */
function program(path: string, body: string): void {
  writeFileSync(path, `#!/bin/sh\necho "$(basename "$0") $*" >> ${at('asked')}\n${body}\n`);
  chmodSync(path, 0o755);
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-kiosk-update-'));
  for (const name of ['bin', 'here/bin', 'own', 'spool']) mkdirSync(at(name), { recursive: true });
  const script = readFileSync(join(import.meta.dirname, 'update/kiosk-update'), 'utf8');
  writeFileSync(at('kiosk-update'), script.replace(/^here=.*$/m, `here=${at('here')}`));
  program(at('bin/dpkg-query'), `case "$*" in *Status*) printf 'ii ' ;; *) printf 1.0 ;; esac`);
  program(
    at('bin/dpkg-deb'),
    'case "$3" in Package) echo motcham-kiosk ;; Version) echo 2.0 ;; *) echo amd64 ;; esac',
  );
  program(at('bin/dpkg'), '[ "$1" = --print-architecture ] && echo amd64; exit 0');
  program(at('bin/systemctl'), 'exit 1');
  writeFileSync(at('own/previous.deb'), 'the one before');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs it over what lies in the spool. @param verified what root's own look says */
function update(verified: boolean, hash = sha256) {
  program(at('here/bin/node'), `exit ${verified ? 0 : 1}`);
  writeFileSync(at('spool/request'), `number=7\nversion=2.0\nsha256=${hash}\n`);
  spawnSync('sh', [at('kiosk-update'), 'install'], {
    env: {
      PATH: `${at('bin')}:/usr/bin:/bin`,
      MOTCHAM_UPDATE_DIR: at('own'),
      MOTCHAM_UPDATE_SPOOL: at('spool'),
      MOTCHAM_UPDATE_TRUST: at('trust.json'),
      MOTCHAM_HEALTH_FILE: at('health'),
      MOTCHAM_TRIAL_S: '0',
    },
  });
  const asked = read('asked').split('\n');
  return {
    reason: /^reason=(.*)$/m.exec(read('own', 'result'))?.[1],
    installs: asked.filter((line) => /^dpkg .*-i /.test(line)).length,
    verified: asked.find((line) => line.startsWith('node ')),
  };
}

describe.skipIf(!isRoot)('root', () => {
  it('installs nothing that its own look at the signatures refuses', () => {
    writeFileSync(at('spool/package.deb'), bytes);
    const { verified, ...done } = update(false);
    expect(done).toEqual({ reason: 'notSigned', installs: 0 });
    // The very hash of its own copy, judged by the root that only root can change.
    expect(verified).toContain(`--trust ${at('trust.json')} --kept ${at('own')}/tuf`);
    expect(verified).toContain(`--version 2.0 --sha256 ${sha256}`);
  });

  it('asks nobody about a file that is another one than the shell says', () => {
    writeFileSync(at('spool/package.deb'), bytes);
    expect(update(true, 'b'.repeat(64))).toEqual({ reason: 'wrongHash', installs: 0 });
    expect(update(true, '$(id)')).toEqual({ reason: 'wrongHash', installs: 0 });
  });

  it('follows no link out of the spool', () => {
    writeFileSync(at('elsewhere.deb'), bytes);
    symlinkSync(at('elsewhere.deb'), at('spool/package.deb'));
    expect(update(true)).toEqual({ reason: 'noPackage', installs: 0 });
  });

  it('installs what was signed, and what was there before when it does not come up', () => {
    writeFileSync(at('spool/package.deb'), bytes);
    program(
      at('bin/dpkg-deb'),
      `case "$1 $3" in
      *Package) echo motcham-kiosk ;;
      *Version) case "$2" in *previous*) echo 1.0 ;; *) echo 2.0 ;; esac ;;
      *) echo amd64 ;; esac`,
    );
    expect(update(true)).toMatchObject({ reason: 'unhealthy', installs: 2 });
  });
});

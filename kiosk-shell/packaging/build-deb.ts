import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundlePrograms } from './bundle.ts';
import { changelogFile, controlFile, copyrightFile } from './control.ts';
import { type Architecture, architectures, copyPart, npmPart, PartMissing } from './npm-parts.ts';
import { root } from './root.ts';

/** Time of every file in the package, seconds since 1970, unless `SOURCE_DATE_EPOCH` gives another. */
const epochS = 1_767_225_600;

const here = import.meta.dirname;
const home = 'usr/lib/motcham-kiosk';
const share = 'usr/share/motcham-kiosk';
const units = 'usr/lib/systemd/system';

/** Files of the package that stand in the source as they are: source → place. */
const placed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync(join(here, 'units')).map((name) => [`units/${name}`, `${units}/${name}`]),
  ),
  'rules/sysusers.conf': 'usr/lib/sysusers.d/motcham-kiosk.conf',
  'rules/tmpfiles.conf': 'usr/lib/tmpfiles.d/motcham-kiosk.conf',
  'rules/modules-load.conf': 'usr/lib/modules-load.d/motcham-kiosk.conf',
  'rules/sysctl.conf': 'usr/lib/sysctl.d/60-motcham-kiosk.conf',
  'rules/logind.conf': 'usr/lib/systemd/logind.conf.d/60-motcham-kiosk.conf',
  'rules/udev.rules': 'usr/lib/udev/rules.d/60-motcham-kiosk.rules',
  'rules/weston.ini': `${share}/weston.ini`,
  'rules/kiosk.json': `${share}/kiosk.json`,
  'rules/lintian-overrides': 'usr/share/lintian/overrides/motcham-kiosk',
  'update/kiosk-update': `${home}/update/kiosk-update`,
  '../browser/policies.json': 'etc/chromium/policies/managed/motcham-kiosk.json',
};
const programs = new Set(['update/kiosk-update']);

export interface DebOptions {
  readonly version: string;
  readonly architecture: Architecture;
  /** The built page. */
  readonly pageDirectory: string;
  readonly outDirectory: string;
  /** `xz` is the smallest and takes a minute; tests take the others. */
  readonly compression?: 'xz' | 'gzip' | 'none';
  /** Changes the tree before it is closed: tests make versions that never come up. */
  readonly change?: (tree: string) => void;
}

export interface Deb {
  readonly path: string;
  readonly bytes: number;
  readonly installedBytes: number;
}

/**
 * Builds the package of a kiosk. The same input gives the same bytes: order, owners, times and
 * modes are fixed, and one thread of the packer gives the same stream everywhere.
 *
 * @throws PartMissing when a part of another architecture cannot be fetched.
 */
export async function buildDeb(options: DebOptions): Promise<Deb> {
  const { version, architecture, pageDirectory, outDirectory } = options;
  const tree = mkdtempSync(join(tmpdir(), 'motcham-deb-'));
  try {
    await fillTree(tree, options);
    options.change?.(tree);
    const installedBytes = setModes(tree);
    mkdirSync(join(tree, 'DEBIAN'), { mode: 0o755 });
    const control = controlFile({ version, architecture, installedBytes });
    writeFileSync(join(tree, 'DEBIAN', 'control'), control);
    writeFileSync(join(tree, 'DEBIAN', 'conffiles'), `/${placed['../browser/policies.json']}\n`);
    for (const name of readdirSync(join(here, 'maintainer'))) {
      cpSync(join(here, 'maintainer', name), join(tree, 'DEBIAN', name));
      chmodSync(join(tree, 'DEBIAN', name), 0o755);
    }
    writeFileSync(join(tree, 'DEBIAN', 'md5sums'), md5sums(tree));
    setTimes(tree);
    mkdirSync(outDirectory, { recursive: true });
    const path = join(outDirectory, `motcham-kiosk_${version}_${architecture}.deb`);
    const built = spawnSync(
      'dpkg-deb',
      [
        ...['--root-owner-group', `-Z${options.compression ?? 'xz'}`, '-z6', '--threads-max=1'],
        ...['--build', tree, path],
      ],
      { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch()) } },
    );
    if (built.status !== 0) {
      throw new PartMissing(`dpkg-deb cannot build: ${built.stderr ?? 'it is not installed'}`);
    }
    if (!existsSync(join(pageDirectory, 'index.html'))) throw new PartMissing('no page was built');
    return { path, bytes: statSync(path).size, installedBytes };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function epoch(): number {
  const told = Number(process.env['SOURCE_DATE_EPOCH']);
  return Number.isSafeInteger(told) && told > 0 ? told : epochS;
}

async function fillTree(tree: string, options: DebOptions): Promise<void> {
  const { version, architecture, pageDirectory } = options;
  const put = (place: string) => {
    mkdirSync(dirname(join(tree, place)), { recursive: true });
    return join(tree, place);
  };
  for (const [source, place] of Object.entries(placed)) cpSync(join(here, source), put(place));
  const name = architectures[architecture];
  cpSync(join(npmPart(`node-linux-${name}`), 'bin', 'node'), put(`${home}/bin/node`));
  await bundlePrograms(join(tree, home, 'app'), version);
  for (const part of ['canvas', `canvas-linux-${name}-gnu`]) {
    copyPart(`@napi-rs/${part}`, put(`${home}/app/node_modules/@napi-rs/${part}`));
  }
  cpSync(pageDirectory, put(`${home}/page`), { recursive: true });
  writeFileSync(
    put('usr/bin/motcham'),
    `#!/bin/sh\nexec /${home}/bin/node /${home}/app/motcham.js "$@"\n`,
  );
  // Three keys together must not restart a machine in public.
  symlinkSync('/dev/null', put('etc/systemd/system/ctrl-alt-del.target'));
  const doc = 'usr/share/doc/motcham-kiosk';
  writeFileSync(
    put(`${doc}/copyright`),
    copyrightFile(join(npmPart(`node-linux-${name}`), 'LICENSE')),
  );
  writeFileSync(
    put(`${doc}/changelog.gz`),
    gzipSync(changelogFile(version, epoch()), { level: 9 }),
  );
  const guide = join(root, 'docs', 'packaging.md');
  if (existsSync(guide)) cpSync(guide, put(`${doc}/packaging.md`));
}

/** Modes by what a file is, whatever the checkout's umask was. Answers the size of all files. */
function setModes(tree: string): number {
  let bytes = 0;
  for (const { path, place, kind } of walk(tree)) {
    if (kind === 'link') continue;
    if (kind === 'directory') {
      chmodSync(path, 0o755);
      continue;
    }
    const isProgram =
      place.startsWith('usr/bin/') ||
      place === `${home}/bin/node` ||
      [...programs].some((source) => placed[source] === place);
    chmodSync(path, isProgram ? 0o755 : 0o644);
    bytes += statSync(path).size;
  }
  return bytes;
}

function setTimes(tree: string): void {
  for (const { path } of walk(tree)) lutimesSync(path, epoch(), epoch());
  lutimesSync(tree, epoch(), epoch());
  chmodSync(tree, 0o755);
}

function md5sums(tree: string): string {
  const files = [...walk(tree)].filter(
    ({ kind, place }) =>
      kind === 'file' && !place.startsWith('DEBIAN/') && !place.startsWith('etc/'),
  );
  const summed = spawnSync(
    'md5sum',
    files.map(({ place }) => place),
    { cwd: tree, encoding: 'utf8' },
  );
  return summed.stdout;
}

interface Entry {
  readonly path: string;
  /** Below the tree, without a slash before it. */
  readonly place: string;
  readonly kind: 'file' | 'directory' | 'link';
}

function walk(tree: string): Entry[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .map((entry): Entry => {
      const path = join(entry.parentPath, entry.name);
      const kind = entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'directory' : 'file';
      return { path, place: path.slice(tree.length + 1), kind };
    })
    .sort((a, b) => (a.place < b.place ? -1 : 1));
}

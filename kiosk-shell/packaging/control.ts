import { readFileSync } from 'node:fs';
import type { Architecture } from './npm-parts.ts';

const maintainer = 'Một Chạm <kiosk@motcham.invalid>';

/** What must be there before it starts, all of it in Debian 12. */
const depends = [
  'chromium',
  'weston',
  'dbus',
  'libpam-systemd',
  'systemd (>= 252)',
  'udev',
  'init-system-helpers (>= 1.54)',
  // Node and the canvas are linked against these.
  'libc6 (>= 2.28)',
  'libstdc++6 (>= 11)',
  'libgcc-s1',
  // Rescue page and anything that the page's own font lacks.
  'fonts-noto-core',
];

export interface ControlFacts {
  readonly version: string;
  readonly architecture: Architecture;
  readonly installedBytes: number;
}

export function controlFile({ version, architecture, installedBytes }: ControlFacts): string {
  return [
    'Package: motcham-kiosk',
    `Version: ${version}`,
    'Section: misc',
    'Priority: optional',
    `Architecture: ${architecture}`,
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${Math.ceil(installedBytes / 1024)}`,
    `Depends: ${depends.join(', ')}`,
    'Recommends: systemd-timesyncd | time-daemon',
    'Description: kiosk for public services: page, shell, screen',
    ' Mot Cham is the one-touch door to public services in the lobbies of',
    ' apartment buildings. This package makes a Debian machine such a kiosk: it',
    ' brings the page, the device agent with its own Node.js, the units that',
    ' start and watch them, and the policies that keep the browser closed.',
    '',
  ].join('\n');
}

export function changelogFile(version: string, epochS: number): string {
  const date = new Date(epochS * 1000).toUTCString().replace('GMT', '+0000');
  return `motcham-kiosk (${version}) bookworm; urgency=medium\n\n  * See CHANGELOG.md of the product.\n\n -- ${maintainer}  ${date}\n`;
}

/** Debian's form (DEP-5), with the licence of the Node that the package brings. */
export function copyrightFile(nodeLicence: string): string {
  const node = readFileSync(nodeLicence, 'utf8')
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: motcham',
    '',
    'Files: *',
    'Copyright: Một Chạm',
    'License: Motcham',
    '',
    'Files: usr/lib/motcham-kiosk/bin/node',
    'Copyright: Node.js contributors, and those named below',
    'License: Node',
    '',
    'Files: usr/lib/motcham-kiosk/app/node_modules/@napi-rs/*',
    'Copyright: 2020-2026 lynweklm@gmail.com',
    'License: Expat',
    '',
    'Files: usr/lib/motcham-kiosk/app/node_modules/@fontsource/*',
    'Copyright: The Be Vietnam Pro Project Authors',
    'License: OFL-1.1',
    '',
    'License: Motcham',
    ' Not licensed to others.',
    '',
    'License: Expat',
    ' The MIT licence; its text stands beside the files.',
    '',
    'License: OFL-1.1',
    ' SIL Open Font License 1.1; its text stands beside the files.',
    '',
    'License: Node',
    node,
    '',
  ].join('\n');
}

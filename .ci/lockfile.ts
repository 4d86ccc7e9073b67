/**
 * What `npm ci` may bring: every package of package-lock.json is one version of a registry, held by
 * its SHA-512, and package.json asks for exactly what the lock file holds. Reads two files, asks no
 * network; whether a version is known to be unsafe is another question (docs/security.md).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fresh count far below this means that the reader, not the lock file, is broken. */
const packagesMin = 100;
const sha512Base64 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

type Versions = Readonly<Record<string, string>>;
type Asks = { readonly [kind in (typeof kinds)[number]]?: Versions };

/** One entry of `packages`; only what is looked at. */
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
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
  for (const [place, { version, resolved, integrity, link }] of Object.entries(packages)) {
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

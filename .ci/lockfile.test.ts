import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Lockfile, readLockfile } from './lockfile.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'));
const lock: Lockfile = read('package-lock.json');
const manifest = read('package.json');

/** The real lock file with one entry of it spoiled. */
const spoiled = (place: string, change: object): Lockfile => ({
  ...lock,
  packages: { ...lock.packages, [place]: { ...lock.packages[place], ...change } },
});

describe('the lock file', () => {
  it('holds every package by its hash', () => {
    expect(readLockfile(lock, manifest)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  });

  it.each([
    ['no hash', { integrity: undefined }, 'no SHA-512'],
    ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'no SHA-512'],
    ['half a hash', { integrity: 'sha512-AAAA' }, 'no SHA-512'],
    ['git', { resolved: 'git+ssh://git@example.org/zod.git#0a' }, 'comes from git+ssh'],
    ['plain http', { resolved: 'http://example.org/zod-4.6.7.tgz' }, 'comes from http'],
    ['a file', { resolved: 'file:../zod-4.6.7.tgz' }, 'comes from file'],
    ['a link', { link: true }, 'a link'],
    ['a range', { version: '^4.6.7' }, 'no version'],
    ['a licence that binds what it is shipped with', { license: 'AGPL-3.0' }, 'licence AGPL-3.0'],
    ['a licence for tools, in what is shipped', { license: 'MPL-2.0' }, 'licence MPL-2.0'],
    ['no licence', { license: undefined }, 'licence not said'],
    ['a script of its own', { hasInstallScript: true }, 'runs a script'],
  ])('is refused with %s', (_, change, said) => {
    const place = 'node_modules/zod';
    expect(lock.packages[place]).toBeDefined();
    const findings = readLockfile(spoiled(place, change), manifest);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(said);
  });

  it('and package.json ask for the same, each one version', () => {
    const asks = (version: string) => ({
      ...manifest,
      dependencies: { ...manifest.dependencies, zod: version },
    });
    expect(readLockfile(lock, asks('^4.6.7')).join()).toContain('not one version');
    expect(readLockfile(lock, asks('github:example/zod')).join()).toContain('not one version');
    expect(readLockfile(lock, asks('4.6.8'))).toEqual([
      `zod: locked as ${manifest.dependencies.zod}`,
    ]);
    const { zod, ...others } = manifest.dependencies;
    expect(zod).toBeDefined();
    expect(readLockfile(lock, { ...manifest, dependencies: others })).toEqual([
      'zod: locked, and nothing asks for it',
    ]);
  });
});

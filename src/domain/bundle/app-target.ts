import type { ParsedObject } from '../tuf/index.ts';

/** Longest package, bytes: 165 MB installed are 50 MB packed, and room. */
export const appBytesMax = 500 * 1024 * 1024;

/**
 * Name under which the publishers sign a package: what a kiosk of this machine kind may install.
 * The version stands in the name, because a target has no other field that is signed by itself.
 *
 * @param architecture Debian's name: `amd64`, `arm64`.
 */
export function appTargetPath(version: string, architecture: string): string {
  return `app/motcham-kiosk_${version}_${architecture}.deb`;
}

const appTarget = /^app\/motcham-kiosk_([0-9][0-9A-Za-z.+~-]{0,40})_([a-z0-9]+)\.deb$/;

/** Version and architecture of an app target; undefined for any other target. */
export function readAppTarget(path: string): { version: string; architecture: string } | undefined {
  const [, version, architecture] = appTarget.exec(path) ?? [];
  return version === undefined || architecture === undefined
    ? undefined
    : { version, architecture };
}

/** What is signed of a package beside its name, length and hash: that it is one. */
export const appCustom: ParsedObject = { kind: 'app' };

import { execFile } from 'node:child_process';

const askMs = 5_000;
const versionMax = 60;

/** What a browser says of itself; null when it says nothing. It starts no window for it. */
export function browserVersion(path: string | undefined): Promise<string | null> {
  if (path === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: askMs }, (error, stdout) =>
      resolve(error === null ? stdout.trim().slice(0, versionMax) : null),
    );
  });
}

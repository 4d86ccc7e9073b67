/** Secrets in the tracked files: narrow patterns of keys and tokens, each with nothing it excuses. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Larger ones are data, and packed: bytes. */
const bytesMax = 8_000_000;

/** What a secret looks like, by its name. Values only: a word like "password" is no secret. */
export const secretShapes: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/,
  // 32 bytes or more as a JSON Web Key writes them: P-256, Ed25519, RSA.
  'a private JSON Web Key': /["']?\bd["']?\s*:\s*["'][A-Za-z0-9_-]{43,}["']/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}/,
  'a token of GitLab': /\bglpat-[\w-]{20,}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]{8,}/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a token of Slack': /\bxox[abprs]-[\w-]{10,}/,
  'a signed web token': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
};

/** A secret that was found: which line of which file, and never what it says. */
export interface FoundSecret {
  readonly file: string;
  readonly line: number;
  readonly shape: string;
}

/** Looks through files below `root`. */
export function findSecrets(root: string, files: readonly string[]): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const file of files) {
    const path = join(root, file);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? Infinity) > bytesMax) continue;
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 8_192).includes(0)) continue;
    const text = bytes.toString('utf8');
    for (const [shape, pattern] of Object.entries(secretShapes)) {
      const at = text.search(pattern);
      if (at >= 0) found.push({ file, line: text.slice(0, at).split('\n').length, shape });
    }
  }
  return found;
}

/** Every file that is tracked by the checkout at `root`. */
export function trackedFiles(root: string): readonly string[] {
  return execFileSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '');
}

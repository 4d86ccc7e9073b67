import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findSecrets, secretShapes, trackedFiles } from './secrets.ts';

const directory = mkdtempSync(join(tmpdir(), 'motcham-secrets-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Put together here: written out, each would be found in this file. */
const x = (count: number) => 'aB3'.repeat(Math.ceil(count / 3)).slice(0, count);
const controls: Readonly<Record<string, readonly string[]>> = {
  'a private key': [
    `-----BEGIN ${'PRIVATE'} KEY-----\n${x(64)}\n`,
    `-----BEGIN EC ${'PRIVATE'} KEY-----\n${x(64)}\n`,
  ],
  'a private JSON Web Key': [`{"kty":"EC","d":"${x(43)}"}`, `const key = { d: '${x(43)}' };`],
  'a token of GitHub': [`gh${'p'}_${x(36)}`, `github_${'pat'}_${x(82)}`],
  'a token of GitLab': [`glpat${'-'}${x(20)}`],
  'a token of npm': [`npm${'_'}${x(36)}`, `//registry.example/:_auth${'Token'}=${x(36)}`],
  'a key of AWS': [`AKI${'A'}${'B7'.repeat(8)}`],
  'a key of Google': [`AIz${'a'}${x(35)}`],
  'a token of Slack': [`xox${'b'}-${x(24)}`],
  'a signed web token': [`ey${'J'}${x(20)}.ey${'J'}${x(30)}.${x(43)}`],
};

const root = join(import.meta.dirname, '..');
const isCheckout = existsSync(join(root, '.git'));
if (!isCheckout) {
  process.stderr.write('SKIPPED: no git checkout, its files were not searched for secrets.\n');
}

it.skipIf(!isCheckout)('no tracked file holds a key or a token', () => {
  const files = trackedFiles(root);
  expect(files.length).toBeGreaterThan(1_000);
  expect(files).toContain('.ci/secrets.test.ts');
  expect(findSecrets(root, files)).toEqual([]);
});

it('finds each kind in the middle of a file, says where, and never what', () => {
  expect(Object.keys(controls)).toEqual(Object.keys(secretShapes));
  for (const [shape, secrets] of Object.entries(controls)) {
    for (const secret of secrets) {
      writeFileSync(join(directory, 'file.txt'), `one\ntwo ${secret}\nthree`);
      expect(findSecrets(directory, ['file.txt']), secret).toEqual([
        { file: 'file.txt', line: 2, shape },
      ]);
    }
  }
});

it('takes no public key, hash or word for a secret', () => {
  const harmless = [
    `-----BEGIN PUBLIC KEY-----\n${x(64)}`,
    `{"x":"${x(43)}","y":"${x(43)}"}`,
    `"integrity": "sha512-${x(86)}=="`,
    'password: string; token: string; // gh_, npm_, AKIA',
  ];
  writeFileSync(join(directory, 'file.txt'), harmless.join('\n'));
  expect(findSecrets(directory, ['file.txt'])).toEqual([]);
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, nodeStep, root, runStep } from './steps.ts';

/** The built kiosk page. */
export const pageDirectory = join(root, 'dist', 'kiosk');
const stampFile = join(root, 'dist', 'kiosk.stamp');

/** What the page is made of. */
const sources = [
  'src/kiosk',
  'src/domain',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
];

function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path];
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds the kiosk page and its service worker, unless what stands there is from these sources. */
export async function buildPage(options: { readonly force?: boolean } = {}): Promise<void> {
  const stamp = sourceStamp();
  const built = existsSync(join(pageDirectory, 'service-worker.js'));
  if (!options.force && built && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return;
  const vite = 'node_modules/vite/bin/vite.js';
  for (const step of [
    nodeStep('kiosk page', vite, 'build', '--logLevel', 'warn'),
    nodeStep('service worker', vite, 'build', '--logLevel', 'warn', '--mode', 'service-worker'),
  ]) {
    process.stderr.write(`▸ building ${step.name}\n`);
    if ((await runStep(step)) !== 0) {
      throw new CommandFailure(
        `The ${step.name} could not be built.`,
        'Look at the message above.',
      );
    }
  }
  writeFileSync(stampFile, stamp);
}

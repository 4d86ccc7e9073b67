import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, nodeStep, root, runStep } from './steps.ts';

/** The built kiosk page. */
export const pageDirectory = join(root, 'dist', 'kiosk');
/** The built console. */
export const consoleDirectory = join(root, 'dist', 'console');

interface Built {
  readonly directory: string;
  readonly stamp: string;
  /** The file that is written last: without it the build did not finish. */
  readonly lastFile: string;
  readonly sources: readonly string[];
  readonly steps: readonly { readonly name: string; readonly mode: string }[];
}

const kiosk: Built = {
  directory: pageDirectory,
  stamp: 'kiosk.stamp',
  lastFile: 'service-worker.js',
  sources: [
    'src/kiosk',
    'src/domain',
    'public',
    'index.html',
    'vite.config.ts',
    'package-lock.json',
  ],
  steps: [
    { name: 'kiosk page', mode: 'production' },
    { name: 'service worker', mode: 'service-worker' },
  ],
};

const consoleBuild: Built = {
  directory: consoleDirectory,
  stamp: 'console.stamp',
  lastFile: 'phone/index.html',
  sources: ['src/console', 'src/kiosk', 'src/domain', 'vite.config.ts', 'package-lock.json'],
  steps: [
    { name: 'console', mode: 'console' },
    { name: 'preview of the kiosk', mode: 'preview' },
    { name: 'page of a phone', mode: 'phone' },
  ],
};

function sourceStamp(sources: readonly string[]): string {
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

interface BuildOptions {
  readonly force?: boolean;
}

async function build(one: Built, options: BuildOptions): Promise<void> {
  const stamp = sourceStamp(one.sources);
  const stampFile = join(root, 'dist', one.stamp);
  const isBuilt = existsSync(join(one.directory, one.lastFile));
  if (
    !options.force &&
    isBuilt &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
    return;
  const vite = 'node_modules/vite/bin/vite.js';
  for (const { name, mode } of one.steps) {
    const step = {
      ...nodeStep(name, vite, 'build', '--logLevel', 'warn', '--mode', mode),
      // A test that builds has another one, and would get pages with debugging aids.
      env: { NODE_ENV: 'production' },
    };
    process.stderr.write(`▸ building ${name}\n`);
    if ((await runStep(step)) !== 0) {
      throw new CommandFailure(`The ${name} could not be built.`, 'Look at the message above.');
    }
  }
  writeFileSync(stampFile, stamp);
}

/** Builds the kiosk page and its service worker, unless what stands there is from these sources. */
export function buildPage(options: BuildOptions = {}): Promise<void> {
  return build(kiosk, options);
}

/** Builds the console, unless what stands there is from these sources. */
export function buildConsole(options: BuildOptions = {}): Promise<void> {
  return build(consoleBuild, options);
}

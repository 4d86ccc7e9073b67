import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { type BuildOptions, defineConfig, type UserConfig } from 'vite';

const pageDirectory = join(import.meta.dirname, 'dist', 'kiosk');
const consoleDirectory = join(import.meta.dirname, 'dist', 'console');
/** Assets whose name holds a hash of their content need no revision of their own. */
const hashedName = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** Every file of the built page, as workbox-precaching wants it. */
function precacheManifest(): { url: string; revision: string | null }[] {
  return readdirSync(pageDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      url: file.slice(pageDirectory.length).replaceAll('\\', '/'),
      revision: hashedName.test(file)
        ? null
        : createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16),
    }));
}

/**
 * Modules that do nothing by being loaded: what the first file does not use of them moves to where
 * it is used. The domain is pure by law, schemas only look as if they had effects; the kiosk's
 * rooms act when `main.tsx` calls them. @zxing is 122 KB instead of 29 otherwise.
 */
const withoutEffects = [
  /\/node_modules\/(@zxing|@hpke|zod|idb|lean-qr)\//,
  /\/src\/domain\//,
  /\/src\/kiosk\/.+\.tsx?$/,
];

/**
 * @hpke asks for Node's `crypto` where there is no `globalThis.crypto`. A browser always has one, so
 * that its absence from the page is no news.
 */
const onLog: NonNullable<BuildOptions['rolldownOptions']>['onLog'] = (level, log, tell) => {
  const isKnown = log.message.includes('Module "crypto" has been externalized');
  if (!isKnown) tell(level, log);
};

const page: UserConfig = {
  plugins: [preact()],
  publicDir: 'public',
  build: {
    outDir: pageDirectory,
    emptyOutDir: true,
    target: 'chrome130',
    // CSP forbids inline scripts and data: fonts; every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog,
      treeshake: {
        moduleSideEffects: (id) => !withoutEffects.some((pattern) => pattern.test(id)),
      },
    },
  },
  worker: { format: 'es' },
  server: { port: 8421, strictPort: true },
};

/** The second build: the service worker, which knows every file of the first by name and hash. */
const serviceWorker = (): UserConfig => ({
  publicDir: false,
  define: { 'self.__WB_MANIFEST': JSON.stringify(precacheManifest()) },
  build: {
    outDir: pageDirectory,
    emptyOutDir: false,
    target: 'chrome130',
    rolldownOptions: {
      input: join(import.meta.dirname, 'src', 'kiosk', 'service-worker.ts'),
      output: { entryFileNames: 'service-worker.js', format: 'iife' },
    },
  },
});

/** The third: the console, which the hub serves below `/console/`. */
const consolePages: UserConfig = {
  plugins: [preact()],
  root: join(import.meta.dirname, 'src', 'console'),
  base: '/console/',
  publicDir: false,
  build: {
    outDir: consoleDirectory,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog,
      treeshake: { moduleSideEffects: (id) => !/\/src\/domain\/|\/node_modules\/zod\//.test(id) },
    },
  },
};

/**
 * The fourth: the kiosk's screens for drafts (P7), framed by the console. A build of its own: not a
 * byte of it is in a kiosk's files, and no kiosk serves it.
 */
const preview: UserConfig = {
  ...page,
  root: join(import.meta.dirname, 'src', 'kiosk', 'preview'),
  base: '/console/preview/',
  publicDir: false,
  build: { ...page.build, outDir: join(consoleDirectory, 'preview') },
};

/** The fifth: what a resident's phone opens from a code (R68), served by the hub at `/t/`. */
const phone: UserConfig = {
  ...consolePages,
  root: join(import.meta.dirname, 'src', 'console', 'phone'),
  base: '/t/',
  build: { ...consolePages.build, outDir: join(consoleDirectory, 'phone') },
};

export default defineConfig(({ mode }) => {
  if (mode === 'service-worker') return serviceWorker();
  if (mode === 'preview') return preview;
  if (mode === 'phone') return phone;
  return mode === 'console' ? consolePages : page;
});

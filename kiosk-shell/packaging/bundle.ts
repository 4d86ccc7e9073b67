import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { root } from './root.ts';

/** Programs of the package. One file each with what they share beside them: a start of the sources
 * by type stripping takes 3.5 s where this takes 0.4 s, and a dead shell is to be back within 2 s. */
const programs = {
  main: 'kiosk-shell/main.ts',
  'render-worker': 'kiosk-shell/print/raster/render-worker.ts',
  rescue: 'kiosk-shell/update/rescue.ts',
  'verify-update': 'kiosk-shell/update/verify-update.ts',
  motcham: 'src/cli/packaged.ts',
} as const;

/** Files that stay as npm brought them: a compiled module, and the font that slips are drawn with. */
const fontFiles = ['latin', 'vietnamese'].flatMap((subset) =>
  [400, 700].map((weight) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
);

/** The worker is a program of its own here; the source names it by its own ending. */
const namesWorker: Plugin = {
  name: 'motcham-worker',
  enforce: 'pre',
  transform: (code) =>
    code.includes('./render-worker.ts')
      ? code.replace(
          "'./render-worker.ts', import.meta.url",
          "'./render-worker.js', import.meta.url",
        )
      : null,
};

/** Writes the shell's programs into `directory`, with the `package.json` that tells their version. */
export async function bundlePrograms(directory: string, version: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [namesWorker, givesVersion(version)],
    ssr: { noExternal: true, external: ['@napi-rs/canvas'] },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      outDir: directory,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(programs).map(([name, path]) => [name, join(root, path)]),
        ),
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: 'part-[name]-[hash].js',
          // All beside their programs: what is found by `import.meta.url` stays where it is looked for.
        },
      },
    },
  });
  writeFileSync(
    join(directory, 'package.json'),
    `${JSON.stringify({ name: 'motcham-kiosk', version, type: 'module' }, null, 2)}\n`,
  );
  copyFont(join(directory, 'node_modules', '@fontsource', 'be-vietnam-pro'));
}

/** `package.json` of the checkout says another version than a package that is built for a test. */
function givesVersion(version: string): Plugin {
  const path = join(root, 'package.json');
  return {
    name: 'motcham-version',
    enforce: 'pre',
    load: (id) => (id.split('?', 1)[0] === path ? JSON.stringify({ version }) : null),
  };
}

function copyFont(to: string): void {
  const from = join(root, 'node_modules', '@fontsource', 'be-vietnam-pro');
  mkdirSync(join(to, 'files'), { recursive: true });
  for (const name of ['package.json', 'LICENSE']) cpSync(join(from, name), join(to, name));
  for (const name of fontFiles) {
    writeFileSync(join(to, 'files', name), readFileSync(join(from, 'files', name)));
  }
}

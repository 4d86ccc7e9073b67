import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pageDirectory } from './build.ts';

/**
 * Initial JavaScript, gzipped bytes, without wasm: 80 KB (issue of the first resident).
 *
 * What lives there (about 65 KB): XState and the session's statechart (23 + 12), Preact and signals
 * (9), attract, home and their parts and words in Vietnamese (14), the readers of scanned codes (9),
 * installed content and identity with idb (8). Everything else is fetched behind the first screen
 * and precached: the other screens, i18next with every language, search, outbox, hub, printer, staff.
 */
export const initialScriptBytesMax = 80 * 1024;

export interface PageSize {
  /** What a cold boot must read before home can be used: scripts of index.html and their imports. */
  readonly initialScriptBytes: number;
  readonly initialStyleBytes: number;
  /** Everything that is precached. */
  readonly totalBytes: number;
  readonly files: readonly { readonly file: string; readonly gzipBytes: number }[];
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

/** Static imports of a built chunk: `import … from "./x.js"`, `import "./x.js"`, re-exports. */
function staticImports(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g)].flatMap((match) =>
    match[1] === undefined ? [] : [match[1]],
  );
}

/** Measures the built page. */
export function measurePage(): PageSize {
  const html = readFileSync(join(pageDirectory, 'index.html'), 'utf8');
  const named = (pattern: RegExp) =>
    [...html.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
  const scripts = new Set<string>();
  const queue = named(/(?:src|href)="\/([^"]+\.js)"/g);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (scripts.has(file)) continue;
    scripts.add(file);
    const directory = file.slice(0, file.lastIndexOf('/') + 1);
    for (const imported of staticImports(readFileSync(join(pageDirectory, file), 'utf8'))) {
      queue.push(directory + imported.slice('./'.length));
    }
  }
  const styles = named(/href="\/([^"]+\.css)"/g);
  const sum = (files: Iterable<string>) =>
    [...files].reduce((bytes, file) => bytes + gzipBytes(join(pageDirectory, file)), 0);
  const files = readdirSync(pageDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: path.slice(pageDirectory.length + 1), gzipBytes: gzipBytes(path) }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
  return {
    initialScriptBytes: sum(scripts),
    initialStyleBytes: sum(styles),
    totalBytes: files.reduce((bytes, { gzipBytes: size }) => bytes + size, 0),
    files,
  };
}

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { starterContent, starterLexicon, toSearchDocument } from '../../content/index.ts';
import { buildIndex, type Lexicon } from '../../domain/search/index.ts';
import { root } from './steps.ts';

/** Engine and lexicon of the search on a kiosk, gzipped bytes (issue 3, search.md: 40 KB). */
export const searchBytesMax = 40 * 1024;

export interface SearchSize {
  /** What opens an index and asks it, with all that it stands on, as one script by itself. */
  readonly engineBytes: number;
  /** What the lexicon adds to the index of the starter's procedures. */
  readonly lexiconBytes: number;
}

/** Words of titles that lines seek stay: bits of every title come of them, with or without us. */
const titleWords = (line: string): string => line.slice(0, line.lastIndexOf(' =') + ' ='.length);

/** A lexicon that knows nothing, and reads titles as the other does. */
function silenced(lexicon: Lexicon): Lexicon {
  return {
    ...lexicon,
    ...{ stop: '', filler: '', askFiller: '', groups: {} },
    ...{ abbreviations: [], concepts: [], rules: [], english: [], intents: [] },
    ...{ families: [], doors: [] },
    actions: lexicon.actions.map(titleWords),
    qualifiers: lexicon.qualifiers.map(titleWords),
  };
}

async function measureEngine(): Promise<number> {
  const door = join(root, 'src/domain/search/index.ts');
  const entry = 'virtual:search';
  const built = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [
      {
        name: 'search-alone',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) =>
          id === `\0${entry}`
            ? `export { forgetQueries, loadIndex, search } from ${JSON.stringify(door)};`
            : undefined,
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const output = [built].flat()[0];
  if (output === undefined || !('output' in output)) throw new Error('the search was not built');
  const code = output.output.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
  if (code.length < 10_000) throw new Error('the search was built without its engine');
  return gzipSync(code, { level: 9 }).length;
}

/** Measures what the search brings to a kiosk beside what it knows of single procedures. */
export async function measureSearch(): Promise<SearchSize> {
  const documents = starterContent().services.map(toSearchDocument);
  const packed = (lexicon: Lexicon): number =>
    gzipSync(buildIndex(documents, lexicon), { level: 9 }).length;
  return {
    engineBytes: await measureEngine(),
    lexiconBytes: packed(starterLexicon) - packed(silenced(starterLexicon)),
  };
}

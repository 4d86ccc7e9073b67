import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runCommand } from '../../support/processes.ts';

/** What a changed fee may cost a kiosk on the line (contracts.md, Content), bytes. */
const changedFeeBytesMax = 20_000;
/** Of a signed manifest, what is not sections: two signatures, dates. */
const manifestFrameBytes = 500;

interface Bundle {
  readonly sections: readonly { readonly kind: string; readonly sha256: string }[];
}

/**
 * `motcham content build`, twice: how long, how large, whether the bytes are the same, and what a
 * changed fee moves: the manifest, the heaviest shard of facts and the list that names it where there
 * is one, packed as the hub packs them.
 */
export async function measureBuild(catalogue: string | undefined) {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-bench-build-'));
  const more = catalogue === undefined ? [] : ['--catalogue', catalogue];
  const build = async (out: string) => {
    const { status, output, words } = await runCommand(
      ...['content', 'build', '--json', '--out', join(directory, out), ...more],
    );
    if (status !== 0) throw new Error(words);
    return JSON.parse(output);
  };
  try {
    const report = await build('one');
    const again = await build('two');
    const read = (out: string, file: string) => readFileSync(join(directory, out, file));
    const bundle: Bundle = JSON.parse(read('one', 'bundle.json').toString());
    const section = (sha256: string) => read('one', join('sections', sha256));
    const weigh = ({ sha256 }: { sha256: string }) => gzipSync(section(sha256)).length;
    const named = bundle.sections.filter(({ kind }) => kind === 'facts').map(weigh);
    const listed = bundle.sections
      .filter(({ kind }) => kind === 'factsList')
      .flatMap((list) => {
        const shards: { sha256: string }[] = JSON.parse(section(list.sha256).toString());
        return shards.map((shard) => weigh(shard) + weigh(list));
      });
    const facts = [...named, ...listed];
    const manifest = gzipSync(JSON.stringify(bundle)).length + manifestFrameBytes;
    const changedFeeBytes = manifest + Math.max(...facts);
    return {
      services: report.services,
      /** Different ones: what a whole kiosk has in storage. */
      files: report.written + report.kept,
      buildMs: [report.buildMs, again.buildMs],
      sameBytes: read('one', 'bundle.json').equals(read('two', 'bundle.json')),
      kinds: report.kinds,
      boot: report.boot,
      total: report.total,
      largest: report.largest,
      manifestEntries: bundle.sections.length,
      changedFeeBytes,
      changedFeeBytesMax,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

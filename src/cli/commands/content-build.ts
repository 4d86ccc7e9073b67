import type { Command } from 'commander';
import { ImportStop, readCatalogue } from '../../content/import/index.ts';
import {
  contentWith,
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../content/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import { clipSections } from '../audio/clip-sections.ts';
import { clipsIn } from '../audio/clip-store.ts';
import { type KindSize, measureSections } from '../support/bundle-report.ts';
import { asFailure } from '../support/failure.ts';
import { CommandFailure } from '../support/steps.ts';
import { writeBundle } from '../support/write-bundle.ts';

interface BuildOptions {
  readonly catalogue?: string;
  readonly clips?: string;
  readonly out: string;
  readonly json?: boolean;
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(10);

function row({ kind, count, bytes, gzipBytes }: KindSize): string {
  return `${kind.padEnd(13)}${String(count).padStart(6)}${kilobytes(bytes)}${kilobytes(gzipBytes)}\n`;
}

async function build({ catalogue, clips, out, json }: BuildOptions): Promise<void> {
  const startMs = performance.now();
  const content =
    catalogue === undefined ? starterContent() : await contentWith(readCatalogue(catalogue));
  const sections = [
    ...(await toSections(content, starterLexicon, starterGuides())),
    ...(clips === undefined ? [] : clipSections(clipsIn(clips))),
  ];
  const files = await writeBundle(out, sections, {
    factsDate: content.snapshotDate,
    minApp: appNumber,
  });
  const buildMs = Math.round(performance.now() - startMs);
  const size = measureSections(sections);
  const services = content.services.length;
  if (json) {
    const report = { out, services, factsDate: content.snapshotDate, buildMs, ...files, ...size };
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { kinds, boot, total, largest } = size;
  process.stderr.write(`kind          count        KB     KB gz\n`);
  for (const kind of [...kinds, boot, total]) process.stderr.write(row(kind));
  const heavy = largest.map(({ name, bytes }) => `${name} ${(bytes / 1024).toFixed(0)} KB`);
  process.stderr.write(`largest: ${heavy.join(', ')}\n`);
  process.stderr.write(
    `${services} services in ${out}: ${files.written} files written, ${files.kept} there, ${files.removed} removed, ${buildMs} ms\n`,
  );
}

export function addBuildCommand(content: Command): void {
  content
    .command('build')
    .description('make the sections a kiosk loads: named by their hash, the same bytes each time')
    .option(
      '--catalogue <file or directory>',
      'an imported catalogue in the place of the starter; what we wrote whole wins by code',
    )
    .option('--clips <directory>', 'what `motcham audio generate` made: the voice goes along')
    .requiredOption('--out <directory>', 'where to put them')
    .option('--json', 'print the size report as one JSON object')
    .action(async (options: BuildOptions) => {
      await build(options).catch((error: unknown) => {
        if (!(error instanceof ImportStop)) throw asFailure(error);
        throw new CommandFailure(error.problem.what, error.problem.todo);
      });
    });
}

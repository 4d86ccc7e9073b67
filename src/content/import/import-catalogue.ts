import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import { gather } from './gather.ts';
import { type ImportProblem, ImportStop } from './import-problem.ts';
import { registerName } from './map/words.ts';
import type { Repair, RepairKind } from './notes.ts';
import { count, type ImportTotals, type Outcome, sorted } from './outcome.ts';
import { type RecordStream, readRecords } from './read/read-records.ts';
import { beginLines, catalogueFile, changesFile, putInPlace, reportFile } from './store/files.ts';
import { lock } from './store/lock.ts';
import { type Change, mergeCatalogues } from './store/merge.ts';
import { readOldCatalogue } from './store/old-catalogue.ts';
import { type BadReference, findBadReferences } from './store/references.ts';
import { openSpill } from './store/spill.ts';

/** A whole input that would end more of the catalogue than this is probably not whole. */
const endedShareMax = 0.2;
/** Fewer ended services than these are looked at by a person in any case. */
const endedCountFree = 10;

export interface ImportOptions {
  /** Directory of the catalogue; made if it is not there. */
  readonly into: string;
  /** Path of a column map, for sheets. */
  readonly map?: string | undefined;
  /** ISO day of the copy, where neither records nor file say it. */
  readonly snapshotDate?: string | undefined;
  /** The input is a part: what it does not name stays. A single record always is. */
  readonly partial?: boolean | undefined;
  /** Let the input end any number of services. */
  readonly acceptEnded?: boolean | undefined;
  readonly onHost?: (host: string) => void;
  readonly onProgress?: (bytes: number, of: number | undefined, records: number) => void;
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly onChange?: (change: Change) => void;
}

/** What a failed import says; `refused` when every record was. */
export type ImportFailure = ImportProblem & { readonly refused?: readonly Outcome[] };

/** Adds what was found about references to the outcome of their record. */
function withReferences(outcome: Outcome, bad: readonly BadReference[] | undefined): Outcome {
  if (bad === undefined || outcome.outcome === 'refused' || outcome.outcome === 'duplicate') {
    return outcome;
  }
  const repairs: readonly Repair[] = bad.map(({ kind, detail }) => ({
    kind,
    field: 'related',
    detail,
  }));
  const before = outcome.outcome === 'repaired' ? outcome.repairs : [];
  const { at, code } = outcome;
  return { at, code, outcome: 'repaired', repairs: [...before, ...repairs] };
}

function tally(outcomes: readonly Outcome[]) {
  const counts = { taken: 0, repaired: 0, refused: 0, duplicate: 0 };
  const repairs: Partial<Record<RepairKind, number>> = {};
  for (const outcome of outcomes) {
    counts[outcome.outcome] += 1;
    if (outcome.outcome !== 'repaired') continue;
    for (const { kind } of outcome.repairs) count(repairs, kind);
  }
  return { total: outcomes.length, ...counts, repairs: sorted(repairs) };
}

async function codesOf(catalogue: string): Promise<Set<string>> {
  const codes = new Set<string>();
  for await (const { code } of readOldCatalogue(catalogue)) codes.add(code);
  return codes;
}

async function tellChanges(into: string, onChange: (change: Change) => void): Promise<void> {
  const lines = createInterface({ input: createReadStream(join(into, changesFile)) });
  for await (const line of lines) onChange(JSON.parse(line));
}

async function run(
  stream: RecordStream,
  options: ImportOptions,
  work: string,
  onRecord: (records: number) => void,
): Promise<Result<ImportTotals, ImportFailure>> {
  const { into } = options;
  const catalogue = join(into, catalogueFile);
  const snapshotDate = options.snapshotDate ?? stream.modifiedOn;
  const source = {
    name: stream.map?.source ?? registerName,
    ...(snapshotDate !== undefined && { snapshotDate }),
  };
  const spill = await openSpill(join(work, 'records'));
  try {
    const { outcomes, kept, doubts } = await gather(stream, source, spill, onRecord);
    if (outcomes.length === 0) {
      return err({
        what: 'there is no record in it',
        todo: 'Check the file; nothing was changed.',
      });
    }
    if (kept.size === 0) {
      const [first] = outcomes;
      const why = first?.outcome === 'refused' ? `: ${first.reason} (${first.detail})` : '';
      return err({
        what: `all ${outcomes.length} records were refused; ${first?.at}${why}`,
        todo: 'Correct the source or the column map; nothing was changed.',
        refused: outcomes,
      });
    }
    const partial = options.partial === true || (outcomes.length === 1 && !isWholeList(stream));
    const others = partial ? await codesOf(catalogue) : new Set<string>();
    const nodes = [...kept.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const bad = findBadReferences(nodes, (code) => kept.has(code) || others.has(code));
    const files = {
      catalogue: await beginLines(join(work, catalogueFile)),
      changes: await beginLines(join(work, changesFile)),
      report: await beginLines(join(work, reportFile)),
    };
    try {
      const counts = await mergeCatalogues({
        old: readOldCatalogue(catalogue),
        kept,
        bad,
        spill,
        partial,
        catalogue: files.catalogue,
        changes: files.changes,
      });
      const before = counts.unchanged + counts.confirmed + counts.changed + counts.ended;
      const tooMany = counts.ended > Math.max(endedCountFree, before * endedShareMax);
      if (tooMany && options.acceptEnded !== true) {
        return err({
          what: `it would end ${counts.ended} of the ${before} services of ${into}`,
          todo: 'Give --partial if it is only a part, or --accept-ended if they have ended. Nothing was changed.',
        });
      }
      const final = outcomes.map((outcome) =>
        withReferences(
          outcome,
          kept.get(outcome.code)?.at === outcome.at ? bad.get(outcome.code) : undefined,
        ),
      );
      const totals = { ...tally(final), ...counts, doubts: sorted(doubts) };
      for (const outcome of final) {
        if (outcome.outcome !== 'taken') await files.report.write(JSON.stringify(outcome));
        options.onOutcome?.(outcome);
      }
      const { total, taken, repaired, refused, duplicate, repairs } = totals;
      const summary = {
        total,
        taken,
        repaired,
        refused,
        duplicate,
        repairs,
        doubts: totals.doubts,
      };
      await files.report.write(JSON.stringify({ totals: summary }));
      for (const file of Object.values(files)) await file.finish();
      const isChanged = counts.added + counts.changed + counts.ended > 0;
      const names = isChanged
        ? [changesFile, reportFile, catalogueFile]
        : [reportFile, catalogueFile];
      await putInPlace(names.map((name) => [join(work, name), join(into, name)] as const));
      // Told only now: of an import that fails nothing has changed.
      if (isChanged && options.onChange) await tellChanges(into, options.onChange);
      return ok(totals);
    } finally {
      for (const file of Object.values(files)) await file.close();
    }
  } finally {
    await spill.close();
  }
}

const isWholeList = (stream: RecordStream): boolean => stream.format === 'json' && stream.isList();

/**
 * Imports a file or an http(s) address into the catalogue of a directory: `catalogue.jsonl`,
 * `import-report.jsonl`, `changes.jsonl`. The same input twice changes nothing, byte for byte.
 * Whatever fails, what stood before stands.
 */
export async function importCatalogue(
  from: string,
  options: ImportOptions,
): Promise<Result<ImportTotals, ImportFailure>> {
  await mkdir(options.into, { recursive: true });
  let unlock: (() => Promise<void>) | undefined;
  let work: string | undefined;
  try {
    unlock = await lock(options.into);
    work = await mkdtemp(join(options.into, '.import-'));
    let progress: readonly [number, number | undefined] = [0, undefined];
    let records = 0;
    const tell = () => options.onProgress?.(progress[0], progress[1], records);
    const stream = await readRecords(from, {
      map: options.map,
      ...(options.onHost && { onHost: options.onHost }),
      onBytes: (bytes, of) => {
        progress = [bytes, of];
        tell();
      },
    });
    return await run(stream, options, work, (now) => {
      records = now;
      if (now % 100 === 0) tell();
    });
  } catch (cause) {
    if (cause instanceof ImportStop) return err(cause.problem);
    throw cause;
  } finally {
    if (work !== undefined) await rm(work, { recursive: true, force: true });
    await unlock?.();
  }
}

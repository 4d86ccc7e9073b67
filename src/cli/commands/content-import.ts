import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type Change,
  type ImportTotals,
  importCatalogue,
  type Outcome,
} from '../../content/import/index.ts';
import { daySchema } from '../../domain/service/index.ts';
import { asFailure } from '../support/failure.ts';
import { startProgress } from '../support/progress.ts';
import { defaultStateDirectory } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

interface ImportFlags {
  readonly map?: string;
  readonly into: string;
  readonly snapshot?: string;
  readonly partial?: boolean;
  readonly acceptEnded?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Lines of one kind printed for people; all of them stand in the files. */
const linesMax = 20;

function readDay(text: string): string {
  if (!daySchema.safeParse(text).success) {
    throw new InvalidArgumentError('a day is written YYYY-MM-DD.');
  }
  return text;
}

const say = (text: string) => process.stderr.write(`${text}\n`);

function sayLines(heading: string, lines: readonly string[], file: string): void {
  if (lines.length === 0) return;
  say(`\n${heading}`);
  for (const line of lines.slice(0, linesMax)) say(`  ${line}`);
  if (lines.length > linesMax) say(`  … ${lines.length - linesMax} more in ${file}`);
}

const short = (value: unknown): string => {
  const text = value === undefined ? '—' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

function describe(change: Change): string {
  if (change.change !== 'changed') return `${change.code}  ${change.name.slice(0, 90)}`;
  const fields = change.fields
    .slice(0, 3)
    .map(({ field, before, after }) => `${field}: ${short(before)} → ${short(after)}`);
  const more = change.fields.length > 3 ? ` (+${change.fields.length - 3})` : '';
  return `${change.code}  ${fields.join('; ')}${more}`;
}

function sayTotals(totals: ImportTotals): void {
  const row = (name: string, number: number) => say(`  ${name.padEnd(22)}${number}`);
  say('');
  row('records read', totals.total);
  row('taken as they were', totals.taken);
  row('repaired', totals.repaired);
  row('refused', totals.refused);
  row('duplicate', totals.duplicate);
  say('');
  row('services now', totals.services);
  row('added', totals.added);
  row('changed', totals.changed);
  row('only a newer copy', totals.confirmed);
  row('unchanged', totals.unchanged);
  row('ended', totals.ended);
  const kinds = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([kind, number]) => `${kind} ${number}`)
      .join(', ');
  say(`\n  repairs: ${kinds(totals.repairs) || 'none'}`);
  say(`  doubts carried to the screen: ${kinds(totals.doubts) || 'none'}`);
}

/** Gathers what happened, as lines of JSON at once or as a table at the end. */
function reporter(flags: ImportFlags) {
  const [refused, duplicates, added, changed, ended]: string[][] = [[], [], [], [], []];
  const lists = { added, changed, ended };
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  return {
    onOutcome(outcome: Outcome) {
      if (flags.json && outcome.outcome !== 'taken') print(outcome);
      if (outcome.outcome === 'refused') {
        const { at, code, reason, detail } = outcome;
        refused?.push(`${at}  ${code || '(no code)'}  ${reason}: ${detail}`);
      }
      if (outcome.outcome === 'duplicate') {
        duplicates?.push(`${outcome.at}  ${outcome.code}  kept the one in ${outcome.keptAt}`);
      }
    },
    onChange(change: Change) {
      if (flags.json) print(change);
      else lists[change.change]?.push(describe(change));
    },
    end(totals: ImportTotals) {
      if (flags.json) {
        print({ totals });
        return;
      }
      sayLines('Refused', refused ?? [], join(flags.into, 'import-report.jsonl'));
      sayLines('Twice in the input', duplicates ?? [], join(flags.into, 'import-report.jsonl'));
      const file = join(flags.into, 'changes.jsonl');
      if (totals.added < totals.services) sayLines('Added', added ?? [], file);
      sayLines('Changed', changed ?? [], file);
      sayLines('Ended', ended ?? [], file);
      sayTotals(totals);
      say(`\n  ${flags.into}: catalogue.jsonl, import-report.jsonl, changes.jsonl\n`);
    },
    refusals: () => refused ?? [],
  };
}

async function runImport(from: string, flags: ImportFlags): Promise<void> {
  const progress = startProgress();
  const report = reporter(flags);
  const result = await importCatalogue(from, {
    into: flags.into,
    map: flags.map,
    snapshotDate: flags.snapshot,
    partial: flags.partial,
    acceptEnded: flags.acceptEnded,
    onHost: (host) => say(`asking ${host}`),
    onProgress: (bytes, of, records) => progress.show(bytes, of, `${records} records`),
    onOutcome: report.onOutcome,
    onChange: report.onChange,
  })
    .catch((cause: unknown) => {
      throw asFailure(cause);
    })
    .finally(() => progress.end());
  if (!result.ok) {
    for (const outcome of result.error.refused ?? []) report.onOutcome(outcome);
    if (!flags.json) sayLines('Refused', report.refusals(), 'the input');
    const { what, todo } = result.error;
    throw new CommandFailure(`${what.includes(from) ? what : `${from}: ${what}`}.`, todo);
  }
  report.end(result.value);
  if (flags.strict && result.value.refused > 0) process.exitCode = 1;
}

export function addImportCommand(content: Command): void {
  content
    .command('import')
    .argument('<input>', 'a file, or an http(s) address')
    .description('read a catalogue of procedures: normalised, from the portal, or a sheet')
    .option('--map <file>', 'which column is what, for CSV and XLSX (docs/catalogue.md)')
    .option('--into <directory>', 'the catalogue', join(defaultStateDirectory, 'catalogue'))
    .option('--snapshot <day>', 'day of the copy, where the input does not say it', readDay)
    .option('--partial', 'the input is a part: what it does not name stays')
    .option('--accept-ended', 'let the input end any number of services')
    .option('--strict', 'exit 1 when a record was refused')
    .option('--json', 'print every repair, refusal and change as a line of JSON')
    .action(runImport);
}

import type { Command } from 'commander';
import { starterGuides } from '../../content/index.ts';
import {
  checkGuide,
  type Flow,
  type GuideFinding,
  schemaFindings,
} from '../../domain/guide/index.ts';
import {
  findingInWords,
  portsHere,
  readClips,
  readGuideFile,
  todayInHanoi,
} from '../support/guides.ts';
import { addDiffCommand } from './guide-diff.ts';
import { addExplainCommand } from './guide-explain.ts';
import { addGraphCommand } from './guide-graph.ts';
import { addSchemaCommand } from './guide-schema.ts';
import { addStampCommand } from './guide-stamp.ts';

interface CheckFlags {
  readonly on?: string;
  readonly json?: boolean;
  readonly clips?: string;
}

/** A flow to check, or the findings of a file that is none. */
type Subject =
  | { readonly name: string; readonly flow: Flow }
  | { readonly name: string; readonly findings: readonly GuideFinding[] };

function subjectOf(file: string): Subject {
  const read = readGuideFile(file);
  if (read.ok) return { name: read.value.id, flow: read.value };
  return { name: file, findings: schemaFindings(read.error) };
}

/** Checks flows, the shipped ones when no file is given, and prints what is found; counts errors. */
export function checkGuides(files: readonly string[], { on, json, clips }: CheckFlags): number {
  const ports = { ...portsHere(), ...(clips !== undefined && { clips: readClips(clips) }) };
  const today = on ?? todayInHanoi();
  const subjects: readonly Subject[] =
    files.length > 0
      ? files.map(subjectOf)
      : starterGuides().map((flow) => ({ name: flow.id, flow }));
  const startMs = performance.now();
  const findings: GuideFinding[] = [];
  const skipped = new Set<string>();
  let configurations = 0;
  for (const subject of subjects) {
    const report =
      'flow' in subject
        ? checkGuide(subject.flow, { today, ports })
        : { findings: subject.findings, skipped: [], configurations: 0 };
    for (const finding of report.findings) {
      if (json) process.stdout.write(`${JSON.stringify({ flow: subject.name, ...finding })}\n`);
      else process.stderr.write(findingInWords(subject.name, finding));
    }
    findings.push(...report.findings);
    for (const code of report.skipped) skipped.add(code);
    configurations += report.configurations;
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const ms = Math.round(performance.now() - startMs);
  const not = skipped.size > 0 ? `; not checked here: ${[...skipped].join(', ')}` : '';
  process.stderr.write(
    `${subjects.length} guided flows, ${configurations} configurations, ${errors} errors, ${findings.length - errors} warnings, ${ms} ms${not}\n`,
  );
  return errors;
}

export function addGuideCommand(program: Command): void {
  const guide = program.command('guide').description('guided flows: check, explain, compare, draw');
  guide
    .command('check')
    .argument('[files...]', 'flows; the shipped ones when none is given')
    .description('prove a flow: every check, with the shortest answers that show each finding')
    .option('--on <day>', 'as it stands on another day, YYYY-MM-DD')
    .option(
      '--clips <file>',
      'JSON: of each language spoken by clips, text key and hash of its words',
    )
    .option('--json', 'print findings as lines of JSON')
    .action((files: string[], flags: CheckFlags) => {
      if (checkGuides(files, flags) > 0) process.exitCode = 1;
    });
  addExplainCommand(guide);
  addDiffCommand(guide);
  addGraphCommand(guide);
  addSchemaCommand(guide);
  addStampCommand(guide);
}

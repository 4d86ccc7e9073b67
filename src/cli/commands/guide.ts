import type { Command } from 'commander';
import { starterGuides } from '../../content/index.ts';
import { checkGuide } from '../../domain/guide/index.ts';
import { findingInWords, loadGuide, portsHere, todayInHanoi } from '../support/guides.ts';
import { addDiffCommand } from './guide-diff.ts';
import { addExplainCommand } from './guide-explain.ts';
import { addGraphCommand } from './guide-graph.ts';
import { addStampCommand } from './guide-stamp.ts';

interface CheckFlags {
  readonly on?: string;
  readonly json?: boolean;
}

/** Checks flows and prints what is found; the number of errors. */
export function checkGuides(files: readonly string[], { on, json }: CheckFlags): number {
  const ports = portsHere();
  const today = on ?? todayInHanoi();
  const flows = files.length > 0 ? files.map(loadGuide) : starterGuides();
  let errors = 0;
  let warnings = 0;
  let configurations = 0;
  const startMs = performance.now();
  const skipped = new Set<string>();
  for (const flow of flows) {
    const report = checkGuide(flow, { today, ports });
    for (const finding of report.findings) {
      if (json) process.stdout.write(`${JSON.stringify({ flow: flow.id, ...finding })}\n`);
      else process.stderr.write(findingInWords(flow.id, finding));
      if (finding.severity === 'error') errors += 1;
      else warnings += 1;
    }
    for (const code of report.skipped) skipped.add(code);
    configurations += report.configurations;
  }
  const ms = Math.round(performance.now() - startMs);
  const not = skipped.size > 0 ? `; not checked here: ${[...skipped].join(', ')}` : '';
  process.stderr.write(
    `${flows.length} guided flows, ${configurations} configurations, ${errors} errors, ${warnings} warnings, ${ms} ms${not}\n`,
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
    .option('--json', 'print findings as lines of JSON')
    .action((files: string[], flags: CheckFlags) => {
      if (checkGuides(files, flags) > 0) process.exitCode = 1;
    });
  addExplainCommand(guide);
  addDiffCommand(guide);
  addGraphCommand(guide);
  addStampCommand(guide);
}

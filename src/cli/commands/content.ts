import type { Command } from 'commander';
import { checkContent, starterContent } from '../../content/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { findingAdvice } from '../support/finding-advice.ts';
import { addBuildCommand } from './content-build.ts';
import { addImportCommand } from './content-import.ts';
import { checkGuides } from './guide.ts';

export function addContentCommand(program: Command): void {
  const content = program
    .command('content')
    .description('the catalogue and what else is published');
  addImportCommand(content);
  addBuildCommand(content);
  content
    .command('check')
    .description('hold the starter catalogue and its guided flows against every check')
    .option('--json', 'print findings as lines of JSON')
    .action((options: { json?: boolean }) => {
      const catalogue = starterContent();
      const findings = checkContent(catalogue, hanoiMoment(Date.now()).day);
      for (const finding of findings) {
        if (options.json) process.stdout.write(`${JSON.stringify(finding)}\n`);
        else
          process.stderr.write(
            `${finding.severity} ${finding.code} ${finding.where}: ${finding.detail}\n`,
          );
      }
      if (!options.json)
        for (const code of new Set(findings.map((finding) => finding.code)))
          process.stderr.write(`→ ${code}: ${findingAdvice[code]}\n`);
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      process.stderr.write(
        `${catalogue.services.length} services, ${errors} errors, ${findings.length - errors} warnings\n`,
      );
      const guideErrors = checkGuides([], options);
      if (errors + guideErrors > 0) process.exitCode = 1;
    });
}

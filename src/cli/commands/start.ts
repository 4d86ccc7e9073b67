import { type Command, Option } from 'commander';
import type { Site } from '../../domain/api/index.ts';
import { screenLanguages } from '../../domain/basics/index.ts';
import { chromiumTodo } from '../support/chromium.ts';
import { asFailure } from '../support/failure.ts';
import { readPort } from '../support/options.ts';
import { defaultStateDirectory } from '../support/state.ts';
import { untilTold } from '../support/until-told.ts';
import { type RunningTrial, startTrial, trialPorts } from '../trial/start-trial.ts';

interface StartOptions {
  readonly state: string;
  readonly browser: boolean;
  readonly json?: boolean;
  readonly catalogue?: string;
  readonly clips?: string;
  readonly languages?: Site['languages'];
  readonly printer: 'escpos' | 'ipp';
  readonly kioskPort: number;
  readonly hubPort: number;
  readonly printerPort: number;
  readonly paperPort: number;
  readonly officePort: number;
}

function explainBrowser(trial: RunningTrial): string {
  switch (trial.browser) {
    case 'notFound':
      return `No Chromium was found: open the kiosk's address in any browser.\n   ${chromiumTodo}`;
    case 'noDisplay':
      return "There is no display here: open the kiosk's address in a browser.";
    case 'noPolicies':
      return 'The browser policies of a public kiosk are missing: no browser was opened.';
    case 'off':
      return "No browser was asked for: open the kiosk's address in one.";
    default:
      return 'Chromium shows the kiosk.';
  }
}

function describe(trial: RunningTrial, state: string): string {
  return `
  Một Chạm is running: a TRIAL on this machine.

  Kiosk     ${trial.kioskUrl}
  Paper     ${trial.paperUrl}   (paper out, cover open, unplug: by hand)
  Hub       ${trial.hubUrl}/hub/health
  Office    ${trial.officeUrl}   (a small back office: confirms hours, knows dossiers H26.17.45-261116-0001 to -0007)
  Console   ${trial.consoleUrl}${trial.consoleUrl.includes('#') ? '   (one-time link: makes you the administrator)' : ''}
  Requests  npm run motcham -- actions --json${state === defaultStateDirectory ? '' : ` --state ${state}`}
  Data      ${state}  (database: ${trial.database})
  Staff     touch the four corners of the kiosk, clockwise from the top left; PIN 246810 (TRIAL)

  ${explainBrowser(trial)}
  Ctrl-C ends everything; the data stays.
`;
}

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('a whole trial on this machine: hub, database, content, printer, kiosk')
    .option('--state <directory>', 'where everything is kept', defaultStateDirectory)
    .option('--no-browser', 'open no browser')
    .option(
      '--catalogue <file or directory>',
      'publish an imported catalogue (see `content import`); what we wrote whole wins by code',
    )
    .option('--clips <directory>', 'what `motcham audio generate` made: the kiosk speaks with it')
    .addOption(
      new Option(
        '--languages <languages...>',
        'languages that the kiosk offers, the first to begin with',
      ).choices(screenLanguages),
    )
    .addOption(
      new Option('--printer <language>', 'what the printer on the page speaks')
        .choices(['escpos', 'ipp'])
        .default('escpos'),
    )
    .option('--json', 'print the addresses as one JSON object when ready')
    .option(
      '--kiosk-port <port>',
      'for tests: a kiosk belongs to its origin',
      readPort,
      trialPorts.kiosk,
    )
    .option('--hub-port <port>', 'port of the hub', readPort, trialPorts.hub)
    .option('--printer-port <port>', 'port of the trial printer', readPort, trialPorts.printer)
    .option('--paper-port <port>', "port of the printer's page", readPort, trialPorts.paper)
    .option('--office-port <port>', 'port of the back office', readPort, trialPorts.office)
    .action(async (options: StartOptions) => {
      // Ctrl-C while starting waits for the start to finish, so that it can be undone whole.
      const told = untilTold();
      const trial = await startTrial({
        state: options.state,
        browser: options.browser ? 'window' : 'none',
        catalogue: options.catalogue,
        clips: options.clips,
        languages: options.languages,
        printer: options.printer,
        ports: {
          kiosk: options.kioskPort,
          hub: options.hubPort,
          printer: options.printerPort,
          paper: options.paperPort,
          office: options.officePort,
        },
      }).catch((error: unknown) => {
        throw asFailure(error);
      });
      process.stderr.write(describe(trial, options.state));
      if (options.json) {
        const { close: _, ...facts } = trial;
        process.stdout.write(`${JSON.stringify({ ...facts, pid: process.pid })}\n`);
      }
      await told;
      process.stderr.write('\n  Ending…\n');
      await trial.close();
      process.stderr.write('  Nothing is left running.\n');
    });
}

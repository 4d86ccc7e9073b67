import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { buildPage } from '../support/build.ts';
import { chromiumTodo, ensureChromium } from '../support/chromium.ts';
import { CommandFailure, root } from '../support/steps.ts';

const benches = [
  'catalogue',
  'city',
  'codes',
  'console',
  'console-audit',
  'explore',
  'feeds',
  'guide',
  'hub',
  'insight',
  'kiosk',
  'print',
  'publish',
  'scan',
  'search',
  'shell',
  'soak',
  'walk',
] as const;

const needChromium: ReadonlySet<string> = new Set([
  'kiosk',
  'catalogue',
  'city',
  'console',
  'console-audit',
  'feeds',
  'publish',
  'scan',
  'search',
  'shell',
  'soak',
  'walk',
]);

/** These have no kiosk's page, or build what they need. */
const withoutPage: ReadonlySet<string> = new Set([
  'search',
  'city',
  'console',
  'console-audit',
  'feeds',
]);

export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .addArgument(new Argument('<name>', 'what to measure').choices(benches))
    .description('measure speed, memory and size; one JSON object on standard output')
    .option('--json', 'only the JSON (it is always printed)')
    // Some have options of their own, as `print --faults 260 --seed 5`.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (name: (typeof benches)[number], _options: unknown, { args }: Command) => {
      const script = join(root, 'test', 'bench', `${name}.ts`);
      if (!existsSync(script))
        throw new CommandFailure(`${script} is absent.`, 'Use a whole checkout.');
      const env: NodeJS.ProcessEnv = { ...process.env };
      if (needChromium.has(name)) {
        const chromium = ensureChromium();
        if (chromium === undefined)
          throw new CommandFailure('There is no Chromium to measure in.', chromiumTodo);
        env['CHROMIUM_PATH'] = chromium;
        if (!withoutPage.has(name)) await buildPage();
      }
      const child = spawn(process.execPath, [script, ...args.slice(1)], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env,
      });
      process.exitCode = await new Promise<number>((resolve) => {
        child.on('exit', (code) => resolve(code ?? 1));
      });
    });
}

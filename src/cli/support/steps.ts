import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The checkout this command line belongs to. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** Something a person must mend; the command ends with status 1 and says what to do. */
export class CommandFailure extends Error {
  readonly todo: string;

  constructor(what: string, todo: string) {
    super(what);
    this.name = 'CommandFailure';
    this.todo = todo;
  }
}

export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A step that runs a program of this checkout with the Node that runs now. */
export function nodeStep(name: string, script: string, ...args: string[]): Step {
  return { name, command: process.execPath, args: [join(root, script), ...args] };
}

/** Runs a step with its output on standard error; resolves with its exit status. */
export function runStep(step: Step): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(step.command, [...step.args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...step.env },
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** Runs steps one after the other, all of them, and says which failed. */
export async function runSteps(steps: readonly Step[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const step of steps) {
    const started = performance.now();
    process.stderr.write(`\n▸ ${step.name}\n`);
    const status = await runStep(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(`${status === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)\n`);
    if (status !== 0) failed.push(step.name);
  }
  return failed;
}

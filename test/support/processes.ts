import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');

/** A `motcham` command that runs until told otherwise, as a real process. */
export interface RunningCommand {
  readonly pid: number;
  /** The JSON object it printed when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Everything it wrote to standard error so far. */
  readonly words: () => string;
  readonly hasExited: () => boolean;
  /** Ends it as Ctrl-C would (SIGINT), or as a power cut would (SIGKILL); waits until it is gone. */
  readonly stop: (signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/**
 * How long a command may take to become ready, ms: initdb and a page build, or 5,663 procedures
 * published, on a busy machine.
 */
const readyWithinMs = 240_000;

/** Starts `motcham ARGS` and waits for its first line of JSON. */
export async function startCommand(...args: string[]): Promise<RunningCommand> {
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  let patience: NodeJS.Timeout | undefined;
  const ready = await Promise.race([
    firstJsonLine(child),
    once(child, 'exit').then(([code]) => {
      throw new Error(`motcham ${args.join(' ')} ended with ${code}:\n${words}`);
    }),
    new Promise<never>((_, reject) => {
      patience = setTimeout(() => {
        // Nobody would hold it any more.
        child.kill('SIGINT');
        reject(new Error(`motcham ${args.join(' ')} was not ready in time:\n${words}`));
      }, readyWithinMs).unref();
    }),
  ]).finally(() => clearTimeout(patience));
  return {
    pid: child.pid ?? -1,
    ready,
    words: () => words,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    stop: async (signal = 'SIGINT') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}

async function firstJsonLine(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    // Keep reading, so that a full pipe never blocks the command.
    child.stdout.resume();
    return JSON.parse(line);
  }
  throw new Error('ended without a line of JSON');
}

/** Runs `motcham ARGS` to its end. */
export async function runCommand(
  ...args: string[]
): Promise<{ readonly status: number | null; readonly output: string; readonly words: string }> {
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let words = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  await once(child, 'close');
  return { status: child.exitCode, output, words };
}

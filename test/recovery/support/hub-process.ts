import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PublicKey } from '../../../src/domain/api/index.ts';

export interface HubChildConfig {
  /** Keys, and the private database unless `databaseUrl` is given. Hubs of one city share it. */
  readonly directory: string;
  readonly databaseUrl?: string;
  readonly port?: number;
  /** How many enrolment codes to make at the start. */
  readonly codes?: number;
  readonly backOffice?: { readonly url: string; readonly publicKey: PublicKey };
  readonly logLevel?: 'silent' | 'warn' | 'info';
}

/** A hub in a process of its own. */
export interface HubProcess {
  readonly url: string;
  readonly codes: readonly string[];
  readonly pid: number;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts a hub and waits until it serves. @throws with its words when it does not. */
export async function startHubProcess(config: HubChildConfig): Promise<HubProcess> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'hub-child.ts'), JSON.stringify(config)],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4_000);
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`the hub did not start:\n${words}`);
  child.stdout.resume();
  const { url, codes }: { url: string; codes: string[] } = JSON.parse(line);
  return { url, codes, pid: child.pid ?? -1, kill: () => killed(child) };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

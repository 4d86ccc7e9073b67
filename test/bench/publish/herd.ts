import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hubPaths } from '../../../src/domain/api/index.ts';
import type { RunningHub } from '../../../src/hub/running-hub.ts';
import { ofEvents } from '../kiosk/spread.ts';

interface Answered {
  readonly firstMs: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly wallMs: number;
}

/** What so many sockets cost the hub's own process: the fleet is another one beside it. */
export async function measureHerd(
  hub: RunningHub,
  kiosks: number,
  publish: () => Promise<unknown>,
) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'herd-child.ts'), hub.url, `${kiosks}`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** Milliseconds of processor of this process, which is the hub's, for what the fleet asks. */
  async function ask(paths: readonly string[], times = 1, meanwhile = async () => {}) {
    child.stdin.write(`${JSON.stringify({ paths, times })}\n`);
    await meanwhile();
    const before = process.cpuUsage();
    const { value } = await lines.next();
    const { user, system } = process.cpuUsage(before);
    const answered: Answered = JSON.parse(String(value));
    return { ...answered, cpuMs: (user + system) / 1_000 };
  }
  try {
    const versionNow = async () => {
      const { contentVersion } = await (await fetch(`${hub.url}${hubPaths.wake}?version=0`)).json();
      return Number(contentVersion);
    };
    const metadata = (version: number) => [
      hubPaths.tuf('2.root.json'),
      hubPaths.tuf('timestamp.json'),
      hubPaths.tuf(`${version}.targets.json`),
    ];
    const version = await versionNow();
    // Warm, and every connection open.
    await ask(metadata(version));
    const quiet = await ask(metadata(version), 5);
    const polls = await ask([`${hubPaths.wake}?version=0`], 5);
    const wake = `${hubPaths.wake}?version=${version}`;
    const woken = await ask([wake, ...metadata(version + 1)], 1, async () => {
      // Until all of them are held: the last one was asked for before this answer came.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await publish();
    });
    const perCpuSecond = (requests: number, cpuMs: number) =>
      Math.round((requests * 1_000) / cpuMs);
    return {
      kiosks,
      metadata: {
        requestsPerCpuSecond: perCpuSecond(kiosks * metadata(0).length * 5, quiet.cpuMs),
        statuses: quiet.statuses,
      },
      wakePolls: { requestsPerCpuSecond: perCpuSecond(kiosks * 5, polls.cpuMs) },
      publication: {
        cpuMs: Math.round(woken.cpuMs),
        /** From when all of them waited, three seconds before it was published. */
        toldAfterMs: ofEvents(woken.firstMs.map((ms) => Math.max(0, ms - 3_000))),
        wallMs: woken.wallMs - 3_000,
        statuses: woken.statuses,
      },
    };
  } finally {
    child.stdin.end();
    child.kill();
  }
}

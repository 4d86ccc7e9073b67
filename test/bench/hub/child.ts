/** A hub alone in its process, so that what it costs can be told from what the clients cost. */
import { createInterface } from 'node:readline';
import { startHub } from '../../../src/hub/index.ts';
import { testSite, wideLimits } from '../../../src/hub/test-support.ts';

const { directory, codes: count }: { directory: string; codes: number } = JSON.parse(
  process.argv[2] ?? '{}',
);
const hub = await startHub({
  directory,
  trial: true,
  // Opening seals is work of its own (hub.md §6), and not what is measured.
  handsOver: false,
  log: { level: 'silent' },
  limits: { ...wideLimits, wakesPerAddressMax: 10_000 },
});
const codes: string[] = [];
for (let i = 0; i < count; i += 1) codes.push(await hub.createEnrolmentCode(testSite));
say({ url: hub.url, codes, database: hub.database, databasePid: hub.databasePid() });
const lines = createInterface({ input: process.stdin });
// Each line asks what it has cost so far.
lines.on('line', () => {
  const { user, system } = process.cpuUsage();
  say({ cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage().rss / 1e6 });
});
lines.on('close', () => void hub.close().then(() => process.exit(0)));

function say(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

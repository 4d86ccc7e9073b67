/**
 * `npm run explore`: the session's statechart, breadth first over every configuration that can be
 * reached in each profile, against the six invariants and the timers of requirements §2.4, and every
 * seeded fault against the same look. Two threads: the largest profile has one to itself. One JSON
 * object on standard output, words on standard error; exit status 1 when an invariant is broken, a
 * fault is missed or a part of the chart was not seen.
 */
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { coverageOf } from '../../src/kiosk/session/test-support/explored.ts';
import { profiles } from '../../src/kiosk/session/test-support/profiles.ts';
import type { ExploredPart, PartTask } from './explore-part.ts';

/** More than half of all configurations. */
const largest = 'lobby, online';

const tell = (words: string) => process.stderr.write(`${words}\n`);
const startedMs = performance.now();
const cpu = process.cpuUsage();

async function explorePart(task: PartTask): Promise<ExploredPart> {
  const worker = new Worker(new URL('./explore-part.ts', import.meta.url), { workerData: task });
  const [part] = await once(worker, 'message');
  return part as ExploredPart;
}

const names = profiles.map(({ name }) => name);
const parts = await Promise.all([
  explorePart({ profiles: [largest], withFaults: false }),
  explorePart({ profiles: names.filter((name) => name !== largest), withFaults: true }),
]);
const looks = parts.flatMap((part) => part.explored);
const faults = parts.flatMap((part) => part.faults);
if (looks.length !== names.length) throw new Error(`no profile is called "${largest}"`);

for (const { profile, configurations, steps, ms, faults: broken } of looks) {
  tell(`▸ ${profile}: ${configurations} configurations, ${steps} steps, ${ms} ms`);
  for (const fault of broken) tell(`  BROKEN ${fault}`);
}
const coverage = coverageOf(looks);
for (const [what, { seen, all, unseen }] of Object.entries(coverage)) {
  tell(`▸ ${what}: ${seen} of ${all}`);
  for (const name of unseen) tell(`  never: ${name}`);
}
for (const { name, isCaught, said } of faults)
  tell(`${isCaught ? '✓' : '✗ MISSED'} ${name}: ${said ?? 'nothing was noticed'}`);
const missed = faults.filter(({ isCaught }) => !isCaught);
tell(`▸ seeded faults: ${faults.length - missed.length} of ${faults.length} caught`);

const { user, system } = process.cpuUsage(cpu);
const isWell =
  faults.length > 0 &&
  missed.length === 0 &&
  looks.every((one) => one.faults.length === 0) &&
  coverage.states.unseen.length + coverage.transitions.unseen.length === 0;
process.stdout.write(
  `${JSON.stringify({
    isWell,
    exploredMs: Math.max(...parts.map((part) => part.exploredMs)),
    wholeMs: Math.round(performance.now() - startedMs),
    cpuMs: Math.round((user + system) / 1000),
    load: loadavg(),
    explored: looks.map(({ states, transitions, ...told }) => told),
    coverage,
    faults,
  })}\n`,
);
process.exitCode = isWell ? 0 : 1;

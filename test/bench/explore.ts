/**
 * `npm run explore`: the session's statechart, breadth first over every configuration that can be
 * reached in each profile, against the six invariants and the timers of requirements §2.4, and every
 * seeded fault against the same look. One JSON object on standard output, words on standard error;
 * exit status 1 when an invariant is broken, a fault is missed or a part of the chart was not seen.
 */
import { loadavg } from 'node:os';
import { sessionMachine } from '../../src/kiosk/session/machine.ts';
import { coverageOf } from '../../src/kiosk/session/test-support/explored.ts';
import { type Look, lookAt } from '../../src/kiosk/session/test-support/look-at.ts';
import { profiles } from '../../src/kiosk/session/test-support/profiles.ts';
import { seededFaults } from '../../src/kiosk/session/test-support/seeded-faults.ts';

const tell = (words: string) => process.stderr.write(`${words}\n`);
const startedMs = performance.now();
const cpu = process.cpuUsage();

const looks: Look[] = [];
const explored = profiles.map((profile) => {
  const atMs = performance.now();
  const look = lookAt(sessionMachine, profile);
  looks.push(look);
  const ms = Math.round(performance.now() - atMs);
  const { faults, steps } = look;
  const configurations = look.snapshots.length;
  tell(`▸ ${profile.name}: ${configurations} configurations, ${steps} steps, ${ms} ms`);
  for (const fault of faults) tell(`  BROKEN ${fault}`);
  return { profile: profile.name, configurations, steps, ms, faults };
});
const coverage = coverageOf(looks);
for (const [what, { seen, all, unseen }] of Object.entries(coverage)) {
  tell(`▸ ${what}: ${seen} of ${all}`);
  for (const name of unseen) tell(`  never: ${name}`);
}
const exploredMs = Math.round(performance.now() - startedMs);

const faults = seededFaults().map(({ name, profile, caughtBy, machine }) => {
  const [said] = lookAt(machine, profile, true).faults;
  const isCaught = said !== undefined && caughtBy.test(said);
  tell(`${isCaught ? '✓' : '✗ MISSED'} ${name}: ${said ?? 'nothing was noticed'}`);
  return { name, isCaught, said };
});
const missed = faults.filter(({ isCaught }) => !isCaught);
const { user, system } = process.cpuUsage(cpu);
tell(`▸ seeded faults: ${faults.length - missed.length} of ${faults.length} caught`);
const isWell =
  missed.length === 0 &&
  explored.every((one) => one.faults.length === 0) &&
  coverage.states.unseen.length + coverage.transitions.unseen.length === 0;
process.stdout.write(
  `${JSON.stringify({
    isWell,
    exploredMs,
    wholeMs: Math.round(performance.now() - startedMs),
    cpuMs: Math.round((user + system) / 1000),
    load: loadavg(),
    explored,
    coverage,
    faults,
  })}\n`,
);
process.exitCode = isWell ? 0 : 1;

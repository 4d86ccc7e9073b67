/**
 * `npm run bench:codes` (MOTCHAM_FUZZ_RUNS for another count): reads a million mutated codes, one after the
 * other, and says whether one threw and how long the slowest took (issue 6: none ≥ 10 ms). A text
 * that was slow is read again after all others, a hundred times: a busy machine stops any program
 * for longer than that, and the fastest reading is what the text itself costs.
 */
import { availableParallelism, loadavg } from 'node:os';
import { readCode } from '../../src/domain/codes/index.ts';
import { mutatedCode } from '../support/mutated-codes.ts';

/** The bar of issue 6, ms. */
const slowMs = 10;
const againTimes = 100;
const doubtfulMax = 1_000;
const warmUp = 2_000;
const today = { year: 2026, month: 11, day: 25 };

const runs = Number(process.env['MOTCHAM_FUZZ_RUNS'] ?? 1_000_000);

function timeOf(text: string): number {
  const began = performance.now();
  readCode(text, { today });
  return performance.now() - began;
}

const kinds: Record<string, number> = {};
const thrown: { seed: number; message: string }[] = [];
const doubtful: { seed: number; ms: number }[] = [];
let slowestMs = 0;
let slowestSeed = 0;
let totalMs = 0;
for (let seed = 0; seed < warmUp; seed += 1) timeOf(mutatedCode(seed));
for (let seed = 0; seed < runs; seed += 1) {
  const text = mutatedCode(seed);
  const began = performance.now();
  try {
    const { kind } = readCode(text, { today });
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  } catch (error) {
    thrown.push({ seed, message: String(error) });
  }
  const ms = performance.now() - began;
  totalMs += ms;
  if (ms >= slowMs / 4 && doubtful.length < doubtfulMax) doubtful.push({ seed, ms });
}
let slower = 0;
for (const { seed } of doubtful) {
  const text = mutatedCode(seed);
  const ms = Math.min(...Array.from({ length: againTimes }, () => timeOf(text)));
  if (ms > slowestMs) [slowestMs, slowestSeed] = [ms, seed];
  if (ms >= slowMs) slower += 1;
}
process.stdout.write(
  `${JSON.stringify({
    bench: 'codes',
    runs,
    thrown: thrown.length,
    firstThrown: thrown[0] ?? null,
    readAgain: doubtful.length,
    slowerThan10ms: slower,
    slowestMs: Math.round(slowestMs * 1000) / 1000,
    slowestSeed,
    meanMicroseconds: Math.round((totalMs / runs) * 1000 * 100) / 100,
    kinds,
    machine: { cores: availableParallelism(), load: loadavg()[0] },
  })}\n`,
);
process.exitCode = thrown.length + slower > 0 ? 1 : 0;

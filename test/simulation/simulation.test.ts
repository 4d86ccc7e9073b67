import { expect, it } from 'vitest';
import { search } from './support/live.ts';

/** Lives simulated; `SIMULATION_RUNS` asks for more. */
const runs = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
/** The same lives every time, so that a change is judged by itself; `random` looks at others. */
const seed = process.env['SIMULATION_SEED'] ?? '20261122';
const path = process.env['SIMULATION_PATH'];

it('keeps every promise through every life', async () => {
  const found = await search(
    {},
    { runs, seed: seed === 'random' ? undefined : Number(seed), path },
  );
  const told =
    found && `${found.error}\n${JSON.stringify(found.life, null, 1)}\nReplay: ${found.replay}`;
  expect(told).toBeUndefined();
}, 1_800_000);

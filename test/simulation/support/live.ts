import fc from 'fast-check';
import { findBrokenPromises } from './checker.ts';
import { type Step, steps } from './steps.ts';
import { type Flaws, World } from './world.ts';

/** Lives through the steps and says which promises were broken, and the world at its end. */
export async function live(
  life: readonly Step[],
  flaws: Flaws = {},
  prepare: (world: World) => void = () => undefined,
): Promise<{ readonly broken: readonly string[]; readonly world: World }> {
  const world = new World(flaws);
  await world.start();
  prepare(world);
  for (const step of life) await world.run(step);
  await world.heal();
  const broken = findBrokenPromises(world);
  world.stop();
  return { broken, world };
}

interface Search {
  readonly runs: number;
  readonly seed?: number | undefined;
  readonly path?: string | undefined;
}

/** Looks for a life in which a promise is broken; the shortest one found, and how to see it again. */
export async function search(flaws: Flaws, { runs, seed, path }: Search) {
  const property = fc.asyncProperty(steps, async (life) => {
    const { broken } = await live(life, flaws);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });
  const found = await fc.check(property, {
    numRuns: runs,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  });
  if (!found.failed) return undefined;
  const life = found.counterexample?.[0] ?? [];
  const error = found.errorInstance instanceof Error ? found.errorInstance.message : 'interrupted';
  return {
    life,
    error,
    replay: `SIMULATION_SEED=${found.seed} SIMULATION_PATH=${found.counterexamplePath} npm run test:simulation`,
  };
}

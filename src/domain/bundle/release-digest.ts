import { sha256, toHex, toUtf8 } from '../basics/index.ts';
import { readAppTarget } from './app-target.ts';
import { type Ring, RingSchema } from './content-target.ts';

/** One digest over everything that a publisher signs at once: two people can read it to each other. */
export async function releaseDigest(texts: readonly string[]): Promise<string> {
  return toHex(await sha256(toUtf8(`motcham release v1\n${texts.join('\n')}`)));
}

interface SignedTargets {
  readonly targets?: Readonly<Record<string, { custom?: { ring?: unknown } } | undefined>>;
}

/** Versions of the packages that go through rings by a document that publishers sign. */
export function readRingApps(signed: string): readonly string[] {
  const said: SignedTargets = JSON.parse(signed);
  return Object.entries(said.targets ?? {}).flatMap(([path, target]) => {
    const app = target?.custom?.ring === undefined ? undefined : readAppTarget(path);
    return app === undefined ? [] : [app.version];
  });
}

/** The ring of a content version in a document that publishers sign; undefined without one. */
export function readRing(signed: string, version: number): Ring | undefined {
  const said: SignedTargets = JSON.parse(signed);
  const read = RingSchema.safeParse(said.targets?.[`content/${version}.json`]?.custom?.ring);
  return read.success ? read.data : undefined;
}

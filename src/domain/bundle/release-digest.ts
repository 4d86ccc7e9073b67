import { sha256, toHex, toUtf8 } from '../basics/index.ts';
import { type Ring, RingSchema } from './content-target.ts';

/** One digest over everything that a publisher signs at once: two people can read it to each other. */
export async function releaseDigest(texts: readonly string[]): Promise<string> {
  return toHex(await sha256(toUtf8(`motcham release v1\n${texts.join('\n')}`)));
}

/** The ring of a content version in a document that publishers sign; undefined without one. */
export function readRing(signed: string, version: number): Ring | undefined {
  const said: {
    targets?: Readonly<Record<string, { custom?: { ring?: unknown } } | undefined>>;
  } = JSON.parse(signed);
  const read = RingSchema.safeParse(said.targets?.[`content/${version}.json`]?.custom?.ring);
  return read.success ? read.data : undefined;
}

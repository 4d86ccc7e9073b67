import * as z from 'zod/mini';
import type { ParsedObject, Trusted } from '../tuf/index.ts';
import { isInRing, type Ring, RingSchema } from './content-target.ts';

/** Longest package, bytes: 165 MB installed are 50 MB packed, and room. */
export const appBytesMax = 500 * 1024 * 1024;

/**
 * Name under which the publishers sign a package: what a kiosk of this machine kind may install.
 * The version stands in the name, because a target has no other field that is signed by itself.
 *
 * @param architecture Debian's name: `amd64`, `arm64`.
 */
export function appTargetPath(version: string, architecture: string): string {
  return `app/motcham-kiosk_${version}_${architecture}.deb`;
}

const appTarget = /^app\/motcham-kiosk_([0-9][0-9A-Za-z.+~-]{0,40})_([a-z0-9]+)\.deb$/;

/** Version and architecture of an app target; undefined for any other target. */
export function readAppTarget(path: string): { version: string; architecture: string } | undefined {
  const [, version, architecture] = appTarget.exec(path) ?? [];
  return version === undefined || architecture === undefined
    ? undefined
    : { version, architecture };
}

const AppCustomSchema = z.looseObject({
  kind: z.literal('app'),
  /** Absent: for every kiosk. */
  ring: z.optional(RingSchema),
});

/** A package that was signed for. */
export interface AppTarget {
  readonly path: string;
  readonly version: string;
  readonly architecture: string;
  readonly sha256: string;
  readonly length: number;
  readonly ring: Ring | undefined;
}

/** What is signed of a package beside its name, length and hash: that it is one, and for whom. */
export function appCustom(ring?: Ring): ParsedObject {
  const { first, ...dealt } = ring ?? {};
  return {
    kind: 'app',
    ...(ring && { ring: { ...dealt, ...(first !== undefined && { first }) } }),
  };
}

/** Every package that was signed for. One whose ring cannot be read is for nobody. */
export function appTargets({ targets }: Pick<Trusted, 'targets'>): readonly AppTarget[] {
  return [...targets.targets].flatMap(([path, { length, hashes, custom }]) => {
    const app = readAppTarget(path);
    const sha256 = hashes.get('sha256');
    const said = AppCustomSchema.safeParse(custom);
    if (app === undefined || sha256 === undefined || !said.success) return [];
    return [{ path, ...app, sha256, length, ring: said.data.ring }];
  });
}

/**
 * The package for this kiosk and kind of machine: the one that is on its way through the rings when
 * the kiosk is in, else the one for all. Two of a kind would leave it to chance: neither is taken.
 *
 * @param kiosk undefined: not known, and then in no ring
 */
export async function chooseApp(
  trusted: Pick<Trusted, 'targets'>,
  architecture: string,
  kiosk: string | undefined,
): Promise<AppTarget | undefined> {
  const own = appTargets(trusted).filter((app) => app.architecture === architecture);
  const forAll = own.filter(({ ring }) => ring === undefined);
  const fresh: AppTarget[] = [];
  for (const app of own) {
    if (app.ring === undefined || kiosk === undefined) continue;
    if (await isInRing(app.ring, kiosk)) fresh.push(app);
  }
  const wanted = fresh.length > 0 ? fresh : forAll;
  return wanted.length === 1 ? wanted[0] : undefined;
}

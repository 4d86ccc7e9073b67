import * as z from 'zod/mini';

/** Paths below the console's API. */
export const appPaths = {
  all: 'apps',
  part: (id: string, part: number | ':part') => `apps/${id}/parts/${part}`,
  done: (id: string) => `apps/${id}/done`,
  takeBack: (architecture: string) => `apps/${architecture}/take-back`,
} as const;

/** Longest package that a browser brings, bytes: ours has 50 MB, and a hub holds it once as a whole. */
export const broughtAppBytesMax = 200 * 1024 * 1024;
/** Bytes of one part: as text it stays below what the reference proxy lets through (640 KiB). */
export const appPartBytes = 384 * 1024;
/** Letters of one part in base64. */
export const appPartTextMax = Math.ceil(appPartBytes / 3) * 4;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const BeginAppSchema = z.strictObject({
  /** As `npm run package:deb` names it: version and machine stand in it. */
  fileName: z.string().check(z.minLength(1), z.maxLength(120)),
  bytes: z.int().check(z.minimum(1), z.maximum(broughtAppBytesMax)),
  /** Of the whole file, told by who brings it: parts that were lost or mixed are found. */
  sha256: hash,
});

/** Why a package is not taken. */
export const appRefusals = ['otherName', 'noPackage', 'tooLarge', 'broken'] as const;
export type AppRefusal = (typeof appRefusals)[number];

export const BegunAppSchema = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ refused: z.enum(appRefusals) }),
]);

export const AppPartSchema = z.strictObject({
  data: z.string().check(z.minLength(1), z.maxLength(appPartTextMax)),
});

export const BroughtAppSchema = z.union([
  z.strictObject({ path: z.string() }),
  z.strictObject({ refused: z.enum(appRefusals) }),
]);

/** What kiosks of one kind of machine may install, and what lies ready for the next release. */
export const AppLineSchema = z.strictObject({
  architecture: z.string(),
  /** Named for every kiosk by what is published; null: none yet. */
  standing: z.nullable(z.strictObject({ version: z.string(), bytes: z.int() })),
  /** Brought and not named for every kiosk; null: nothing lies ready. */
  ready: z.nullable(
    z.strictObject({
      version: z.string(),
      bytes: z.int(),
      sha256: hash,
      addedAt: z.string(),
      /** Empty: by the command line. */
      addedBy: z.string(),
      /** The release on its way that names it; null: the next one will. */
      release: z.nullable(z.string()),
    }),
  ),
});
export type AppLine = z.infer<typeof AppLineSchema>;

export const AppListSchema = z.strictObject({
  apps: z.array(AppLineSchema).check(z.maxLength(32)),
});
export type AppList = z.infer<typeof AppListSchema>;

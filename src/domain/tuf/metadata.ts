import * as z from 'zod/mini';
import { err, fromUtf8, ok, type Result, toUtf8 } from '../basics/index.ts';
import { isObject, olpcJson, type Parsed } from './canonical.ts';
import type { TufKey } from './key.ts';
import { keysMax, metaFilesMax } from './limits.ts';
import { trialMark } from './trial-mark.ts';

export const topLevelRoles = ['root', 'timestamp', 'snapshot', 'targets'] as const;
export type TopLevelRole = (typeof topLevelRoles)[number];

const version = z.int().check(z.minimum(1));
const byName = <T extends z.core.$ZodType>(value: T) =>
  z.pipe(
    z
      .record(z.string().check(z.maxLength(512)), value)
      .check(z.refine((record) => Object.keys(record).length <= metaFilesMax)),
    z.transform((record: Record<string, z.output<T>>) => new Map(Object.entries(record))),
  );
const distinct = z.refine<string[]>((list) => new Set(list).size === list.length);

const common = {
  spec_version: z.string().check(z.regex(/^1\.\d+(\.\d+)?$/)),
  version,
  // A day that is in no calendar would expire on none.
  expires: z.string().check(
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    z.refine((text) => Number.isFinite(Date.parse(text))),
  ),
};
const hashes = byName(z.string().check(z.regex(/^[0-9a-f]+$/)));
const length = z.int().check(z.minimum(0));

const metaFile = z.object({ version, length: z.optional(length), hashes: z.optional(hashes) });
export type MetaFile = z.output<typeof metaFile>;

const targetFile = z.object({ length, hashes, custom: z.optional(z.unknown()) });
export type TargetFile = z.output<typeof targetFile>;

const key = z.pipe(
  z.object({ keytype: z.string(), scheme: z.string(), keyval: z.object({ public: z.string() }) }),
  z.transform(({ keytype, scheme, keyval }): TufKey => ({ keytype, scheme, ...keyval })),
);
const role = z.object({
  keyids: z.array(z.string()).check(z.maxLength(keysMax), distinct),
  threshold: z.int().check(z.minimum(1)),
});
export type Role = z.output<typeof role>;

const signedShapes = {
  root: z.object({
    _type: z.literal('root'),
    ...common,
    consistent_snapshot: z.optional(z.boolean()),
    keys: byName(key).check(z.refine((keys) => keys.size <= keysMax)),
    roles: z.object({ root: role, timestamp: role, snapshot: role, targets: role }),
    [trialMark]: z.optional(z.literal(true)),
  }),
  timestamp: z.object({
    _type: z.literal('timestamp'),
    ...common,
    meta: z.object({ 'snapshot.json': metaFile }),
  }),
  snapshot: z.object({ _type: z.literal('snapshot'), ...common, meta: byName(metaFile) }),
  targets: z.object({ _type: z.literal('targets'), ...common, targets: byName(targetFile) }),
};
type Shapes = typeof signedShapes;
/** What metadata of a role says, once it is believed. */
export type Signed<R extends TopLevelRole> = z.output<Shapes[R]>;

const envelope = z.object({
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })).check(
    z.maxLength(keysMax),
    z.refine((all) => new Set(all.map(({ keyid }) => keyid)).size === all.length),
  ),
});

/** One file of metadata, read and not yet believed. */
export interface Metadata<R extends TopLevelRole> {
  readonly role: R;
  readonly signed: Signed<R>;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
  /** What the signatures are over. */
  readonly signedBytes: Uint8Array<ArrayBuffer>;
}

/** Reads a file as metadata of a role. Members that nobody knows stay in what was signed. */
export function readMetadata<R extends TopLevelRole>(
  role: R,
  bytes: Uint8Array,
): Result<Metadata<R>, 'malformed'> {
  try {
    const json: Parsed = JSON.parse(fromUtf8(bytes));
    if (!isObject(json)) return err('malformed');
    const { signatures } = envelope.parse(json);
    // The shape is chosen by the role's own name.
    const signed = signedShapes[role].parse(json['signed']) as Signed<R>;
    const signedBytes = toUtf8(olpcJson(json['signed'] ?? null));
    return ok({ role, signed, signatures, signedBytes });
  } catch {
    return err('malformed');
  }
}

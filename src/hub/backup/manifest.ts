import * as z from 'zod/mini';

/** What stands in every backup beside its tables; written last, so that it means "whole". */
export const manifestName = 'manifest.json';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const TableSchema = z.strictObject({
  name: z.string().check(z.regex(/^[a-z_][a-z0-9_]*$/)),
  /** Those that are stored; computed ones come back by themselves. */
  columns: z.array(z.string().check(z.regex(/^[a-z_][a-z0-9_]*$/))).check(z.minLength(1)),
  rows: z.int().check(z.minimum(0)),
  /** Of the packed file. */
  bytes: z.int().check(z.minimum(0)),
  sha256,
});

export const ManifestSchema = z.strictObject({
  v: z.literal(1),
  /** ISO 8601 UTC: when the snapshot was taken. */
  takenAt: z.string(),
  epoch: z.string(),
  /** Steps of the schema, oldest first. */
  migrations: z.array(z.string()).check(z.minLength(1)),
  /** In an order in which they can be filled: what is referred to comes first. */
  tables: z.array(TableSchema).check(z.minLength(1)),
  /** The key files that belong to it, by which other ones are told. They lie apart. */
  keys: z.array(z.strictObject({ name: z.string(), sha256 })),
});
export type Manifest = z.infer<typeof ManifestSchema>;
export type BackedUpTable = z.infer<typeof TableSchema>;

/** A backup or restore that cannot be; the message says what to do about it. */
export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';
}

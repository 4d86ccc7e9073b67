import * as z from 'zod/mini';

/** Path of the hub's room on disk, below the console's API. */
export const storagePath = 'storage';

/** `low`: somebody has to make room. `full`: what offices write is refused. Best first. */
export const storageLevels = ['well', 'low', 'full'] as const;
export type StorageLevel = (typeof storageLevels)[number];

/** `hub`: where its keys are, and its private database when that has no disk of its own. */
export const diskPlaces = ['hub', 'database'] as const;
export type DiskPlace = (typeof diskPlaces)[number];

const ms = z.int();
const DiskSchema = z.strictObject({
  place: z.enum(diskPlaces),
  /** What the hub's own account may still write. */
  freeBytes: z.int(),
  totalBytes: z.int(),
});
export type Disk = z.infer<typeof DiskSchema>;

export const StorageAnswerSchema = z.strictObject({
  nowMs: ms,
  level: z.enum(storageLevels),
  /** Name of the machine that measured: several hubs may stand on one database. */
  machine: z.string(),
  /** Empty while nothing could be measured. */
  disks: z.array(DiskSchema).check(z.maxLength(diskPlaces.length)),
  /** The database stands on another machine, whose disk nobody here can measure. */
  isDatabaseElsewhere: z.boolean(),
  /** What the database says that it holds; null: it did not answer. */
  databaseBytes: z.nullable(ms),
  /** Since when the database refuses to write for want of room; null: it writes. */
  refusedMs: z.nullable(ms),
  /** Since when an alarm is open; null: none is. */
  raisedMs: z.nullable(ms),
  /** When the last alarm was over; null: never. */
  clearedMs: z.nullable(ms),
});
export type StorageAnswer = z.infer<typeof StorageAnswerSchema>;

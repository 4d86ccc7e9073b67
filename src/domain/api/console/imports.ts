import * as z from 'zod/mini';
import { columnMapSchema, columnNumberMax, headerRowMax } from '../../sheet/index.ts';
import { DocumentIdSchema } from './documents.ts';

/** Paths of the imports, below the console's API. */
export const importPaths = {
  all: 'imports',
  /** PUT: a sheet as bytes, of which nothing is kept; the answer is its head. */
  head: (sheet: number) => `imports/head?sheet=${sheet}`,
  one: (id: string) => `imports/${id}`,
  /** PUT: the file itself, as bytes. */
  file: (id: string) => `imports/${id}/file`,
  records: (id: string) => `imports/${id}/records`,
  record: (id: string, place: number) => `imports/${id}/records/${place}`,
  /** POST: what is accepted, and what is not. */
  decisions: (id: string) => `imports/${id}/decisions`,
} as const;

/** Largest file, bytes as sent: the national catalogue has 9 MB packed and 52 MB unpacked. */
export const importFileBytesMax = 64 * 1024 * 1024;
/** Records of one file: as many as a catalogue may have. */
export const importRecordsMax = 20_000;
/** Imports that are kept; the oldest goes when a new one begins. */
export const importsMax = 5;
/** Records that one decision may name; the rest is `all`. */
export const decidedMax = 5_000;

const when = z.string().check(z.maxLength(30));

/** `waiting`: the file has not come; `failed`: nothing of it can be used. */
export const importStates = ['waiting', 'reading', 'ready', 'taking', 'failed'] as const;

export const ImportSchema = z.strictObject({
  id: z.string().check(z.maxLength(36)),
  fileName: z.string(),
  madeBy: z.string(),
  madeAt: when,
  state: z.enum(importStates),
  /** What is wrong with the file, and what to do; null while nothing is. */
  problem: z.nullable(z.string()),
  read: z.int(),
  counts: z.strictObject({
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    twice: z.int(),
    taken: z.int(),
    left: z.int(),
  }),
});
export type ImportView = z.infer<typeof ImportSchema>;
export const ImportListSchema = z.strictObject({
  imports: z.array(ImportSchema).check(z.maxLength(importsMax)),
});

export const BeginImportSchema = z.strictObject({
  /** With its ending: it says what kind of file it is. */
  fileName: z.string().check(z.regex(/^[^/\\\p{Cc}]{1,120}$/u)),
  /** Day of the copy, where the file does not say it. */
  snapshotDate: z.optional(z.iso.date()),
  /** Which column is what, for sheets; kept for the next sheet of the same source. */
  columnMap: z.optional(columnMapSchema),
});

/** Sheets of a workbook that a person can choose from; its others are not reachable by the form. */
export const sheetsMax = 200;
/** Which sheet of a workbook is looked at, from 1. */
export const SheetQuerySchema = z.strictObject({
  sheet: z.string().check(z.regex(/^[1-9]\d{0,2}$/)),
});
/** The first rows of a sheet, and how sheets before it were read; `null`: the file is none. */
export const SheetHeadSchema = z.strictObject({
  head: z.nullable(
    z.strictObject({
      sheets: z.array(z.string()).check(z.maxLength(sheetsMax)),
      rows: z
        .array(
          z.strictObject({
            row: z.int().check(z.minimum(1)),
            cells: z.array(z.string()).check(z.maxLength(columnNumberMax)),
          }),
        )
        .check(z.maxLength(headerRowMax)),
      /** It has more columns than are here. */
      isWider: z.boolean(),
    }),
  ),
  /** What is wrong with the file, and what to do; null where nothing is. */
  problem: z.nullable(z.string()),
  /** Maps by which earlier sheets were read, the newest first. */
  earlier: z.array(columnMapSchema).check(z.maxLength(100)),
});
export type SheetHeadView = z.infer<typeof SheetHeadSchema>;

export const importOutcomes = ['new', 'changed', 'same', 'refused', 'twice'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export const ImportRowSchema = z.strictObject({
  place: z.int(),
  /** Where in the file: `line 12`. */
  at: z.string(),
  code: z.string(),
  title: z.string(),
  outcome: z.enum(importOutcomes),
  /** Why it was refused, or which repairs it took. */
  reason: z.string(),
  detail: z.string(),
  /** Fields that differ from what is written now. */
  fields: z.int(),
  /** We wrote the entry ourselves: it is never taken over with the others. */
  isOurs: z.boolean(),
  decision: z.nullable(z.enum(['taken', 'left'])),
});
export type ImportRow = z.infer<typeof ImportRowSchema>;
export const ImportRowsSchema = z.strictObject({
  rows: z.array(ImportRowSchema).check(z.maxLength(importRecordsMax)),
});

export const ImportRecordSchema = z.strictObject({
  row: ImportRowSchema,
  /** As the file has it; null when it was refused. */
  incoming: z.unknown(),
  /** As it is written now; null when there is none. */
  current: z.unknown(),
  /** Fields that the file has no word about: ours stays. */
  unsaid: z.array(z.string()).check(z.maxLength(100)),
});

export const DecideImportSchema = z.strictObject({
  decision: z.enum(['take', 'leave']),
  /** `all`: every record that is new or changed, undecided, and not ours. */
  places: z.union([
    z.literal('all'),
    z.array(z.int()).check(z.minLength(1), z.maxLength(decidedMax)),
  ]),
  /** Only these fields, of one record; absent: all that differ. */
  fields: z.optional(
    z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(500)),
  ),
  /** Sends what was taken for approval at once, with this word. */
  send: z.optional(z.string().check(z.maxLength(500))),
});
/** Records that could not be taken, by code, with why: somebody writes in them, or it is too much. */
export const DecidedSchema = z.strictObject({
  done: z.int(),
  /** It goes on behind; the import says how far. */
  isRunning: z.boolean(),
  refused: z.array(z.strictObject({ code: DocumentIdSchema, why: z.string() })),
});

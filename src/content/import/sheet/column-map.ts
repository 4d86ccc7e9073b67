import * as z from 'zod/mini';
import { err, ok, type Result } from '../../../domain/basics/index.ts';
import { localTextSchema } from '../../../domain/service/index.ts';
import type { ImportProblem } from '../import-problem.ts';

/** The columns a sheet can have. `paper…` columns may go over several rows of one procedure. */
export const columnNames = [
  'code',
  'id',
  'name',
  'shortName',
  'field',
  'issuer',
  'issuerCode',
  'levels',
  'executing',
  'authority',
  'subjects',
  'methods',
  'time',
  'timeOnline',
  'fee',
  'feeOnline',
  'case',
  'papers',
  'originals',
  'copies',
  'steps',
  'conditions',
  'results',
  'legal',
  'keywords',
  'lifeEvents',
  'requires',
  'related',
  'replacedBy',
  'decisionNo',
  'updatedAt',
  'url',
] as const;
export type ColumnName = (typeof columnNames)[number];

const words = z.string().check(z.minLength(1), z.maxLength(200));
/** A heading, word for word, or the number of a column from 1. */
const columnRef = z.union([words, z.int().check(z.minimum(1), z.maximum(300))]);

const columnMapSchema = z.strictObject({
  /** The sheet of a workbook: its name, or its number from 1. */
  sheet: z.optional(columnRef),
  /** The row of the headings, from 1; 0 where there is none. */
  headerRow: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  /** Between the columns of a CSV; found out where it is not given. */
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  /** Between the items of a list in one cell, beside line breaks. */
  listSeparator: z.optional(words),
  columns: z.partialRecord(z.enum(columnNames), columnRef),
  /** For columns that the sheet does not have. */
  defaults: z.optional(z.partialRecord(z.enum(columnNames), words)),
  /** Who keeps the sheet, in the words of the screen. */
  source: z.optional(localTextSchema),
});
export type ColumnMap = z.infer<typeof columnMapSchema>;

/** Reads a column map; the code and the name have to be in it. */
export function readColumnMap(json: unknown, name: string): Result<ColumnMap, ImportProblem> {
  const parsed = columnMapSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err({
      what: `${name} is no column map: ${issue?.path.join('.')}: ${issue?.message}`,
      todo: 'See docs/catalogue.md for one that works.',
    });
  }
  const { columns } = parsed.data;
  if (columns.code === undefined || columns.name === undefined) {
    return err({
      what: `${name} does not say where code and name are`,
      todo: 'Add {"columns": {"code": "…", "name": "…"}}.',
    });
  }
  return ok(parsed.data);
}

import { err, ok, type Result } from '../../../domain/basics/index.ts';
import { type ColumnMap, columnMapSchema } from '../../../domain/sheet/index.ts';
import type { ImportProblem } from '../import-problem.ts';

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

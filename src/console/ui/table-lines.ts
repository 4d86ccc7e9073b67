/** What stands in a line of a table: a heading of a part, or a row. */
export type Line<Row> = { readonly group: string; readonly count: number } | { readonly row: Row };

/** Rows with the heading of each part before it. */
export function toLines<Row>(
  rows: readonly Row[],
  groupOf: ((row: Row) => string) | undefined,
): readonly Line<Row>[] {
  if (groupOf === undefined) return rows.map((row) => ({ row }));
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  let last: string | undefined;
  return rows.flatMap((row): readonly Line<Row>[] => {
    const group = groupOf(row);
    if (group === last) return [{ row }];
    last = group;
    return [{ group, count: counts.get(group) ?? 0 }, { row }];
  });
}

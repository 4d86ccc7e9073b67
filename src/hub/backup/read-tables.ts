import type pg from 'pg';

/** Rows read at once: a section of content may be a megabyte. */
const rowsAtOnce = 200;

export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The hub's tables with their stored columns, each after those that it refers to. */
export async function readTables(client: pg.ClientBase): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable & { refers_to: string[] }>(
    `select c.relname as name,
        (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '') as columns,
        coalesce((select array_agg(f.relname::text) from pg_constraint k
          join pg_class f on f.oid = k.confrelid
          where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as refers_to
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relname not like 'kysely\\_%'
      order by c.relname`,
  );
  const ordered: StoredTable[] = [];
  const done = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, refers_to }) => !done.has(name) && refers_to.every((other) => done.has(other)),
    );
    if (next === undefined) throw new Error('broken invariant: tables refer to each other');
    done.add(next.name);
    ordered.push({ name: next.name, columns: next.columns });
  }
  return ordered;
}

/** Rows of a table as JSON texts, within the transaction under way. */
export async function* readRows(client: pg.ClientBase, { name, columns }: StoredTable) {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await client.query(
    `declare backup_rows no scroll cursor for
      select row_to_json(r)::text as row from (select ${list} from "${name}") r`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from backup_rows`);
    for (const { row } of rows) yield row;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('close backup_rows');
}

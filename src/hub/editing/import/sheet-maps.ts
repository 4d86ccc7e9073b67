import type pg from 'pg';
import { type ColumnMap, columnMapSchema } from '../../../domain/sheet/index.ts';

/** Sources whose maps are kept; the one that was not used for longest goes. */
const mapsMax = 100;

/** Keeps by which map a sheet is read, for the next one of the same source. Within the caller's transaction. */
export async function keepMap(
  client: pg.ClientBase,
  map: ColumnMap,
  by: string,
  at: Date,
): Promise<void> {
  await client.query(
    `insert into sheet_maps (source, map, used_by, used_at) values ($1, $2, $3, $4)
      on conflict (source) do update set map = $2, used_by = $3, used_at = $4`,
    [map.source?.vi ?? '', JSON.stringify(map), by, at],
  );
  await client.query(
    `delete from sheet_maps where source not in
      (select source from sheet_maps order by used_at desc, source limit ${mapsMax})`,
  );
}

/** The maps of earlier sheets, the newest first; one of another version of the product is left out. */
export async function listMaps(pool: Pick<pg.Pool, 'query'>): Promise<readonly ColumnMap[]> {
  const { rows } = await pool.query<{ map: unknown }>(
    `select map from sheet_maps order by used_at desc, source limit ${mapsMax}`,
  );
  return rows.flatMap(({ map }) => {
    const read = columnMapSchema.safeParse(map);
    return read.success ? [read.data] : [];
  });
}

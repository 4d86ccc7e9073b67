import type pg from 'pg';
import {
  type ImportRow,
  type ImportView,
  importRecordsMax,
  importsMax,
} from '../../../domain/api/console/index.ts';

/** An import of which nothing was heard for so long has lost its process, ms. */
const lostMs = 60_000;

type Pool = Pick<pg.Pool, 'query'>;

interface ViewRow {
  readonly id: string;
  readonly file_name: string;
  readonly made_by_name: string;
  readonly made_at: Date;
  readonly state: ImportView['state'];
  readonly problem: string | null;
  readonly read: number;
  readonly touched_at: Date;
  readonly counts: Readonly<Record<string, number>> | null;
}

/** The files that were brought, the newest first, with what became of their records. */
export async function listImports(pool: Pool, nowMs: number): Promise<readonly ImportView[]> {
  const { rows } = await pool.query<ViewRow>(
    `select i.id, i.file_name, i.made_by_name, i.made_at, i.state, i.problem, i.read, i.touched_at,
        (select jsonb_object_agg(o.name, o.count) from (
          select coalesce(r.decision, r.outcome) as name, count(*)::integer as count
            from import_records r where r.import = i.id group by 1) o) as counts
      from imports i order by i.made_at desc, i.id desc limit ${importsMax}`,
  );
  return rows.map((row) => viewOf(row, nowMs));
}

function viewOf(row: ViewRow, nowMs: number): ImportView {
  const isLost =
    (row.state === 'reading' || row.state === 'taking') &&
    nowMs - row.touched_at.getTime() > lostMs;
  const of = (name: string) => row.counts?.[name] ?? 0;
  return {
    id: row.id,
    fileName: row.file_name,
    madeBy: row.made_by_name,
    madeAt: row.made_at.toISOString(),
    state: isLost ? (row.state === 'taking' ? 'ready' : 'failed') : row.state,
    problem: isLost
      ? 'The hub was stopped meanwhile. Go on, or bring the file again.'
      : row.problem,
    read: row.read,
    counts: {
      new: of('new'),
      changed: of('changed'),
      same: of('same'),
      refused: of('refused'),
      twice: of('twice'),
      taken: of('taken'),
      left: of('left'),
    },
  };
}

/** Every record of a file, without its body; undefined for a file that is not kept (any more). */
export async function listRecords(
  pool: Pool,
  id: string,
): Promise<readonly ImportRow[] | undefined> {
  const { rowCount } = await pool.query('select from imports where id = $1', [id]);
  if (rowCount === 0) return undefined;
  const { rows } = await pool.query<ImportRow>(
    `select place, at, code, title, outcome, reason, detail, fields, is_ours as "isOurs", decision
      from import_records where import = $1 order by place limit ${importRecordsMax}`,
    [id],
  );
  return rows;
}

/** One record as the file has it, beside what is written now. */
export async function findRecord(pool: Pool, id: string, place: number) {
  const { rows } = await pool.query<
    ImportRow & { incoming: unknown; current: unknown; unsaid: string[] }
  >(
    `select i.place, i.at, i.code, i.title, i.outcome, i.reason, i.detail, i.fields,
        i.is_ours as "isOurs", i.decision, i.body as incoming, r.body as current, i.unsaid
      from import_records i
        left join documents d on d.kind = 'procedure' and d.id = i.code
        left join document_revisions r
          on (r.kind, r.id, r.revision) = (d.kind, d.id, d.revision)
      where i.import = $1 and i.place = $2`,
    [id, place],
  );
  const found = rows[0];
  if (found === undefined) return undefined;
  const { incoming, current, unsaid, ...row } = found;
  return { row, incoming, current, unsaid };
}

/** Places that `all` means now. */
export async function listUndecided(pool: Pool, id: string): Promise<readonly number[]> {
  const { rows } = await pool.query<{ place: number }>(
    `select place from import_records where import = $1 and decision is null and not is_ours
      and outcome in ('new', 'changed') order by place`,
    [id],
  );
  return rows.map(({ place }) => place);
}

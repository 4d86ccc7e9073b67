import type pg from 'pg';
import { type ImportOutcome, importRecordsMax } from '../../../domain/api/console/index.ts';
import { importedFields } from '../../../domain/change/index.ts';
import type { PublicService } from '../../../domain/service/index.ts';
import { breathing } from './breath.ts';
import { type CatalogueReader, type ReadRecord, UnreadableFile } from './catalogue-reader.ts';

/** Records that are compared and written in one statement. */
const rowsPerStatement = 50;
const textCharsMax = 500;

interface Row {
  readonly place: number;
  readonly at: string;
  readonly code: string;
  readonly title: string;
  readonly outcome: ImportOutcome;
  readonly reason: string;
  readonly detail: string;
  readonly body: PublicService | null;
  readonly fields: number;
  readonly is_ours: boolean;
  readonly unsaid: readonly string[];
}

type Pool = Pick<pg.Pool, 'query'>;

/** Reads a file to its end into the records of an import, compared with what is written now. */
export async function readImport(
  pool: Pool,
  id: string,
  records: ReturnType<CatalogueReader>,
  clock: () => number,
): Promise<void> {
  const breathe = breathing();
  const seen = new Set<string>();
  let batch: { readonly place: number; readonly record: ReadRecord }[] = [];
  let place = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    const rows = await compare(pool, batch, seen, breathe);
    await insert(pool, id, rows, place, clock);
    batch = [];
  };
  for await (const record of records) {
    place += 1;
    if (place > importRecordsMax)
      throw new UnreadableFile(`More than ${importRecordsMax} records.`);
    batch.push({ place, record });
    if (batch.length >= rowsPerStatement) await flush();
    await breathe();
  }
  await flush();
  if (place === 0) throw new UnreadableFile('There is no record in it.');
}

async function compare(
  pool: Pool,
  batch: readonly { readonly place: number; readonly record: ReadRecord }[],
  seen: Set<string>,
  breathe: () => Promise<void>,
): Promise<Row[]> {
  const codes = batch.flatMap(({ record }) => ('service' in record ? [record.service.code] : []));
  const { rows: known } = await pool.query<{ id: string; body: PublicService | null }>(
    `select d.id, r.body from documents d join document_revisions r using (kind, id, revision)
      where d.kind = 'procedure' and d.id = any($1)`,
    [codes],
  );
  const current = new Map(known.map(({ id, body }) => [id, body]));
  const rows: Row[] = [];
  for (const { place, record } of batch) {
    rows.push(judge(place, record, current, seen));
    await breathe();
  }
  return rows;
}

function judge(
  place: number,
  record: ReadRecord,
  current: ReadonlyMap<string, PublicService | null>,
  seen: Set<string>,
): Row {
  const { at } = record;
  const nothing = { place, at, body: null, fields: 0, is_ours: false, unsaid: [] };
  if ('refused' in record) {
    return {
      ...nothing,
      code: record.code.slice(0, textCharsMax),
      title: '',
      outcome: 'refused',
      reason: record.refused,
      detail: record.detail.slice(0, textCharsMax),
    };
  }
  const { service, repairs, unsaid } = record;
  const { code } = service;
  const common = {
    ...nothing,
    code,
    title: service.officialName.slice(0, textCharsMax),
    reason: repairs.length > 0 ? 'repaired' : '',
    detail: repairs.join(', ').slice(0, textCharsMax),
    unsaid,
  };
  if (seen.has(code)) return { ...common, outcome: 'twice' };
  seen.add(code);
  const now = current.get(code);
  if (now === undefined || now === null) {
    return { ...common, outcome: 'new', body: service, fields: Object.keys(service).length };
  }
  const fields = importedFields(now, service, unsaid).length;
  if (fields === 0) return { ...common, outcome: 'same' };
  return { ...common, outcome: 'changed', body: service, fields, is_ours: now.entry === 'written' };
}

async function insert(
  pool: Pool,
  id: string,
  rows: readonly Row[],
  read: number,
  clock: () => number,
): Promise<void> {
  await pool.query(
    `insert into import_records
        (import, place, at, code, title, outcome, reason, detail, body, fields, is_ours,
          unsaid)
      select $1, place, at, code, title, outcome, reason, detail, body, fields, is_ours, unsaid
        from jsonb_to_recordset($2) as one (place integer, at text, code text, title text,
          outcome text, reason text, detail text, body jsonb, fields integer, is_ours boolean,
          unsaid text[])`,
    [id, JSON.stringify(rows)],
  );
  await pool.query('update imports set read = $2, touched_at = $3 where id = $1', [
    id,
    read,
    new Date(clock()),
  ]);
}

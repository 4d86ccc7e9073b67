import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyBaseLogger } from 'fastify';
import {
  type ImportRow,
  type ImportView,
  importFileBytesMax,
  importRecordsMax,
  importsMax,
} from '../../../domain/api/console/index.ts';
import { type Clock, newUuidV7 } from '../../../domain/basics/index.ts';
import { hanoiMoment } from '../../../domain/calendar/index.ts';
import { noteAudit } from '../../audit/index.ts';
import { inTransaction, type Store } from '../../store/index.ts';
import { fillRandom } from '../../world.ts';
import type { Author } from '../save-document.ts';
import { breathing } from './breath.ts';
import { type CatalogueReader, UnreadableFile } from './catalogue-reader.ts';
import { readImport } from './read-import.ts';
import { takeRecord } from './take-record.ts';

/** An import of which nothing was heard for so long has lost its process, ms. */
const lostMs = 60_000;
/** Records named in one answer as not taken. */
const refusedMax = 50;

type Person = { readonly id: string; readonly name: string };
export interface Refusal {
  readonly code: string;
  readonly why: string;
}

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

/** Thrown when a file is longer than it may be. */
export class TooLongFile extends Error {}

/** Files of procedures that editors bring: read behind, decided record by record. */
export class Imports {
  readonly #store: Store;
  readonly #reader: CatalogueReader;
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  /** What goes on in this process; closing waits for it. */
  readonly #running = new Set<Promise<void>>();
  #isClosed = false;

  constructor(store: Store, reader: CatalogueReader, clock: Clock, log: FastifyBaseLogger) {
    this.#store = store;
    this.#reader = reader;
    this.#clock = clock;
    this.#log = log;
  }

  async begin(
    person: Person,
    what: { fileName: string; snapshotDate?: string | undefined; columnMap?: string | undefined },
  ): Promise<string> {
    const id = newUuidV7(this.#clock, fillRandom);
    const now = new Date(this.#clock());
    await inTransaction(this.#store.pool, async (client) => {
      await client.query(
        `delete from imports where id not in
          (select id from imports order by made_at desc, id desc limit ${importsMax - 1})`,
      );
      await client.query(
        `insert into imports (id, file_name, snapshot_date, column_map, made_by, made_by_name,
            made_at, state, touched_at) values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $7)`,
        [
          id,
          what.fileName,
          what.snapshotDate ?? null,
          what.columnMap ?? null,
          person.id,
          person.name,
          now,
        ],
      );
      const facts = { file: what.fileName };
      await noteAudit(client, { person, what: 'import.begin', subject: id, facts });
    });
    return id;
  }

  /** Takes the bytes of a file to the disk and begins to read it. False: none waits for one. */
  async upload(id: string, bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
    const { rows } = await this.#store.pool.query<{
      file_name: string;
      snapshot_date: string | null;
      column_map: string | null;
    }>(
      `update imports set state = 'reading', touched_at = $2 where id = $1 and state = 'waiting'
        returning file_name, snapshot_date, column_map`,
      [id, new Date(this.#clock())],
    );
    const row = rows[0];
    if (row === undefined) return false;
    const directory = await mkdtemp(join(tmpdir(), 'motcham-upload-'));
    // The name on the disk is ours: only the ending, which says what it is, comes from outside.
    const ending = /^\.[a-z0-9]{1,8}$/i.test(extname(row.file_name)) ? endingOf(row.file_name) : '';
    const path = join(directory, `file${ending}`);
    try {
      await pipeline(bytes, bounded(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      const columnMapPath = join(directory, 'map.json');
      if (row.column_map !== null) await writeFile(columnMapPath, row.column_map, { mode: 0o600 });
      const records = this.#reader(path, {
        ...(row.column_map !== null && { columnMapPath }),
        ...(row.snapshot_date !== null && { snapshotDate: row.snapshot_date }),
      });
      this.#go(
        this.#read(id, records).finally(() => rm(directory, { recursive: true, force: true })),
      );
      return true;
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      const isLong = error instanceof TooLongFile;
      const why = isLong ? `The file is longer than ${importFileBytesMax / 1024 / 1024} MB.` : '';
      await this.#fail(
        id,
        error instanceof UnreadableFile ? error.message : why || 'It broke off.',
      );
      if (isLong || error instanceof UnreadableFile) return true;
      throw error;
    }
  }

  async #read(id: string, records: ReturnType<CatalogueReader>): Promise<void> {
    try {
      await readImport(this.#store.pool, id, this.#guarded(records), this.#clock);
      await this.#set(id, 'ready');
    } catch (error) {
      const isTold = error instanceof UnreadableFile;
      if (!isTold) this.#log.error({ err: error }, 'an import failed');
      await this.#fail(id, isTold ? error.message : 'It could not be read.');
    }
  }

  async *#guarded(records: ReturnType<CatalogueReader>) {
    for await (const record of records) {
      if (this.#isClosed) throw new UnreadableFile('The hub was stopped. Bring the file again.');
      yield record;
    }
  }

  async list(): Promise<readonly ImportView[]> {
    const { rows } = await this.#store.pool.query<ViewRow>(
      `select i.id, i.file_name, i.made_by_name, i.made_at, i.state, i.problem, i.read, i.touched_at,
          (select jsonb_object_agg(o.name, o.count) from (
            select coalesce(r.decision, r.outcome) as name, count(*)::integer as count
              from import_records r where r.import = i.id group by 1) o) as counts
        from imports i order by i.made_at desc, i.id desc limit ${importsMax}`,
    );
    return rows.map((row) => this.#view(row));
  }

  #view(row: ViewRow): ImportView {
    const isLost =
      (row.state === 'reading' || row.state === 'taking') &&
      this.#clock() - row.touched_at.getTime() > lostMs;
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

  async records(id: string): Promise<readonly ImportRow[]> {
    const { rows } = await this.#store.pool.query<ImportRow>(
      `select place, at, code, title, outcome, reason, detail, fields, is_ours as "isOurs", decision
        from import_records where import = $1 order by place limit ${importRecordsMax}`,
      [id],
    );
    return rows;
  }

  async record(id: string, place: number) {
    const { rows } = await this.#store.pool.query<
      ImportRow & { incoming: unknown; current: unknown }
    >(
      `select i.place, i.at, i.code, i.title, i.outcome, i.reason, i.detail, i.fields,
          i.is_ours as "isOurs", i.decision, i.body as incoming, r.body as current
        from import_records i
          left join documents d on d.kind = 'procedure' and d.id = i.code
          left join document_revisions r
            on (r.kind, r.id, r.revision) = (d.kind, d.id, d.revision)
        where i.import = $1 and i.place = $2`,
      [id, place],
    );
    const found = rows[0];
    if (found === undefined) return undefined;
    const { incoming, current, ...row } = found;
    return { row, incoming, current };
  }

  /** Leaves records as they are in the editor: nothing of them is taken. */
  async leave(id: string, places: 'all' | readonly number[]): Promise<number> {
    const { rowCount } = await this.#store.pool.query(
      `update import_records set decision = 'left' where import = $1 and decision is null
        and outcome in ('new', 'changed')
        and ($2::integer[] is null and not is_ours or place = any($2))`,
      [id, places === 'all' ? null : places],
    );
    return rowCount ?? 0;
  }

  /** Places that `all` means now. */
  async undecided(id: string): Promise<readonly number[]> {
    const { rows } = await this.#store.pool.query<{ place: number }>(
      `select place from import_records where import = $1 and decision is null and not is_ours
        and outcome in ('new', 'changed') order by place`,
      [id],
    );
    return rows.map(({ place }) => place);
  }

  /** Takes records one after the other, each in a transaction of its own. */
  async take(
    id: string,
    places: readonly number[],
    how: { fields?: readonly string[] | undefined; send?: string | undefined },
    author: Author,
  ): Promise<{ readonly done: number; readonly refused: readonly Refusal[] }> {
    const breathe = breathing();
    const refused: Refusal[] = [];
    let done = 0;
    for (const place of places) {
      if (this.#isClosed) break;
      const nowMs = this.#clock();
      const taking = { importId: id, place, fields: how.fields, send: how.send };
      const when = { nowMs, today: hanoiMoment(nowMs).day };
      const why = await inTransaction(this.#store.pool, (client) =>
        takeRecord(client, taking, author, when),
      );
      if (why === undefined) done += 1;
      else if (refused.length < refusedMax) refused.push({ code: String(place), why });
      if (done % 50 === 0) await this.#touch(id);
      await breathe();
    }
    return { done, refused };
  }

  /** The same, behind: the import says how far it is. False while another one goes on. */
  async takeBehind(...given: Parameters<Imports['take']>): Promise<boolean> {
    const [id] = given;
    const { rowCount } = await this.#store.pool.query(
      `update imports set state = 'taking', touched_at = $2 where id = $1 and state = 'ready'`,
      [id, new Date(this.#clock())],
    );
    if (rowCount !== 1) return false;
    this.#go(
      this.take(...given)
        .catch((error: unknown) => this.#log.error({ err: error }, 'taking an import failed'))
        .then(() => this.#set(id, 'ready')),
    );
    return true;
  }

  /** Ends what goes on at the next record. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#running);
  }

  #go(work: Promise<void>): void {
    const own = work.catch((error: unknown) => {
      this.#log.error({ err: error }, 'an import ended badly');
    });
    this.#running.add(own);
    void own.finally(() => this.#running.delete(own));
  }

  async #touch(id: string): Promise<void> {
    await this.#store.pool.query('update imports set touched_at = $2 where id = $1', [
      id,
      new Date(this.#clock()),
    ]);
  }

  async #set(id: string, state: 'ready'): Promise<void> {
    await this.#store.pool.query('update imports set state = $2, touched_at = $3 where id = $1', [
      id,
      state,
      new Date(this.#clock()),
    ]);
  }

  async #fail(id: string, problem: string): Promise<void> {
    await this.#store.pool.query(
      `update imports set state = 'failed', problem = $2, touched_at = $3 where id = $1`,
      [id, problem.slice(0, 500), new Date(this.#clock())],
    );
  }
}

/** `.jsonl.gz` is one ending. */
const endingOf = (name: string): string =>
  /(?:\.[a-z0-9]{1,8})?\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** Lets through as many bytes as a file may have. */
function bounded(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      length += chunk.length;
      if (length > importFileBytesMax) done(new TooLongFile());
      else done(null, chunk);
    },
  });
}

import type { FastifyBaseLogger } from 'fastify';
import { importFileBytesMax, importsMax } from '../../../domain/api/console/index.ts';
import { type Clock, newUuidV7 } from '../../../domain/basics/index.ts';
import { hanoiMoment } from '../../../domain/calendar/index.ts';
import type { ColumnMap } from '../../../domain/sheet/index.ts';
import { noteAudit } from '../../audit/index.ts';
import { inTransaction, type Store } from '../../store/index.ts';
import { fillRandom } from '../../world.ts';
import type { Author } from '../save-document.ts';
import { breathing } from './breath.ts';
import { type CatalogueReaders, UnreadableFile } from './catalogue-reader.ts';
import { readImport } from './read-import.ts';
import { type ReceivedFile, receiveFile, TooLongFile } from './received-file.ts';
import { keepMap } from './sheet-maps.ts';
import { type NotTaken, takeRecord } from './take-record.ts';

/** How often an upload says that it goes on, ms; after 60,000 of silence it counts as lost. */
const heardEveryMs = 15_000;
/** Characters of what is wrong with a file. */
const problemCharsMax = 500;
/** Records named in one answer as not taken. */
const refusedMax = 50;

type Person = { readonly id: string; readonly name: string };

/** Files of procedures that editors bring: read behind, decided record by record. */
export class Imports {
  readonly #store: Store;
  readonly #readers: CatalogueReaders;
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  /** What goes on in this process; closing waits for it. */
  readonly #running = new Set<Promise<void>>();
  #isClosed = false;

  constructor(store: Store, readers: CatalogueReaders, clock: Clock, log: FastifyBaseLogger) {
    this.#store = store;
    this.#readers = readers;
    this.#clock = clock;
    this.#log = log;
  }

  async begin(
    person: Person,
    what: {
      fileName: string;
      snapshotDate?: string | undefined;
      columnMap?: ColumnMap | undefined;
    },
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
          what.columnMap === undefined ? null : JSON.stringify(what.columnMap),
          person.id,
          person.name,
          now,
        ],
      );
      if (what.columnMap !== undefined) await keepMap(client, what.columnMap, person.name, now);
      const facts = { file: what.fileName };
      await noteAudit(client, { person, what: 'import.begin', subject: id, facts });
    });
    return id;
  }

  /**
   * Takes the bytes of a file to the disk and begins to read it.
   *
   * @param bytesTold how many whoever sends says there are; NaN where it is not said
   */
  async upload(
    id: string,
    bytes: AsyncIterable<Uint8Array>,
    bytesTold: number,
  ): Promise<'taken' | 'tooLong' | 'notAwaited'> {
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
    if (row === undefined) return 'notAwaited';
    try {
      if (bytesTold > importFileBytesMax) throw new TooLongFile();
      const columnMap = row.column_map ?? undefined;
      const file = await receiveFile(this.#heard(id, bytes), row.file_name, columnMap);
      this.#go(this.#read(id, file, row.snapshot_date).finally(() => file.remove()));
      return 'taken';
    } catch (error) {
      const isLong = error instanceof TooLongFile;
      const why = `The file is longer than ${importFileBytesMax / 1024 / 1024} MB.`;
      await this.#fail(id, isLong ? why : 'It broke off.');
      if (isLong) return 'tooLong';
      throw error;
    }
  }

  /**
   * The first rows of a sheet, to say which column is what. Nothing of the file is kept.
   *
   * @throws TooLongFile
   */
  async headOf(bytes: AsyncIterable<Uint8Array>, fileName: string, sheet: number) {
    const file = await receiveFile(bytes, fileName, undefined);
    try {
      const head = await this.#readers.readSheetHead(file.path, sheet);
      return { head: head ?? null, problem: null };
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return { head: null, problem: error.message.slice(0, problemCharsMax) };
      }
      this.#log.error({ err: error }, 'the head of a sheet could not be read');
      return { head: null, problem: 'It could not be read.' };
    } finally {
      await file.remove();
    }
  }

  async #read(id: string, file: ReceivedFile, snapshotDate: string | null): Promise<void> {
    const { path, columnMapPath } = file;
    try {
      const records = this.#readers.readCatalogue(path, {
        ...(columnMapPath !== undefined && { columnMapPath }),
        ...(snapshotDate !== null && { snapshotDate }),
      });
      await readImport(this.#store.pool, id, this.#guarded(records), this.#clock);
      await this.#set(id, 'ready');
    } catch (error) {
      const isTold = error instanceof UnreadableFile;
      if (!isTold) this.#log.error({ err: error }, 'an import failed');
      await this.#fail(id, isTold ? error.message : 'It could not be read.');
    }
  }

  /** The same bytes; a slow line is not taken for a hub that was stopped. */
  async *#heard(id: string, bytes: AsyncIterable<Uint8Array>) {
    let heardMs = this.#clock();
    for await (const chunk of bytes) {
      yield chunk;
      if (this.#clock() - heardMs < heardEveryMs) continue;
      heardMs = this.#clock();
      await this.#touch(id);
    }
  }

  async *#guarded(records: ReturnType<CatalogueReaders['readCatalogue']>) {
    for await (const record of records) {
      if (this.#isClosed) throw new UnreadableFile('The hub was stopped. Bring the file again.');
      yield record;
    }
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

  /** Takes records one after the other, each in a transaction of its own. */
  async take(
    id: string,
    places: readonly number[],
    how: { fields?: readonly string[] | undefined; send?: string | undefined },
    author: Author,
  ): Promise<{ readonly done: number; readonly refused: readonly NotTaken[] }> {
    const breathe = breathing();
    const refused: NotTaken[] = [];
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
      else if (refused.length < refusedMax) refused.push(why);
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
      [id, problem.slice(0, problemCharsMax), new Date(this.#clock())],
    );
  }
}

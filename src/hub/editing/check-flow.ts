import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { findDocument } from './read-documents.ts';

/** Longest that a flow is examined, ms: 40 questions of 6 options take half a second. */
const checkMsMax = 10_000;
/** Memory of one examination, MB; what the bounds of the format let through takes less than 300. */
const heapMbMax = 400;
/** Most records that one flow is held against; its outcomes and papers name no more. */
const recordsMax = 400;

export interface FlowJob {
  readonly body: unknown;
  /** What residents have now, if anything. */
  readonly published: unknown;
  /** ISO day in Hanoi. */
  readonly today: string;
  /** Keys of the papers of each procedure that the flow may name; undefined: there are none here. */
  readonly papers: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface FlowAnswer {
  readonly errors: number;
  readonly warnings: number;
}

/** What nobody could examine to its end is not published. */
const unproved: FlowAnswer = { errors: 1, warnings: 0 };

const codePattern = /"(\d\.\d{6})"/g;

async function papersFor(pool: pg.Pool, body: unknown): Promise<FlowJob['papers']> {
  const named = JSON.stringify(body).matchAll(codePattern);
  const codes = [...new Set([...named].map(([, code = '']) => code))].slice(0, recordsMax);
  const { rows } = await pool.query<{ id: string; keys: readonly string[] }>(
    `select d.id, array(select item ->> 'key'
          from jsonb_path_query(r.body, '$.evidence[*].items[*]') as item) as keys
      from documents d join document_revisions r using (kind, id, revision)
      where d.kind = 'procedure' and not d.is_removed and d.id = any($1)`,
    [codes],
  );
  if (rows.length === 0) {
    const { rowCount } = await pool.query(
      `select from documents where kind = 'procedure' and not is_removed limit 1`,
    );
    if (rowCount === 0) return undefined;
  }
  return Object.fromEntries(rows.map(({ id, keys }) => [id, keys]));
}

/** Flows that wait to be examined; with more, the newest is left unproved until it is saved again. */
const waitingMax = 20;

/**
 * Every check of requirements §3.2 of what is saved as a flow, counted. One after the other in a
 * thread of its own, with bounds on time and memory: a file made to exhaust the checker must hold
 * up neither kiosks nor a transaction.
 */
export class FlowExaminer {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @param today ISO day in Hanoi */
  async examine(pool: pg.Pool, id: string, body: unknown, today: string): Promise<FlowAnswer> {
    if (this.#waiting >= waitingMax) return unproved;
    this.#waiting += 1;
    const published = (await findDocument(pool, 'flow', id))?.published;
    const job: FlowJob = { body, published, today, papers: await papersFor(pool, body) };
    const mine = this.#last.then(() => this.#ask(job));
    this.#last = mine;
    return mine.finally(() => {
      this.#waiting -= 1;
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(job: FlowJob): Promise<FlowAnswer> {
    const worker = this.#running();
    return new Promise((resolve) => {
      const gone = () => {
        if (this.#worker === worker) this.#worker = undefined;
      };
      const end = (answer: FlowAnswer) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        // It waits for the next flow; should it die meanwhile, that one gets a new thread.
        worker.on('error', gone);
        worker.on('exit', gone);
        resolve(answer);
      };
      // Whatever it still does is dropped, with its memory.
      const lost = () => {
        gone();
        end(unproved);
        void worker.terminate();
      };
      const timer = setTimeout(lost, checkMsMax);
      timer.unref();
      worker.removeAllListeners();
      worker.on('message', end);
      worker.on('error', lost);
      worker.on('exit', lost);
      worker.postMessage(job);
    });
  }

  #running(): Worker {
    this.#worker ??= new Worker(new URL('./flow-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    });
    this.#worker.unref();
    return this.#worker;
  }
}

import type { PrintState } from '../../domain.ts';
import type { SentPhase } from '../driver/index.ts';
import { type BodyKeys, openBody, sealBody } from './body-keys.ts';
import type { JournalFile } from './journal-file.ts';
import { fromLine, type JournalRecord, toLine } from './record.ts';

/** Settled jobs that are remembered, so that the same id again is the same job. */
const settledMax = 200;
/** Size from which the file is rewritten without what is settled, bytes. */
const compactBytes = 512 * 1024;
/** Size over which nothing new is taken, bytes: 50 jobs of 96 KB fit. */
const journalBytesMax = 8 * 1024 * 1024;

/** What the journal knows of a job. */
export interface JournalJob {
  readonly id: string;
  readonly atMs: number;
  readonly phase: SentPhase;
  /** A slip of this job may have come out before: the next one is marked. */
  readonly reprint: boolean;
  /** Set once the job is settled. */
  readonly state: PrintState | undefined;
}

interface Entry extends JournalJob {
  readonly sealed: string | null;
}

/**
 * Append-only memory of print jobs. Every step is on disk before it happens (devices.md §2.1); the
 * body is sealed with a key that dies with the power and is forgotten when the job ends.
 */
export class PrintJournal {
  readonly #file: JournalFile;
  readonly #keys: BodyKeys;
  #entries = new Map<string, Entry>();
  #bytes = 0;
  #turn: Promise<void> = Promise.resolve();
  /** Lines that did not read: 1 after a torn write is ordinary, more is a damaged disk. */
  readonly damagedLines: number;

  private constructor(file: JournalFile, keys: BodyKeys, text: string) {
    this.#file = file;
    this.#keys = keys;
    let damaged = 0;
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const record = fromLine(line);
      if (record === undefined) damaged += 1;
      else this.#apply(record);
    }
    this.damagedLines = damaged;
  }

  /** Reads what an earlier run left, and rewrites it clean of torn lines. */
  static async open(file: JournalFile, keys: BodyKeys): Promise<PrintJournal> {
    const journal = new PrintJournal(file, keys, await file.read());
    await journal.#compact();
    return journal;
  }

  find(id: string): JournalJob | undefined {
    return this.#entries.get(id);
  }

  /** Jobs that are not settled, oldest first. */
  open(): JournalJob[] {
    return [...this.#entries.values()].filter((entry) => entry.state === undefined);
  }

  /** Body of a job, while its key lives. */
  body(id: string): string | undefined {
    const sealed = this.#entries.get(id)?.sealed;
    const key = this.#keys.find(id);
    return sealed === null || sealed === undefined || key === undefined
      ? undefined
      : openBody(id, sealed, key);
  }

  /** Takes a job. False when the journal is full; throws when the disk refuses. */
  async accept(id: string, body: string, atMs: number): Promise<boolean> {
    if (this.#bytes > journalBytesMax) return false;
    const sealed = sealBody(id, body, this.#keys.make(id));
    try {
      await this.#append({ type: 'accepted', id, atMs, sealed });
    } catch (error) {
      this.#keys.forget(id);
      throw error;
    }
    return true;
  }

  phase(id: string, phase: SentPhase): Promise<void> {
    return this.#append({ type: 'phase', id, phase });
  }

  /** Ends a job and forgets its body, unless the resident may still ask for it. */
  async settle(id: string, state: PrintState, keepBody: boolean): Promise<void> {
    if (!keepBody) this.#keys.forget(id);
    // Known in memory even when the disk refuses: after a restart the cut counter says it again.
    this.#apply({ type: 'settled', id, state });
    await this.#append({ type: 'settled', id, state });
    if (this.#bytes > compactBytes) await this.#inTurn(() => this.#compact());
  }

  forgetBody(id: string): void {
    this.#keys.forget(id);
  }

  /** Takes a slip up again, from the start. `reprint` when an earlier paper may exist. */
  again(id: string, reprint: boolean, atMs: number): Promise<void> {
    return this.#append({ type: 'again', id, reprint, atMs });
  }

  /** Settled jobs whose body can still be read: the resident may yet ask for them. */
  kept(): JournalJob[] {
    return [...this.#entries.values()].filter(
      (entry) => entry.state !== undefined && this.body(entry.id) !== undefined,
    );
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => {});
    await this.#file.close();
  }

  #append(record: JournalRecord): Promise<void> {
    return this.#inTurn(async () => {
      const line = toLine(record);
      await this.#file.append(line);
      this.#bytes += line.length;
      this.#apply(record);
    });
  }

  /** One writer at a time; a failed write does not block the next. */
  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(write);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #apply(record: JournalRecord): void {
    if (record.type === 'accepted') {
      const { id, atMs, sealed } = record;
      const phase: SentPhase = { phase: 'fresh' };
      this.#entries.set(id, { id, atMs, sealed, phase, reprint: false, state: undefined });
      return;
    }
    const entry = this.#entries.get(record.id);
    if (entry === undefined) return;
    if (record.type === 'phase') this.#entries.set(record.id, { ...entry, phase: record.phase });
    if (record.type === 'settled') this.#entries.set(record.id, { ...entry, state: record.state });
    if (record.type === 'again') {
      const phase: SentPhase = { phase: 'fresh' };
      const { reprint, atMs } = record;
      this.#entries.set(record.id, { ...entry, atMs, phase, reprint, state: undefined });
    }
  }

  async #compact(): Promise<void> {
    const all = [...this.#entries.values()];
    const settled = all.filter((entry) => entry.state !== undefined).slice(-settledMax);
    const kept = all.filter((entry) => entry.state === undefined || settled.includes(entry));
    const lines = kept.flatMap((entry) => linesOf(entry, this.#keys.find(entry.id) !== undefined));
    const text = lines.join('');
    await this.#file.rewrite(text);
    this.#bytes = text.length;
    this.#entries = new Map(kept.map((entry) => [entry.id, entry]));
  }
}

/** The fewest records that say the same; without the body once its key is gone. */
function linesOf(entry: Entry, keepBody: boolean): string[] {
  const { id, atMs, phase, state } = entry;
  const sealed = keepBody ? entry.sealed : null;
  const records: JournalRecord[] = [{ type: 'accepted', id, atMs, sealed }];
  if (entry.reprint) records.push({ type: 'again', id, reprint: true, atMs });
  if (phase.phase !== 'fresh') records.push({ type: 'phase', id, phase });
  if (state !== undefined) records.push({ type: 'settled', id, state });
  return records.map(toLine);
}

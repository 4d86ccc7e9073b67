import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import {
  type Command,
  type CommandName,
  type CommandResult,
  CommandResultSchema,
  commandNames,
  type PublicKey,
  PublicKeySchema,
} from '../domain.ts';
import { writeDurably } from '../durable-file.ts';

const StateSchema = z.strictObject({
  /** Highest number taken: at and below it nothing is ever done again. */
  upTo: z.int(),
  /** Begun and not ended; the shell that began it is gone when another reads this. */
  begun: z.nullable(z.strictObject({ number: z.int(), name: z.enum(commandNames) })),
  /** Not confirmed by the hub yet. */
  results: z.array(CommandResultSchema),
  outOfService: z.boolean(),
  /** The hub's command key, as first heard; no other is believed (docs/shell.md). */
  trust: z.nullable(z.strictObject({ kiosk: z.string(), key: PublicKeySchema })),
});
type State = z.infer<typeof StateSchema>;

const empty: State = { upTo: 0, begun: null, results: [], outOfService: false, trust: null };

/**
 * What this shell has been told and has done, on disk before it acts: a command is done at most
 * once, whatever happens in between. A file that cannot be read stops commands, not the kiosk:
 * without knowing what was done nothing may be done.
 */
export class CommandJournal {
  readonly #path: string;
  #state: State;
  /** One write at a time, in order. */
  #writing: Promise<void> = Promise.resolve();
  readonly isReadable: boolean;

  private constructor(path: string, state: State | undefined) {
    this.#path = path;
    this.isReadable = state !== undefined;
    this.#state = state ?? empty;
  }

  /** Reads the journal; what a former shell began and did not end is interrupted, or was its end. */
  static async open(path: string): Promise<CommandJournal> {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const journal = new CommandJournal(path, readState(path));
    const { begun } = journal.#state;
    // How an update went is told by the desk that root answers (update/update-desk.ts).
    if (begun === null || begun.name === 'update') return journal;
    // A restart of the shell ends in its successor: that it reads this is the proof.
    await journal.end({
      number: begun.number,
      state: begun.name === 'restartShell' ? 'done' : 'interrupted',
    });
    return journal;
  }

  get upTo(): number {
    return this.#state.upTo;
  }
  get results(): readonly CommandResult[] {
    return this.#state.results;
  }
  /** An update that was begun here and of which nothing more is known. */
  get begunUpdate(): number | undefined {
    const { begun } = this.#state;
    return begun?.name === 'update' ? begun.number : undefined;
  }
  get outOfService(): boolean {
    return this.#state.outOfService;
  }
  get trust(): State['trust'] {
    return this.#state.trust;
  }

  /** Notes that a command is about to be done. Resolves when that survives a power cut. */
  begin({ number }: Pick<Command, 'number'>, name: CommandName): Promise<void> {
    return this.#write({ ...this.#state, upTo: number, begun: { number, name } });
  }

  /** Notes how a command ended. */
  end(result: CommandResult): Promise<void> {
    const upTo = Math.max(this.#state.upTo, result.number);
    const results = [...this.#state.results, result];
    // An update ends while another command may be under way.
    const begun = this.#state.begun?.number === result.number ? null : this.#state.begun;
    return this.#write({ ...this.#state, upTo, begun, results });
  }

  confirmed(numbers: readonly number[]): Promise<void> {
    const results = this.#state.results.filter(({ number }) => !numbers.includes(number));
    if (results.length === this.#state.results.length) return this.#writing;
    return this.#write({ ...this.#state, results });
  }

  setOutOfService(outOfService: boolean): Promise<void> {
    return this.#write({ ...this.#state, outOfService });
  }

  setTrust(kiosk: string, key: PublicKey): Promise<void> {
    return this.#write({ ...this.#state, trust: { kiosk, key } });
  }

  #write(state: State): Promise<void> {
    this.#state = state;
    const text = JSON.stringify(state);
    this.#writing = this.#writing.then(() => writeDurably(this.#path, text));
    return this.#writing;
  }
}

function readState(path: string): State | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? empty : undefined;
  }
  try {
    return StateSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

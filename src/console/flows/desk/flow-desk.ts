import { signal } from '@preact/signals';
import {
  DocumentSchema,
  documentPaths,
  type EditedDocument,
  LookingSchema,
  SavedDocumentSchema,
} from '../../../domain/api/console/index.ts';
import {
  applyEdits,
  type EditRefusal,
  type GuideEdit,
  goOn,
  type History,
  redo,
  startHistory,
  undo,
} from '../../../domain/guide/edit/index.ts';
import { type Flow, type GuideProblem, readGuide } from '../../../domain/guide/index.ts';
import { type Link, type LinkProblem, passes } from '../../link/index.ts';
import { forgetDraft, keepDraft, readDraft } from './kept-draft.ts';

/** A pause after which what was typed is saved, ms. P13: within 2 s. */
const saveAfterMs = 1_000;
/** The next try while the hub does not answer, ms. */
const retryMs = 3_000;
/** And one that answers that it cannot write now, ms. */
const laterMs = 10_000;
/** How often it is said that this flow is open here, ms. */
const lookEveryMs = 10_000;

/** Where what was typed is. */
export type Saving =
  | { readonly state: 'saved'; readonly atMs: number | undefined }
  | { readonly state: 'unsaved' | 'saving' | 'away' }
  /** Somebody else saved in between: a person decides which of the two stays. */
  | { readonly state: 'conflict' }
  | { readonly state: 'refused'; readonly problem: LinkProblem };

/** What the desk needs of the page around it. */
export interface DeskWorld {
  readonly link: Link;
  readonly now: () => number;
  /** Drafts that the hub does not have yet; undefined keeps none. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
}

/** One flow on the desk: what it is, what it was, and that the hub has it. */
export class FlowDesk {
  /** Undefined until it is there. */
  readonly history = signal<History<Flow> | undefined>(undefined);
  readonly published = signal<Flow | undefined>(undefined);
  /** Why it could not be fetched. */
  readonly problem = signal<LinkProblem | undefined>(undefined);
  /** Why what the hub has is no flow: it is shown, and not edited. */
  readonly unreadable = signal<readonly GuideProblem[] | undefined>(undefined);
  /** Why the last change was not made. */
  readonly refusal = signal<EditRefusal | undefined>(undefined);
  readonly saving = signal<Saving>({ state: 'saved', atMs: undefined });
  /** The revision that the hub has. */
  readonly revision = signal(0);
  /** Others who have it open. */
  readonly others = signal<readonly string[]>([]);
  readonly id: string;
  readonly #world: DeskWorld;
  readonly #path: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(id: string, world: DeskWorld) {
    this.id = id;
    this.#world = world;
    this.#path = documentPaths.one('flow', id);
  }

  get flow(): Flow | undefined {
    return this.history.value?.now;
  }

  /** Fetches the flow; what was typed and never reached the hub is there again, as a step. */
  async open(): Promise<void> {
    const found = await this.#fetch();
    if (found === undefined || this.#isClosed) return;
    const read = readGuide(found.body);
    if (!read.ok) {
      this.unreadable.value = read.error;
      return;
    }
    this.revision.value = found.revision;
    let history = startHistory(read.value);
    const kept = readDraft(this.#world.storage, this.id);
    if (kept !== undefined && kept.revision === found.revision) {
      history = goOn(history, kept.flow);
      this.#later();
    }
    this.history.value = history;
    const published = readGuide(found.published);
    this.published.value = published.ok ? published.value : undefined;
    void this.#look();
  }

  /** Makes changes, all or none. `about`: typing on at the same place is one step of undo. */
  edit(edits: GuideEdit | readonly GuideEdit[], about?: string): boolean {
    const history = this.history.value;
    if (history === undefined) return false;
    const made = applyEdits(history.now, [edits].flat());
    this.refusal.value = made.ok ? undefined : made.error;
    if (made.ok) this.#set(goOn(history, this.#numbered(made.value), about));
    return made.ok;
  }

  /** Puts a whole flow in the place of this one, as one step: from a file. */
  replace(text: string): readonly GuideProblem[] | undefined {
    const read = readGuide(text);
    if (!read.ok) return read.error;
    const history = this.history.value;
    if (history) this.#set(goOn(history, this.#numbered({ ...read.value, id: history.now.id })));
    return undefined;
  }

  undo(): void {
    if (this.history.value) this.#set(undo(this.history.value));
  }

  redo(): void {
    if (this.history.value) this.#set(redo(this.history.value));
  }

  /** After a conflict: `mine` writes over what the other saved, `theirs` takes it as a step. */
  async settle(which: 'mine' | 'theirs'): Promise<void> {
    const found = await this.#fetch();
    const history = this.history.value;
    if (found === undefined || history === undefined) return;
    this.revision.value = found.revision;
    if (which === 'mine') {
      await this.save();
      return;
    }
    const read = readGuide(found.body);
    if (!read.ok) return;
    forgetDraft(this.#world.storage, this.id);
    this.history.value = goOn(history, read.value);
    this.saving.value = { state: 'saved', atMs: this.#world.now() };
  }

  /** Saves now what is not saved; called by its own timer, and before the page goes. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const flow = this.flow;
    if (flow === undefined || this.saving.value.state === 'saving') return;
    this.saving.value = { state: 'saving' };
    const answer = await this.#world.link.put(SavedDocumentSchema, this.#path, {
      revision: this.revision.value,
      body: flow,
    });
    if (answer.ok) {
      this.revision.value = answer.value.revision;
      if (this.flow === flow) {
        forgetDraft(this.#world.storage, this.id);
        this.saving.value = { state: 'saved', atMs: this.#world.now() };
      } else this.#later();
      return;
    }
    const problem = answer.error;
    if (problem.kind === 'unreachable') {
      this.saving.value = { state: 'away' };
      if (!this.#isClosed) this.#timer = setTimeout(() => void this.save(), retryMs);
    } else if (problem.kind === 'refused' && problem.code === 'edited-meanwhile') {
      this.saving.value = { state: 'conflict' };
    } else {
      this.saving.value = { state: 'refused', problem };
      // A database that is away, or a full disk: it goes by itself once that is over.
      if (!this.#isClosed && passes(problem)) {
        this.#timer = setTimeout(() => void this.save(), laterMs);
      }
    }
  }

  /** The page goes: what is not saved is sent once more; the kept draft stays until it arrived. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#timer);
    const { state } = this.saving.value;
    if (state === 'unsaved' || state === 'away') void this.save();
  }

  /** What differs from what residents have is a version after it: links hold on to the number. */
  #numbered(flow: Flow): Flow {
    const now = this.published.value?.version ?? 0;
    return flow.version > now ? flow : { ...flow, version: now + 1 };
  }

  #set(history: History<Flow>): void {
    if (history === this.history.value) return;
    this.history.value = history;
    keepDraft(this.#world.storage, this.id, { revision: this.revision.value, flow: history.now });
    this.#later();
  }

  #later(): void {
    // A conflict waits for a person; what is typed meanwhile is kept here.
    if (this.saving.value.state === 'conflict') return;
    clearTimeout(this.#timer);
    this.saving.value = { state: 'unsaved' };
    this.#timer = setTimeout(() => void this.save(), saveAfterMs);
  }

  async #fetch(): Promise<EditedDocument | undefined> {
    const answer = await this.#world.link.get(DocumentSchema, this.#path);
    this.problem.value = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }

  async #look(): Promise<void> {
    const path = documentPaths.looking('flow', this.id);
    const answer = await this.#world.link.post(LookingSchema, path);
    if (this.#isClosed) return;
    if (answer.ok) this.others.value = answer.value.others;
    this.#lookTimer = setTimeout(() => void this.#look(), lookEveryMs);
  }
}

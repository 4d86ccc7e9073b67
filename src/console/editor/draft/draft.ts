import { computed, signal } from '@preact/signals';
import {
  DocumentSchema,
  documentPaths,
  SavedDocumentSchema,
} from '../../../domain/api/console/index.ts';
import { type Clash, isSame, mergeEdits, withValueAt } from '../../../domain/change/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { type Link, type LinkProblem, passes } from '../../link/index.ts';
import type { DraftStore, KeptDraft } from './draft-store.ts';

/** Saved this long after the last key, and never later than the second after the first. P13 */
const quietMs = 900;
const saveMsMax = 1_800;
/** How often a hub that does not answer is tried again, ms. */
const retryMs = 3_000;
/** And one that answers that it cannot write now: its database is away, or its disk is full. */
const laterMs = 10_000;
/** Steps that can be undone; fifty are asked for (P13). */
const stepsMax = 200;
/** Keys in one field within this time are one step, ms. */
const oneStepMs = 1_000;

export type SaveState =
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'typing' | 'saving' | 'away' | 'clash' }
  | { readonly kind: 'refused'; readonly problem: LinkProblem };

/** The outside world of a draft. */
export interface DraftWorld {
  readonly link: Link;
  readonly store: DraftStore;
  readonly nowMs: () => number;
  /** Runs something later; the returned function takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
}

interface Opened {
  readonly revision: number;
  readonly body: unknown;
  readonly published: unknown;
}

/** What an edit was begun on. */
type Ground = Pick<KeptDraft, 'base' | 'revision'>;

/**
 * A document that is being written: every change is kept in this browser at once and at the hub
 * within two seconds; an edit of somebody else is put together with this one, and where both wrote
 * in one field the person chooses. Nothing typed is ever dropped by the program.
 */
export class Draft {
  readonly body = signal<unknown>(undefined);
  readonly published = signal<unknown>(null);
  readonly state = signal<SaveState>({ kind: 'typing' });
  readonly clashes = signal<readonly Clash[]>([]);
  /** The revision that the hub has; what is typed since is not in it. */
  readonly savedRevision = signal(0);
  /** Fields that somebody else wrote meanwhile, taken over. */
  readonly taken = signal<number>(0);
  readonly undone = signal(0);
  readonly steps = signal(0);
  readonly isDirty = computed(() => this.state.value.kind !== 'saved');

  readonly #name: string;
  readonly #path: string;
  readonly #world: DraftWorld;
  #revision: number;
  /** What the hub had when this body was begun: the ground of putting two edits together. */
  #base: unknown;
  /** While a clash is not settled: what both sides began with. Kept, a reload asks again. */
  #ground: Ground | undefined;
  #past: unknown[] = [];
  #future: unknown[] = [];
  #last: { readonly path: string; readonly atMs: number } | undefined;
  #firstUnsavedMs: number | undefined;
  #cancel: () => void = () => undefined;
  #isSaving = false;
  #isClosed = false;

  constructor(kind: DocumentKind, id: string, opened: Opened, world: DraftWorld) {
    this.#name = `${kind}/${id}`;
    this.#path = documentPaths.one(kind, id);
    this.#world = world;
    this.#revision = opened.revision;
    this.savedRevision.value = opened.revision;
    this.#base = opened.body;
    this.body.value = opened.body;
    this.published.value = opened.published;
    this.state.value = { kind: 'saved', atMs: world.nowMs() };
  }

  /** Takes up what this browser kept and the hub never got. */
  async takeUpKept(): Promise<void> {
    const kept = await this.#world.store.read(this.#name);
    if (kept === undefined) return;
    if (kept.revision === this.#revision || isSame(kept.base, this.#base)) {
      if (!isSame(kept.body, this.#base)) this.#put(kept.body);
      return;
    }
    this.#mergeWith({ revision: this.#revision, body: this.#base }, kept, kept.body);
  }

  get revision(): number {
    return this.#revision;
  }

  /** Writes a field; undefined takes it out. */
  set(path: string, value: unknown): void {
    const nowMs = this.#world.nowMs();
    const isSameStep = this.#last?.path === path && nowMs - this.#last.atMs < oneStepMs;
    if (!isSameStep) this.#step();
    this.#last = { path, atMs: nowMs };
    this.#put(withValueAt(this.body.value, path, value));
  }

  /** Writes the whole body, as an older revision or an import gives it. */
  replace(body: unknown): void {
    this.#step();
    this.#last = undefined;
    this.#put(body);
  }

  undo(): void {
    const before = this.#past.pop();
    if (before === undefined) return;
    this.#future.push(this.body.value);
    this.#last = undefined;
    this.#put(before);
  }

  redo(): void {
    const next = this.#future.pop();
    if (next === undefined) return;
    this.#past.push(this.body.value);
    this.#last = undefined;
    this.#put(next);
  }

  /** Chooses one side of a field that two people wrote. */
  settle(path: string, side: 'mine' | 'theirs'): void {
    const clash = this.clashes.value.find((one) => one.path === path);
    if (clash === undefined) return;
    this.#step();
    this.clashes.value = this.clashes.value.filter((one) => one !== clash);
    this.#put(withValueAt(this.body.value, path, side === 'mine' ? clash.mine : clash.theirs));
  }

  /** Saves now, whatever the clock says. */
  saveNow(): void {
    this.#cancel();
    if (this.isDirty.value) void this.#save();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
    if (this.isDirty.value && this.clashes.value.length === 0) void this.#save();
  }

  #step(): void {
    this.#past.push(this.body.value);
    if (this.#past.length > stepsMax) this.#past.shift();
    this.#future = [];
  }

  #put(body: unknown): void {
    this.body.value = body;
    this.steps.value = this.#past.length;
    this.undone.value = this.#future.length;
    this.state.value = { kind: this.clashes.value.length > 0 ? 'clash' : 'typing' };
    this.#firstUnsavedMs ??= this.#world.nowMs();
    if (this.clashes.value.length === 0) this.#ground = undefined;
    const { base, revision } = this.#ground ?? { base: this.#base, revision: this.#revision };
    void this.#world.store.keep(this.#name, {
      body,
      base,
      revision,
      atMs: this.#world.nowMs(),
    });
    if (this.clashes.value.length > 0) return;
    const left = this.#firstUnsavedMs + saveMsMax - this.#world.nowMs();
    this.#later(Math.max(0, Math.min(quietMs, left)));
  }

  #later(ms: number): void {
    this.#cancel();
    if (!this.#isClosed) this.#cancel = this.#world.after(ms, () => void this.#save());
  }

  async #save(): Promise<void> {
    // Whatever asks for it, a key or a late timer: nothing goes over theirs before somebody chose.
    if (this.#isSaving || this.clashes.value.length > 0) return;
    this.#isSaving = true;
    this.#firstUnsavedMs = undefined;
    const body = this.body.value;
    this.state.value = { kind: 'saving' };
    const { link } = this.#world;
    // An emptied document is one taken out: undo brings it back like any other step.
    const answer =
      body === null
        ? await link.delete(SavedDocumentSchema, `${this.#path}?revision=${this.#revision}`)
        : await link.put(SavedDocumentSchema, this.#path, { revision: this.#revision, body });
    this.#isSaving = false;
    if (answer.ok) {
      this.#revision = answer.value.revision;
      this.savedRevision.value = answer.value.revision;
      this.#base = body;
      if (this.body.value === body) {
        this.state.value = { kind: 'saved', atMs: this.#world.nowMs() };
        await this.#world.store.forget(this.#name);
      } else this.#put(this.body.value);
      if (this.published.value === undefined) await this.#learnPublished();
      return;
    }
    const problem = answer.error;
    if (problem.kind === 'unreachable') {
      this.state.value = { kind: 'away' };
      this.#later(retryMs);
    } else if (problem.kind === 'refused' && problem.code === 'edited-meanwhile') {
      await this.#takeTheirs();
    } else {
      // Signed out, or a role that was taken away: it stays in this browser.
      this.state.value = { kind: 'refused', problem };
      if (passes(problem)) this.#later(laterMs);
    }
  }

  /** It was opened while the hub was away: what residents see now was not known. */
  async #learnPublished(): Promise<void> {
    const answer = await this.#world.link.get(DocumentSchema, this.#path);
    if (answer.ok) this.published.value = answer.value.published;
  }

  async #takeTheirs(): Promise<void> {
    const answer = await this.#world.link.get(DocumentSchema, this.#path);
    if (!answer.ok) {
      this.state.value = { kind: 'away' };
      this.#later(retryMs);
      return;
    }
    this.published.value = answer.value.published;
    const ground = { base: this.#base, revision: this.#revision };
    this.#mergeWith(answer.value, ground, this.body.value);
  }

  #mergeWith(
    theirs: { readonly revision: number; readonly body: unknown },
    ground: Ground,
    mine: unknown,
  ): void {
    const merged = mergeEdits(ground.base, mine, theirs.body);
    this.#ground = { base: ground.base, revision: ground.revision };
    this.#revision = theirs.revision;
    this.savedRevision.value = theirs.revision;
    this.#base = theirs.body;
    this.taken.value = merged.taken.length;
    this.clashes.value = merged.clashes;
    this.#step();
    this.#put(merged.body);
  }
}

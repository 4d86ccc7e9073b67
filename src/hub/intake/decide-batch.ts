import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { Hole } from '../../domain/api/index.ts';

/** One place of a batch. An envelope that does not have the agreed shape is only a place. */
export interface BatchItem {
  readonly seq: number;
  readonly id: string;
  readonly envelope: ActionEnvelope | undefined;
}

/** One batch of one line: contiguous, the hole right before the first item. */
export interface Batch {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly hole: Hole | undefined;
  readonly items: readonly BatchItem[];
}

/** What the hub holds at a place. */
export interface Known {
  readonly id: string;
  /** Why it was refused, or null when it was taken. */
  readonly code: string | null;
}

/** What the hub holds of the line, read while the line is locked. */
export interface LineView {
  readonly lastSeq: number;
  /** By sequence, for the batch's places up to `lastSeq`. */
  readonly known: ReadonlyMap<number, Known>;
  /** Declared holes that the batch's places may fall into. */
  readonly holes: readonly Pick<Hole, 'from' | 'to'>[];
  /** Ids of the batch that the hub holds in another line: where they moved from, or moved to. */
  readonly elsewhere: ReadonlySet<string>;
  /** Ids of the sealing keys the hub can open. */
  readonly sealingKeys: ReadonlySet<string>;
}

export interface Refusal {
  readonly seq: number;
  readonly id: string;
  readonly code: string;
}

export type Decision =
  | { readonly kind: 'forked' | 'gap' }
  | {
      readonly kind: 'take';
      readonly lastSeq: number;
      readonly insert: readonly ActionEnvelope[];
      readonly refuse: readonly Refusal[];
      readonly hole: Hole | undefined;
      readonly duplicates: number;
      /** Sequences of the batch that the hub never takes, old ones too, for the answer. */
      readonly refused: readonly { readonly seq: number; readonly code: string }[];
    };

/** A request sealed to a key this hub has never had, or has lost. */
const unknownKey = 'unknown-sealing-key';
/** An envelope of a shape this hub does not know: a newer kiosk, or a damaged one. */
const malformed = 'malformed';
/** Held already, in another line: the place is used up and nothing is stored. */
export const heldElsewhere = 'held-elsewhere';

/**
 * What becomes of a batch, by watermark (hub.md §4): a sequence up to it with the same id is a
 * duplicate and is accepted again, with another id it is a fork; the next one is new; anything
 * later is a gap, and nothing of the batch is taken. A hole counts only beyond the watermark; a
 * request that turns up in a hole after all is taken. Pure: the store and the simulation share it.
 */
export function decideBatch(batch: Batch, view: LineView): Decision {
  const { lastSeq, known, elsewhere } = view;
  const old = batch.items.filter(({ seq }) => seq <= lastSeq);
  const fresh = batch.items.filter(({ seq }) => seq > lastSeq);
  // A row that retention has purged cannot be compared; the watermark vouches for it.
  if (old.some(({ seq, id }) => (known.get(seq)?.id ?? id) !== id)) return { kind: 'forked' };
  const firstSeq = batch.hole?.from ?? batch.items[0]?.seq;
  if (firstSeq === undefined || firstSeq > lastSeq + 1) return { kind: 'gap' };
  const isMissing = ({ seq }: BatchItem) =>
    !known.has(seq) && view.holes.some(({ from, to }) => from <= seq && seq <= to);
  const found = old.filter(isMissing);
  const insert: ActionEnvelope[] = [];
  const refuse: Refusal[] = [];
  const seen = new Set<string>();
  for (const { seq, id, envelope } of [...found, ...fresh]) {
    const code = codeFor(envelope, view);
    // Two places of one request: the first has it.
    if (seen.has(id) || elsewhere.has(id)) refuse.push({ seq, id, code: heldElsewhere });
    else if (code !== undefined || envelope === undefined) {
      refuse.push({ seq, id, code: code ?? malformed });
    } else {
      insert.push(envelope);
      seen.add(id);
    }
  }
  const hole = beyond(batch.hole, lastSeq);
  const oldRefused = old.flatMap(({ seq }) => {
    const code = known.get(seq)?.code ?? null;
    return code === null ? [] : [{ seq, code }];
  });
  return {
    kind: 'take',
    lastSeq: Math.max(lastSeq, hole?.to ?? 0, fresh.at(-1)?.seq ?? 0),
    insert,
    refuse,
    hole,
    duplicates: old.length - found.length,
    refused: [...oldRefused, ...refuse.map(({ seq, code }) => ({ seq, code }))].filter(
      ({ code }) => code !== heldElsewhere,
    ),
  };
}

function codeFor(envelope: ActionEnvelope | undefined, view: LineView): string | undefined {
  if (envelope === undefined) return malformed;
  return view.sealingKeys.has(envelope.keyId) ? undefined : unknownKey;
}

/** The part of a hole that the hub has not got past: what it holds is not missing. */
function beyond(hole: Hole | undefined, lastSeq: number): Hole | undefined {
  if (hole === undefined || hole.to <= lastSeq) return undefined;
  return { ...hole, from: Math.max(hole.from, lastSeq + 1) };
}

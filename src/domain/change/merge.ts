import { changedFields, type FieldChange, isSame, valueAt, withValueAt } from './fields.ts';

/** A field that two people changed to different things. */
export interface Clash {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  /** Everything that both wrote; where they clash, mine. */
  readonly body: unknown;
  readonly clashes: readonly Clash[];
  /** What came from the other, for telling. */
  readonly taken: readonly FieldChange[];
}

const touches = (a: string, b: string): boolean =>
  a === b || a === '' || b === '' || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/**
 * Two edits of one document put together: a field that one of them changed is that one's, a field
 * that both changed alike is settled, and the others are told. Nothing that anybody typed is lost.
 */
export function mergeEdits(base: unknown, mine: unknown, theirs: unknown): Merged {
  const own = changedFields(base, mine);
  const others = changedFields(base, theirs);
  const clashes = new Map<string, Clash>();
  const taken: FieldChange[] = [];
  let body = mine;
  for (const change of others) {
    const against = own.filter(({ path }) => touches(path, change.path));
    if (against.length === 0) {
      taken.push(change);
      body = withValueAt(body, change.path, change.after);
      continue;
    }
    // The wider of two paths holds both: a list that one shortened while the other wrote in it.
    const paths = [change.path, ...against.map(({ path }) => path)];
    const path = paths.reduce((widest, one) => (one.length < widest.length ? one : widest));
    const clash = {
      path,
      base: valueAt(base, path),
      mine: valueAt(mine, path),
      theirs: valueAt(theirs, path),
    };
    if (!isSame(clash.mine, clash.theirs)) clashes.set(path, clash);
  }
  return { body, clashes: [...clashes.values()], taken };
}

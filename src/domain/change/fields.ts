/** One field that differs. Undefined: it is not there on that side. */
export interface FieldChange {
  /** `costs.0.amountVnd`; `costs[+]` is never used: a list is told item by item. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (!isMembers(a) || !isMembers(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

/** A text in two languages changes one language at a time; everything below it is a leaf. */
function isLeafPair(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length !== after.length;
  return !(isMembers(before) && isMembers(after));
}

/**
 * Every field that differs, in the order of the members. Lists of one length are compared item by
 * item; of another length they are one change, as numbers would name other things.
 */
export function changedFields(before: unknown, after: unknown, path = ''): readonly FieldChange[] {
  if (isSame(before, after)) return [];
  if (isLeafPair(before, after)) return [{ path, before, after }];
  const [old, now] = [before as Members, after as Members];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) =>
    changedFields(old[name], now[name], path === '' ? name : `${path}.${name}`),
  );
}

/** The value at a path; undefined where nothing is. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  let at = value;
  for (const step of path.split('.')) {
    at = typeof at === 'object' && at !== null ? (at as Members)[step] : undefined;
  }
  return at;
}

/** A copy with another value at a path; undefined takes the member out. What is beside it is shared. */
export function withValueAt(value: unknown, path: string, next: unknown): unknown {
  if (path === '') return next;
  const [step = '', ...rest] = path.split('.');
  if (Array.isArray(value)) {
    const place = Number(step);
    return value.map((item, at) => (at === place ? withValueAt(item, rest.join('.'), next) : item));
  }
  const members: Members = isMembers(value) ? value : {};
  const below = withValueAt(members[step], rest.join('.'), next);
  if (below === undefined) {
    const { [step]: _, ...others } = members;
    return others;
  }
  return { ...members, [step]: below };
}

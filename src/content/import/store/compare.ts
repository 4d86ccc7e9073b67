/** One value that is not what it was; absent means that there was none, or is none. */
export type FieldChange = {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Differences told of one record; beyond them it is a new record in all but its code. */
const changesMax = 200;
/** What changes with every copy of the register and says nothing about the service. */
const copied = 'source.snapshotDate';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Field by field, down to the single value, what is different between two records. */
export function compareFields(before: unknown, after: unknown): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  const walk = (left: unknown, right: unknown, field: string) => {
    if (changes.length >= changesMax || field === copied) return;
    if (isMap(left) && isMap(right) && Array.isArray(left) === Array.isArray(right)) {
      const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
      for (const key of keys) walk(left[key], right[key], field === '' ? key : `${field}.${key}`);
      return;
    }
    if (JSON.stringify(left) === JSON.stringify(right)) return;
    changes.push({
      field,
      ...(left !== undefined && { before: left }),
      ...(right !== undefined && { after: right }),
    });
  };
  walk(before, after, '');
  return changes;
}

import type { EditRefusal } from './guide-edit.ts';

/** Undefined: done. Each change works on a copy of its own, which a refusal throws away. */
export type Done = EditRefusal | undefined;

export const unknown = (detail: string): EditRefusal => ({ code: 'unknown', detail });
export const taken = (detail: string): EditRefusal => ({ code: 'taken', detail });
export const last = (detail: string): EditRefusal => ({ code: 'last', detail });

type Table<T> = Record<string, T>;

/** The own value of a name: never what every object inherits. */
export const own = <T>(table: Readonly<Table<T>> | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

/** Puts a table in another order or under other names, in place. */
function rewrite<T>(table: Table<T>, entries: readonly (readonly [string, T])[]): void {
  for (const name of Object.keys(table)) delete table[name];
  for (const [name, value] of entries) table[name] = value;
}

/** Renames in place, keeping the order. */
export function renameKey<T>(table: Table<T>, from: string, to: string): Done {
  if (!Object.hasOwn(table, from)) return unknown(from);
  if (from === to) return undefined;
  // What every object has is refused by the format; here it must not be written at all.
  if (Object.hasOwn(table, to) || to in {}) return taken(to);
  rewrite(
    table,
    Object.entries(table).map(([name, value]) => [name === from ? to : name, value] as const),
  );
  return undefined;
}

/** Adds under a name that is free. */
export function addKey<T>(table: Table<T>, name: string, value: T): Done {
  if (Object.hasOwn(table, name) || name in {}) return taken(name);
  table[name] = value;
  return undefined;
}

/** Moves an entry by so many places; past an end it stays at the end. */
export function moveKey<T>(table: Table<T>, name: string, by: number): Done {
  const entries = Object.entries(table);
  const at = entries.findIndex(([key]) => key === name);
  if (at < 0) return unknown(name);
  moveAt(entries, at, by);
  rewrite(table, entries);
  return undefined;
}

/** Moves an element in place, as far as there is room. */
export function moveAt<T>(list: T[], at: number, by: number): Done {
  const [moved] = list.slice(at, at + 1);
  if (moved === undefined || at < 0) return unknown(String(at));
  list.splice(at, 1);
  list.splice(Math.min(list.length, Math.max(0, at + by)), 0, moved);
  return undefined;
}

/** Takes fields away that are undefined, sets the others. */
export function setFields(target: object, fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) Reflect.deleteProperty(target, name);
    else Reflect.set(target, name, value);
  }
}

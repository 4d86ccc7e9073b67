/** An expected outcome as a value: a failure that a caller must look at before it can go on. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Closes a `switch` over a union: a new member that nobody handled does not compile. */
export function throwIllegalValue(value: never): never {
  throw new Error(`illegal value: ${JSON.stringify(value)}`);
}

/** States what must hold. A broken invariant is a bug: it throws, and the supervisor recovers. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}

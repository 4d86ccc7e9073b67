import * as z from 'zod/mini';

/** What every object already answers to, `__proto__` among them: no name of content may be one. */
const isInherited = (name: string): boolean => name in {};

const named = (pattern: RegExp) =>
  z.string().check(
    z.regex(pattern),
    z.refine((name) => !isInherited(name), 'a name that every object has'),
  );

/** A variable; `.2` is the second copy of one that stands in a repeated part. */
export const variableNameSchema = named(/^[a-z][a-zA-Z0-9]{0,39}(\.[1-3])?$/);
/** A state: `q.age`, `o.standard`; behind the slash, one that came with a part. */
export const stateIdSchema = named(/^[a-z][a-zA-Z0-9.-]{0,39}(\/[a-zA-Z0-9.-]{1,40}){0,2}$/);
export const itemIdSchema = named(/^[a-z][a-zA-Z0-9.-]{0,59}$/);
export const listIdSchema = named(/^[A-Za-z][a-zA-Z0-9.-]{0,59}$/);
export const textKeySchema = named(/^[a-z][a-zA-Z0-9.-]{0,79}$/);
/** A value of a choice: `unsure`, `3plus`. */
export const valueNameSchema = named(/^[a-z0-9][a-zA-Z0-9-]{0,39}$/);
/** A flow, a part, a source, an invariant. */
export const slugSchema = named(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,59}$/);

/** The value of "Tôi không chắc" (R49), for every kind of variable. */
export const unsure = 'unsure';

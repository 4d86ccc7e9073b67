import * as z from 'zod/mini';
import { guideLimits } from './limits.ts';
import {
  itemIdSchema,
  slugSchema,
  stateIdSchema,
  valueNameSchema,
  variableNameSchema,
} from './names.ts';

/** A dated value, by name. `flowOn` puts the day's number in its place. */
export type FactRef = { readonly fact: string };
type Pair<V> = readonly [variable: string, value: V];
type Ordered = Pair<number | FactRef>;
type Equal = Pair<string | number | FactRef | readonly string[]>;

/** One comparison of a variable with a constant; the only thing that a flow can ask of an answer. */
export type Atom =
  | { readonly eq: Equal }
  | { readonly ne: Equal }
  | { readonly lt: Ordered }
  | { readonly le: Ordered }
  | { readonly gt: Ordered }
  | { readonly ge: Ordered }
  | { readonly in: Pair<readonly (string | number)[]> };

/** When a route is taken or a list line shown. `and` and `or` stop at the first that decides. */
export type Condition =
  | Atom
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition };

/** What an author holds of a finished set of answers: a condition, or a fact about the result. */
export type Check =
  | Atom
  | { readonly answered: string }
  | { readonly at: string | readonly string[] }
  | { readonly has: string }
  | { readonly exactlyOne: readonly string[] }
  | { readonly never: Check }
  | { readonly and: readonly Check[] }
  | { readonly or: readonly Check[] }
  | { readonly not: Check };

const factRef = z.strictObject({ fact: slugSchema });
const whole = z.int();
const pair = <V extends z.ZodMiniType>(value: V) => z.tuple([variableNameSchema, value]);
const ordered = pair(z.union([whole, factRef]));
const equal = pair(
  z.union([
    valueNameSchema,
    whole,
    factRef,
    z.array(valueNameSchema).check(z.maxLength(guideLimits.setValues)),
  ]),
);
const oneOf = pair(
  z
    .array(z.union([valueNameSchema, whole]))
    .check(z.minLength(1), z.maxLength(guideLimits.conditionParts)),
);
const atoms = [
  z.strictObject({ eq: equal }),
  z.strictObject({ ne: equal }),
  z.strictObject({ lt: ordered }),
  z.strictObject({ le: ordered }),
  z.strictObject({ gt: ordered }),
  z.strictObject({ ge: ordered }),
  z.strictObject({ in: oneOf }),
] as const;

const parts = <T>(schema: z.ZodMiniType<T>) =>
  z.array(schema).check(z.minLength(1), z.maxLength(guideLimits.conditionParts));

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    ...atoms,
    z.strictObject({ and: parts(conditionSchema) }),
    z.strictObject({ or: parts(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

const stateList = z.array(stateIdSchema).check(z.minLength(1), z.maxLength(guideLimits.states));
const itemList = z
  .array(itemIdSchema)
  .check(z.minLength(2), z.maxLength(guideLimits.conditionParts));

export const checkSchema: z.ZodMiniType<Check> = z.lazy(() =>
  z.union([
    ...atoms,
    z.strictObject({ answered: variableNameSchema }),
    z.strictObject({ at: z.union([stateIdSchema, stateList]) }),
    z.strictObject({ has: itemIdSchema }),
    z.strictObject({ exactlyOne: itemList }),
    z.strictObject({ never: checkSchema }),
    z.strictObject({ and: parts(checkSchema) }),
    z.strictObject({ or: parts(checkSchema) }),
    z.strictObject({ not: checkSchema }),
  ]),
);

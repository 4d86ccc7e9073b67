import * as z from 'zod/mini';
import { dossierStates } from '../../domain/action/index.ts';
import { lotStates, productStates, SourceNameSchema } from '../../domain/api/index.ts';
import { isJsonPointer, requestHeadersSchema } from '../sources/index.ts';

/** Most connectors of one hub: a handful of registers and offices. */
const connectorsMax = 32;

const PointerSchema = z.string().check(z.maxLength(200), z.refine(isJsonPointer));
const codes = z.array(z.string().check(z.regex(/^[A-Z0-9.]{1,14}$/))).check(z.maxLength(200));

/** Where a value stands, and which of our words each of the source's words means. */
const mapped = <T extends readonly [string, ...string[]]>(words: T) =>
  z.strictObject({
    at: PointerSchema,
    /** The source's word → ours. A word that is not here makes the answer unreadable. */
    values: z.record(z.string().check(z.maxLength(100)), z.enum(words)),
  });

const DayFieldSchema = z.strictObject({
  at: PointerSchema,
  /** `iso`: 2026-11-25, with or without a time; `dayMonthYear`: 25/11/2026 or 25-11-2026. */
  format: z.enum(['iso', 'dayMonthYear']),
});

const LimitsSchema = z.strictObject({
  /** Longest wait for one answer, ms. Under the 8 s that a kiosk waits. */
  timeoutMs: z._default(z.int().check(z.minimum(50), z.maximum(6_000)), 3_000),
  /** Largest answer, bytes. */
  bytesMax: z._default(z.int().check(z.minimum(100), z.maximum(1_048_576)), 65_536),
  /** How long an answer is given again without asking, ms. */
  freshMs: z._default(z.int().check(z.minimum(0), z.maximum(86_400_000)), 300_000),
  /** How long the last answer is given, with its age, while the source is silent, ms. */
  keptMs: z._default(z.int().check(z.minimum(0), z.maximum(30 * 86_400_000)), 7 * 86_400_000),
  /** Most questions on their way at once. */
  parallelMax: z._default(z.int().check(z.minimum(1), z.maximum(64)), 8),
  /** Failures in a row after which the source is left alone for `restMs`. */
  failuresMax: z._default(z.int().check(z.minimum(1), z.maximum(100)), 5),
  restMs: z._default(z.int().check(z.minimum(100), z.maximum(3_600_000)), 30_000),
});
export type ConnectorLimits = z.infer<typeof LimitsSchema>;

const RequestSchema = z.strictObject({
  /** With `{code}`, or `{gtin}` and `{lot}`: put in percent-encoded, so they stay one segment. */
  url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s{}/]+\/\S*$/)),
  headers: requestHeadersSchema,
});

const base = {
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)),
  source: SourceNameSchema,
  request: RequestSchema,
  limits: z.prefault(LimitsSchema, {}),
};
const answerBase = {
  /** HTTP statuses that mean "not in this register". */
  notFoundStatuses: z._default(z.array(z.int()).check(z.maxLength(5)), [404]),
  /** Where the source repeats what was asked; another value there makes the answer unreadable. */
  echo: z.optional(PointerSchema),
};

const DossierConnectorSchema = z.strictObject({
  ...base,
  kind: z.literal('dossier'),
  /** Agencies it answers for: `H26`, `G01`, `H26.17`. */
  covers: codes.check(z.minLength(1)),
  answer: z.strictObject({
    ...answerBase,
    state: mapped(dossierStates),
    dueDay: z.optional(DayFieldSchema),
  }),
});
const ProductConnectorSchema = z.strictObject({
  ...base,
  kind: z.literal('product'),
  /** GS1 prefixes it answers for, `893`; empty for every number. */
  covers: codes,
  answer: z.strictObject({
    ...answerBase,
    state: mapped(productStates),
    /** Who issued the number: the source's word → key of an issuer in the content. */
    issuer: z.optional(
      z.strictObject({
        at: PointerSchema,
        values: z.record(z.string(), z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/))),
      }),
    ),
    lot: z.optional(mapped(lotStates)),
    expiresOn: z.optional(DayFieldSchema),
  }),
});

export const ConnectorConfigSchema = z.discriminatedUnion('kind', [
  DossierConnectorSchema,
  ProductConnectorSchema,
]);
export type ConnectorConfig = z.infer<typeof ConnectorConfigSchema>;

/** `connectors.json` (docs/connectors.md). Names are unique: the cache is kept under them. */
export const ConnectorFileSchema = z.strictObject({
  v: z.literal(1),
  connectors: z.array(ConnectorConfigSchema).check(
    z.maxLength(connectorsMax),
    z.refine((list) => new Set(list.map(({ name }) => name)).size === list.length),
  ),
});
export type DayField = z.infer<typeof DayFieldSchema>;

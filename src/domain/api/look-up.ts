import * as z from 'zod/mini';
import { DaySchema, dossierStates, InstantSchema } from '../action/index.ts';

/** What a kiosk may ask other systems about, through the hub. */
export const lookUpKinds = ['dossier', 'product'] as const;
export type LookUpKind = (typeof lookUpKinds)[number];

/** A dossier code as `readCode` normalises it (domain.md §3.5). */
export const DossierQuerySchema = z.strictObject({
  kind: z.literal('dossier'),
  code: z.string().check(z.maxLength(64), z.regex(/^[0-9A-Z.]{3,40}-\d{6}-\d{3,6}$/)),
});
/** A product by number and lot. Never its serial: that would tell one buyer from another. */
export const ProductQuerySchema = z.strictObject({
  kind: z.literal('product'),
  gtin: z.string().check(z.regex(/^\d{14}$/)),
  lot: z.nullable(z.string().check(z.maxLength(20), z.regex(/^[!-z]+$/))),
});
export const LookUpQuerySchema = z.discriminatedUnion('kind', [
  DossierQuerySchema,
  ProductQuerySchema,
]);
export type LookUpQuery = z.infer<typeof LookUpQuerySchema>;

/** What a register says of a product. `notFound` is no verdict: most real goods are in none. */
export const productStates = ['registered', 'recalled', 'suspended', 'notFound'] as const;
/** Whether the register knows the lot; `notSaid` where it keeps none, or none was asked for. */
export const lotStates = ['known', 'unknown', 'notSaid'] as const;

/** Characters of a source's name: what one line of a card holds. */
const sourceCharactersMax = 80;
const sourceText = z.string().check(z.minLength(1), z.maxLength(sourceCharactersMax));

/** Who says so: named by the hub's operator in the connector's configuration, never by the answer. */
export const SourceNameSchema = z.strictObject({ vi: sourceText, en: sourceText });
export type SourceName = z.infer<typeof SourceNameSchema>;

const answered = {
  outcome: z.literal('answered'),
  source: SourceNameSchema,
  /** When the source was asked: what it says is true of that moment only. */
  askedAt: InstantSchema,
  /** The source does not answer now; this is the last thing it said. */
  kept: z.boolean(),
};

export const DossierAnswerSchema = z.strictObject({
  ...answered,
  kind: z.literal('dossier'),
  state: z.enum(dossierStates),
  dueDay: z.nullable(DaySchema),
});
export type DossierAnswer = z.infer<typeof DossierAnswerSchema>;

export const ProductAnswerSchema = z.strictObject({
  ...answered,
  kind: z.literal('product'),
  state: z.enum(productStates),
  /** Key of an issuer in the content; null when the source names none, or one we do not know. */
  issuer: z.nullable(z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/))),
  lot: z.enum(lotStates),
  expiresOn: z.nullable(DaySchema),
});
export type ProductAnswer = z.infer<typeof ProductAnswerSchema>;

/** What the hub can say: enumerated facts and days. Names, addresses and free text never pass. */
export const LookUpAnswerSchema = z.union([
  DossierAnswerSchema,
  ProductAnswerSchema,
  /** No connector covers this code: nobody was asked. */
  z.strictObject({ outcome: z.literal('noSource') }),
  /** The source did not answer, or not in the agreed shape, and nothing is kept. */
  z.strictObject({ outcome: z.literal('noAnswer'), source: SourceNameSchema }),
]);
export type LookUpAnswer = z.infer<typeof LookUpAnswerSchema>;

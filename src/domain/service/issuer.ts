import * as z from 'zod/mini';
import { daySchema, localTextSchema } from './text.ts';

/** More than there are GS1 member organisations. */
export const issuersMax = 150;

/** Who gives out product numbers, and what that says of a product: the number, never the goods. */
export const issuerSchema = z.object({
  /** Also what connectors name an issuer by. */
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/)),
  name: localTextSchema,
  /** First digits of the numbers it gives, without the indicator digit; the longest wins. */
  prefixes: z.array(z.string().check(z.regex(/^\d{2,11}$/))).check(z.minLength(1), z.maxLength(60)),
  /** What its numbers do and do not say. */
  vouchesFor: localTextSchema,
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  checkedOn: daySchema,
});
export type Issuer = z.infer<typeof issuerSchema>;

/**
 * Who gave a product its number: the issuer with the longest prefix of it, or undefined.
 *
 * @param gtin 14 digits
 */
export function issuerOf(issuers: readonly Issuer[], gtin: string): Issuer | undefined {
  // Behind the indicator digit; GTIN-8 has its prefix in its own first digits.
  const number = gtin.startsWith('000000') ? gtin.slice(6) : gtin.slice(1);
  let best: { readonly issuer: Issuer; readonly length: number } | undefined;
  for (const issuer of issuers) {
    for (const prefix of issuer.prefixes) {
      if (number.startsWith(prefix) && prefix.length > (best?.length ?? 0)) {
        best = { issuer, length: prefix.length };
      }
    }
  }
  return best?.issuer;
}

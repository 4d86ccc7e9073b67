import * as z from 'zod/mini';

/**
 * Why something in an entry may be wrong; screens say each in words (law 1).
 * - `zeroFee`: the register has a bare zero, which is not "free";
 * - `feeNumber`: the number and the words of a fee disagree, so the number is not shown;
 * - `onlineFlags`: the three flags of online service contradict each other;
 * - `timesDiffer`: the ways of handing in have different times without a reason;
 * - `whereInferred`: the office is inferred from the level of government;
 * - `noQuantity`: lines of the papers have no counts, and may or may not be papers;
 * - `brokenText`: sentences are broken off or unreadable in the source;
 * - `reference`: it named another service that does not exist or leads back to itself.
 */
const doubtSchema = z.enum([
  'zeroFee',
  'feeNumber',
  'onlineFlags',
  'timesDiffer',
  'whereInferred',
  'noQuantity',
  'brokenText',
  'reference',
]);
export type Doubt = z.infer<typeof doubtSchema>;
export const doubtsSchema = z.array(doubtSchema).check(z.maxLength(8));

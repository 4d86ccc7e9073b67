import * as z from 'zod/mini';
import type { EntryLimits } from './entry-limits.ts';
import { evidenceCaseOf } from './evidence.ts';
import { paperCountsSchema } from './paper-counts.ts';
import { registerServiceCodeSchema } from './service-code.ts';
import type { TextSchema } from './text.ts';

/** A law, decree or circular (CPSV-AP LegalResource; *căn cứ pháp lý*). */
const legalResourceOf = (text: TextSchema, codeCharsMax: number) =>
  z.object({
    code: z.string().check(z.minLength(3), z.maxLength(codeCharsMax)),
    name: z.optional(text.shape.vi),
  });
export type LegalResource = z.infer<ReturnType<typeof legalResourceOf>>;

/**
 * Another service that this one names: `requires` has to be done first (CPSV-AP requires) and
 * never leads back to itself; `related` is worth a look; `replacedBy` is done instead.
 */
const relatedServiceSchema = z.object({
  code: registerServiceCodeSchema,
  how: z.enum(['requires', 'related', 'replacedBy']),
});
export type RelatedService = z.infer<typeof relatedServiceSchema>;

/** The fields of the details, for texts of our own or texts of a register. */
export const detailFieldsOf = (text: TextSchema, limits: EntryLimits) => {
  const texts = (max: number) => z.array(text).check(z.maxLength(max));
  return {
    whoMayApply: texts(limits.applicants),
    evidence: z.array(evidenceCaseOf(text)).check(z.maxLength(limits.cases)),
    /** Where `evidence` is empty because the names of the papers are not in the catalogue. */
    paperCounts: z.optional(paperCountsSchema),
    steps: texts(limits.steps),
    conditions: texts(limits.conditions),
    outputs: texts(limits.outputs),
    legalResources: z.array(legalResourceOf(text, limits.legalCodeChars)).check(z.maxLength(60)),
    related: z.array(relatedServiceSchema).check(z.maxLength(60)),
  };
};

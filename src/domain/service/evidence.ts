import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import type { TextSchema } from './text.ts';

/** Copies of one paper that one dossier can ask for. The register's largest is below it. */
const papersMax = 20;
/** Lines of one case. The register's longest has 36 (1.013742). */
const caseItemsMax = 60;
const count = z.int().check(z.minimum(0), z.maximum(papersMax));

/**
 * What a resident does about a paper:
 * - `submit`: hands it in;
 * - `show`: shows it and takes it home;
 * - `fillIn`: a form, filled in at the desk or on the portal;
 * - `lookedUp`: the office finds it in a database; bring it only if it cannot.
 */
const evidenceUseSchema = z.enum(['submit', 'show', 'fillIn', 'lookedUp']);
export type EvidenceUse = z.infer<typeof evidenceUseSchema>;

/** One paper of a dossier (CPSV-AP Evidence; *thành phần hồ sơ*). */
const evidenceOf = (text: TextSchema) =>
  z.object({
    /** Stable within the service: flows and slips refer to it. */
    key: z.string().check(z.regex(/^[a-z][a-zA-Z0-9]{1,39}$/)),
    shortName: text,
    fullName: text,
    originals: count,
    copies: count,
    use: evidenceUseSchema,
    /** True for a line of the register that has no quantity: advice, not a paper. */
    note: z.boolean(),
    /** Who needs it. Absent: everyone in this case. */
    condition: z.optional(text),
    whereToGet: z.optional(text),
    pictogram: pictogramSchema,
  });
export type Evidence = z.infer<ReturnType<typeof evidenceOf>>;

/** The papers of one case; a service with a single case has one, without a title. */
export const evidenceCaseOf = (text: TextSchema) =>
  z.object({
    key: z.string().check(z.regex(/^[a-z][a-zA-Z0-9]{1,39}$/)),
    title: z.optional(text),
    items: z.array(evidenceOf(text)).check(z.minLength(1), z.maxLength(caseItemsMax)),
  });
export type EvidenceCase = z.infer<ReturnType<typeof evidenceCaseOf>>;

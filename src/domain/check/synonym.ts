import * as z from 'zod/mini';

/**
 * Words by which residents look for a service and that its own texts do not have: they become a way
 * to ask for it in the search index. Folded, as residents' words are counted (contracts.md, Insight).
 */
export const synonymSchema = z.object({
  words: z.string().check(z.regex(/^[\p{Ll}\d]+( [\p{Ll}\d]+){0,9}$/u), z.maxLength(60)),
  /** Code of the service that they shall find. */
  service: z.string().check(z.minLength(1), z.maxLength(32)),
});
export type Synonym = z.infer<typeof synonymSchema>;

import * as z from 'zod/mini';
import { partSchema, writtenFlowSchema } from './flow.ts';

/** The formats of files that an author of flows writes. */
export const guideFormats = { 'flow-1': writtenFlowSchema, 'flow-part-1': partSchema } as const;

/**
 * A format as JSON Schema 2020-12, for editors and other programs. It says the shape; that names
 * lead somewhere, that texts are there and that every way ends is the checker's to say.
 *
 * @returns a value that JSON can hold.
 */
export function guideJsonSchema(format: keyof typeof guideFormats): object {
  return z.toJSONSchema(guideFormats[format], { target: 'draft-2020-12', io: 'input' });
}

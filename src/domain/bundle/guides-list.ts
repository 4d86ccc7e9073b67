import * as z from 'zod/mini';
import { fromUtf8 } from '../basics/index.ts';
import { sectionBytesMax } from './manifest.ts';

/** Most guided flows of one version; the starter has fifteen. */
export const guidesMax = 300;

/** Where a guided flow lies, and the procedures that it stands on; the first is its own. */
const guideRefSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(60)),
  services: z
    .array(z.string().check(z.minLength(1), z.maxLength(32)))
    .check(z.minLength(1), z.maxLength(12)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(sectionBytesMax)),
});
export type GuideRef = z.infer<typeof guideRefSchema>;

export const guidesListSchema = z.array(guideRefSchema).check(z.maxLength(guidesMax));

/**
 * Reads the section manifest of the guided flows.
 *
 * @throws when it is none
 */
export function readGuidesList(bytes: Uint8Array): GuideRef[] {
  return guidesListSchema.parse(JSON.parse(fromUtf8(bytes)));
}

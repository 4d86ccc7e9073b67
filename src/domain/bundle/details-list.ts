import * as z from 'zod/mini';
import { fromUtf8 } from '../basics/index.ts';
import { sectionBytesMax } from './manifest.ts';

/** Most details that one list names: a national catalogue has 16 lists of about 350. */
const listedMax = 2_000;

/** Where the details of one procedure lie. */
const detailsRefSchema = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(32)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(sectionBytesMax)),
  /** Of the procedures that most people come for: in storage before a kiosk shows the version. */
  first: z.optional(z.literal(true)),
});
export type DetailsRef = z.infer<typeof detailsRefSchema>;

const detailsListSchema = z.array(detailsRefSchema).check(z.maxLength(listedMax));

/**
 * Reads a section manifest: the details that the signed manifest names by naming this list, so
 * that 5,665 procedures need 16 entries of it and not 5,665.
 *
 * @throws when it is none; for bytes that were checked, `JSON.parse` would do
 */
export function readDetailsList(bytes: Uint8Array): DetailsRef[] {
  return detailsListSchema.parse(JSON.parse(fromUtf8(bytes)));
}

import * as z from 'zod/mini';
import { pictureBytesMax, pictureSideMax } from '../picture/index.ts';
import { localTextSchema } from './text.ts';

/** What a picture says in letters of its own; those that nobody reads aloud must not be the only ones. */
const pictureWords = ['none', 'inText'] as const;

/** A picture beside a text: its bytes lie by their hash, its words here. */
export const pictureSchema = z.strictObject({
  /** Of its bytes, WebP. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(pictureBytesMax)),
  /** px, so that its place is kept before it is drawn. */
  width: z.int().check(z.minimum(1), z.maximum(pictureSideMax)),
  height: z.int().check(z.minimum(1), z.maximum(pictureSideMax)),
  /** For whoever does not see it, and where it cannot be had (*văn bản thay thế*). */
  alt: localTextSchema,
  /** Whether letters are in it: then a person has said that the text has all of them. */
  words: z.enum(pictureWords),
});
export type Picture = z.infer<typeof pictureSchema>;

import * as z from 'zod/mini';
import { uploadBytesMax } from '../../picture/index.ts';
import { pictureSchema } from '../../service/index.ts';
import { consoleApi } from './paths.ts';

/** Paths of pictures, below the console's API. */
export const picturePaths = {
  /** POST: a file, from which the hub makes a picture that kiosks take. */
  all: 'pictures',
  one: (sha256: string) => `pictures/${sha256}`,
} as const;

/** Where a browser that is signed in fetches a picture by itself. */
export const pictureAddress = (sha256: string): string => consoleApi + picturePaths.one(sha256);

/** Pictures that a hub keeps, published or not. */
export const picturesKeptMax = 500;

/** Why a file is no picture for a kiosk; in words at the field. */
export const pictureRefusals = [
  /** No PNG, JPEG or WebP, whatever its name says. */
  'notAPicture',
  'tooLarge',
  /** More pixels than are ever unpacked. */
  'tooManyPixels',
  'tooSmall',
  /** A stripe: too tall or too flat to stand whole beside a text. */
  'badShape',
  /** Broken behind its first bytes. */
  'unreadable',
  /** So restless that it is no small file at any size that can be seen. */
  'tooRestless',
  /** The hub keeps no more of them. */
  'tooMany',
] as const;
export type PictureRefusal = (typeof pictureRefusals)[number];

/** Bytes as base64 need four letters for three. */
export const uploadTextMax = Math.ceil(uploadBytesMax / 3) * 4;

export const BringPictureSchema = z.strictObject({
  /** The file, base64. A longer one is refused in words as well, and never unpacked. */
  data: z.string().check(z.minLength(1), z.maxLength(uploadTextMax + 4)),
});

/** What stands in a notice of it, without its words. */
export const PictureMadeSchema = z.strictObject({
  sha256: pictureSchema.shape.sha256,
  bytes: pictureSchema.shape.bytes,
  width: pictureSchema.shape.width,
  height: pictureSchema.shape.height,
});
export type PictureMade = z.infer<typeof PictureMadeSchema>;

export const BringPictureAnswerSchema = z.union([
  z.strictObject({ picture: PictureMadeSchema }),
  z.strictObject({ refused: z.enum(pictureRefusals) }),
]);
export type BringPictureAnswer = z.infer<typeof BringPictureAnswerSchema>;

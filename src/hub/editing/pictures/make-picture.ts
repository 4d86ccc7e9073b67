import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { PictureMade, PictureRefusal } from '../../../domain/api/console/index.ts';
import { err, ok, type Result, sha256, toHex } from '../../../domain/basics/index.ts';
import {
  pictureBytesMax,
  pictureShapeMax,
  pictureShapeMin,
  pictureSideMax,
  pictureSideMin,
  readPictureHead,
  uploadBytesMax,
  uploadPixelsMax,
} from '../../../domain/picture/index.ts';

/** How it is packed, best first; the next is tried while the file is too long for a kiosk. */
const tries = [
  { share: 1, quality: 84 },
  { share: 1, quality: 70 },
  { share: 0.8, quality: 66 },
  { share: 0.6, quality: 60 },
  { share: 0.45, quality: 50 },
] as const;

export interface MadePicture extends PictureMade {
  readonly data: Uint8Array<ArrayBuffer>;
}

const isStripe = (width: number, height: number): boolean =>
  width / height < pictureShapeMin || width / height > pictureShapeMax;

/**
 * Makes the picture that kiosks take out of whatever file an office brought: drawn anew as WebP, so that
 * nothing of the file itself travels (where it was taken, by whom, with what, a document behind its end).
 * Its size is read out of its first bytes before a pixel of it is unpacked.
 */
export async function makePicture(file: Uint8Array): Promise<Result<MadePicture, PictureRefusal>> {
  if (file.length > uploadBytesMax) return err('tooLarge');
  const head = readPictureHead(file);
  if (head === undefined) return err('notAPicture');
  if (head.width * head.height > uploadPixelsMax) return err('tooManyPixels');
  if (Math.min(head.width, head.height) < pictureSideMin) return err('tooSmall');
  // A photograph may ask to be turned: either way up it must stand.
  if (isStripe(head.width, head.height) && isStripe(head.height, head.width))
    return err('badShape');
  const image = await loadImage(file).catch(() => undefined);
  if (image === undefined) return err('unreadable');
  const { width, height } = image;
  // What its head said is what was judged; what comes out must be that.
  if (width * height !== head.width * head.height) return err('unreadable');
  if (isStripe(width, height)) return err('badShape');
  for (const { share, quality } of tries) {
    const made = await draw(
      image,
      share * Math.min(1, pictureSideMax / Math.max(width, height)),
      quality,
    );
    if (made.data.length > pictureBytesMax) continue;
    if (Math.min(made.width, made.height) < pictureSideMin) break;
    return ok(made);
  }
  return err('tooRestless');
}

async function draw(image: Image, scale: number, quality: number): Promise<MadePicture> {
  const [width, height] = [image.width, image.height].map((side) => Math.round(side * scale)) as [
    number,
    number,
  ];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  // What shines through stands on white, by day and by night.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const data = Uint8Array.from(await canvas.encode('webp', quality));
  return { sha256: toHex(await sha256(data)), bytes: data.length, width, height, data };
}

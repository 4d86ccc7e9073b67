import { type GreyImage, greyFromRgba } from '../decode/grey-image.ts';

/** What a camera showed, as it goes to the worker: its own frame, or a drawing of it. */
export type Picture = VideoFrame | ImageBitmap;

/** Formats that begin with a plane of brightness, one byte a pixel. */
const planar = /^(?:I4|NV)/;
/** Brightness in video range: black and white (ITU-R BT.601 and BT.709). */
const [videoBlack, videoWhite] = [16, 235];
const fullOfVideo = Uint8Array.from({ length: 256 }, (_, level) =>
  Math.max(0, Math.min(255, Math.round(((level - videoBlack) * 255) / (videoWhite - videoBlack)))),
);

/** Makes pictures grey, and closes them. Holds one drawing at most; for one worker. */
export interface GreyPictures {
  /** Rejects when the picture cannot be read; it is closed all the same. */
  greyOf(picture: Picture): Promise<GreyImage>;
}

/**
 * A camera's own frame has its brightness in a plane: copied, it costs a tenth of drawing the picture
 * in colour and weighing that (10 to 15 ms of a frame at 1280×720). Everything else is drawn.
 */
export function createGreyPictures(): GreyPictures {
  let canvas: OffscreenCanvas | undefined;
  let pen: OffscreenCanvasRenderingContext2D | null = null;

  function draw(picture: Picture, width: number, height: number): GreyImage {
    if (canvas?.width !== width || canvas.height !== height) {
      canvas = new OffscreenCanvas(width, height);
      pen = canvas.getContext('2d', { willReadFrequently: true });
    }
    if (!pen) throw new Error('no canvas to read a frame with');
    pen.drawImage(picture, 0, 0, width, height);
    return greyFromRgba(pen.getImageData(0, 0, width, height).data, width, height);
  }

  return {
    async greyOf(picture) {
      try {
        if (!('format' in picture)) return draw(picture, picture.width, picture.height);
        const plane = await brightnessOf(picture);
        return plane ?? draw(picture, picture.displayWidth, picture.displayHeight);
      } finally {
        picture.close();
      }
    },
  };
}

/** Undefined where the frame has no such plane, or its pixels are not as it is shown. */
async function brightnessOf(frame: VideoFrame): Promise<GreyImage | undefined> {
  const { format, visibleRect, displayWidth, displayHeight } = frame;
  if (!visibleRect || !planar.test(format ?? '')) return undefined;
  const { width, height } = visibleRect;
  if (width !== displayWidth || height !== displayHeight) return undefined;
  const bytes = new Uint8Array(frame.allocationSize());
  const [brightness] = await frame.copyTo(bytes);
  // Rows with something between them are not what the decoder takes.
  if (brightness?.offset !== 0 || brightness.stride !== width) return undefined;
  const data = bytes.subarray(0, width * height);
  if (frame.colorSpace.fullRange === false) {
    for (let i = 0; i < data.length; i += 1) data[i] = fullOfVideo[data[i] as number] as number;
  }
  return { width, height, data };
}

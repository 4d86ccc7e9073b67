import { expect, test } from 'vitest';
import { createGreyPictures } from './grey-picture.ts';

const [width, height] = [64, 48];
/** A slope from dark to light, from 16 to 235. */
const slope = Uint8Array.from({ length: width * height }, (_, i) =>
  Math.round(16 + (219 * (i % width)) / (width - 1)),
);

function planarFrame(format: 'I420' | 'NV12', fullRange: boolean, shownWidth = width): VideoFrame {
  const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
  bytes.set(slope);
  return new VideoFrame(bytes, {
    format,
    codedWidth: width,
    codedHeight: height,
    displayWidth: shownWidth,
    displayHeight: height,
    timestamp: 0,
    colorSpace: { fullRange, matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
  });
}

test.each(['I420', 'NV12'] as const)('the brightness of %s is copied as it is', async (format) => {
  const frame = planarFrame(format, true);
  const image = await createGreyPictures().greyOf(frame);
  expect(image).toEqual({ width, height, data: slope });
  // Closed: a camera has few frames to give.
  expect(frame.format).toBeNull();
});

test('brightness in video range is stretched to black and white', async () => {
  const { data } = await createGreyPictures().greyOf(planarFrame('I420', false));
  expect([data[0], data[width - 1]]).toEqual([0, 255]);
});

test('a frame that is shown in another size is drawn in that size', async () => {
  const image = await createGreyPictures().greyOf(planarFrame('I420', true, 2 * width));
  expect([image.width, image.height, image.data.length]).toEqual([128, 48, 128 * 48]);
});

test('frames in colour and bitmaps give the same grey', async () => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = 'rgb(200 100 50)';
  pen.fillRect(0, 0, width, height);
  const pictures = createGreyPictures();
  const bitmap = await pictures.greyOf(await createImageBitmap(canvas));
  const frame = await pictures.greyOf(new VideoFrame(canvas, { timestamp: 0 }));
  // 0.299 of red, 0.587 of green, 0.114 of blue.
  expect(bitmap.data[100]).toBe(124);
  expect(Math.abs((frame.data[100] as number) - 124)).toBeLessThanOrEqual(2);
});

test('a picture that cannot be read is told, and closed', async () => {
  const frame = planarFrame('I420', true);
  frame.close();
  await expect(createGreyPictures().greyOf(frame)).rejects.toThrow();
});

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import {
  pictureBytesMax,
  pictureSideMax,
  readPictureHead,
  uploadBytesMax,
} from '../../../domain/picture/index.ts';
import { makePicture } from './make-picture.ts';

/** Left quarter blue, the rest red. */
function flag(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#0000ff';
  context.fillRect(0, 0, width / 4, height);
  return canvas;
}

const encoded = {
  png: () => flag(800, 400).encode('png'),
  jpeg: () => flag(800, 400).encode('jpeg', 90),
  webp: () => flag(800, 400).encode('webp', 90),
};

/** A photograph with a note of where it was taken, which asks to be turned by a quarter. */
async function photograph(): Promise<Buffer> {
  const file = await flag(800, 600).encode('jpeg', 90);
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from('0001011200030000000100060000', 'hex'),
    Buffer.from('00000000', 'hex'),
    Buffer.from('GPS 21.0285,105.8542 Nguyen Van An', 'latin1'),
  ]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  return Buffer.concat([file.subarray(0, 2), head, exif, file.subarray(2)]);
}

async function pixel(data: Uint8Array, x: number, y: number): Promise<string> {
  const image = await loadImage(data);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
  return green > 80
    ? 'other'
    : red > 200 && blue < 60
      ? 'red'
      : blue > 200 && red < 60
        ? 'blue'
        : 'other';
}

const refusal = async (file: Uint8Array) => {
  const made = await makePicture(file);
  return made.ok ? 'made' : made.error;
};
const made = async (file: Uint8Array) => {
  const one = await makePicture(file);
  if (!one.ok) throw new Error(one.error);
  return one.value;
};

it.each(['png', 'jpeg', 'webp'] as const)(
  'makes of a %s a small WebP of the same sides',
  async (type) => {
    const picture = await made(await encoded[type]());
    expect(readPictureHead(picture.data)).toEqual({ type: 'webp', width: 800, height: 400 });
    expect(picture).toMatchObject({ width: 800, height: 400, bytes: picture.data.length });
    expect(picture.bytes).toBeLessThanOrEqual(pictureBytesMax);
    expect([await pixel(picture.data, 40, 200), await pixel(picture.data, 700, 200)]).toEqual([
      'blue',
      'red',
    ]);
  },
);

it('makes a large one as small as a kiosk draws it', async () => {
  const picture = await made(await flag(4_000, 2_000).encode('jpeg', 90));
  expect([picture.width, picture.height]).toEqual([pictureSideMax, pictureSideMax / 2]);
});

it('turns a photograph as it asks, and lets nothing travel that the camera wrote', async () => {
  const file = await photograph();
  expect(file.includes('GPS 21.0285')).toBe(true);
  const { data, width, height } = await made(file);
  expect([width, height]).toEqual([600, 800]);
  // A quarter to the right: what was left is above.
  expect([await pixel(data, 200, 60), await pixel(data, 200, 700)]).toEqual(['blue', 'red']);
  for (const word of ['GPS', 'Nguyen', 'Exif', 'EXIF']) {
    expect(Buffer.from(data).includes(word)).toBe(false);
  }
});

it('lets nothing travel that lies behind the end of a picture', async () => {
  const file = Buffer.concat([
    await encoded.jpeg(),
    Buffer.from('<script>alert(1)</script>PK\x03\x04'),
  ]);
  const { data } = await made(file);
  expect(Buffer.from(data).includes('script')).toBe(false);
  expect(Buffer.from(data).includes('PK')).toBe(false);
});

it('puts what shines through on white', async () => {
  const canvas = createCanvas(400, 300);
  const { data } = await made(await canvas.encode('png'));
  const image = await loadImage(data);
  const drawn = createCanvas(400, 300);
  drawn.getContext('2d').drawImage(image, 0, 0);
  expect([...drawn.getContext('2d').getImageData(200, 150, 1, 1).data]).toEqual([
    255, 255, 255, 255,
  ]);
});

it('takes nothing that is no PNG, JPEG or WebP, whatever it is called', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><script/></svg>';
  const strangers = [
    svg,
    `<?xml version="1.0"?>${svg}`,
    `GIF89a${'\0'.repeat(100)}`,
    '%PDF-1.7\n'.padEnd(100, ' '),
    `BM${'\0'.repeat(100)}`,
    '<!doctype html><img src=x onerror=alert(1)>',
    '',
    'RIFF\0\0\0\0WAVEfmt '.padEnd(100, '\0'),
  ];
  for (const text of strangers)
    expect(await refusal(Buffer.from(text, 'latin1'))).toBe('notAPicture');
});

/** The first bytes of a PNG of these sides, with nothing behind them. */
function pngHead(width: number, height: number): Buffer {
  const file = Buffer.alloc(64);
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

it('unpacks no bomb: its sides are read and refused before', async () => {
  expect(await refusal(pngHead(60_000, 60_000))).toBe('tooManyPixels');
  expect(await refusal(pngHead(0xffff_ffff, 0xffff_ffff))).toBe('tooManyPixels');
  expect(await refusal(pngHead(5_001, 5_000))).toBe('tooManyPixels');
  expect(await refusal(pngHead(0, 400))).toBe('notAPicture');
  expect(await refusal(new Uint8Array(uploadBytesMax + 1))).toBe('tooLarge');
});

it('believes no head that the rest of the file does not bear out', async () => {
  const small = await flag(400, 300).encode('png');
  const lying = Buffer.from(small);
  lying.writeUInt32BE(500, 16);
  expect(await refusal(lying)).toBe('unreadable');
  expect(await refusal(pngHead(800, 400))).toBe('unreadable');
  const photo = await encoded.jpeg();
  expect(['unreadable', 'notAPicture']).toContain(await refusal(photo.subarray(0, 60)));
  // A size in a head that is never reached.
  const endless = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    Buffer.alloc(400, Buffer.from([0xff, 0xe0, 0, 2])),
  ]);
  expect(await refusal(endless)).toBe('notAPicture');
});

it('takes no stamp, no stripe and no noise', async () => {
  expect(await refusal(await flag(300, 239).encode('png'))).toBe('tooSmall');
  expect(await refusal(await flag(1_300, 400).encode('png'))).toBe('badShape');
  expect(await refusal(await flag(400, 1_300).encode('png'))).toBe('badShape');
  const canvas = createCanvas(1_000, 800);
  const context = canvas.getContext('2d');
  const noise = context.createImageData(1_000, 800);
  let state = 1;
  for (let at = 0; at < noise.data.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise.data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  context.putImageData(noise, 0, 0);
  const answer = await makePicture(await canvas.encode('png'));
  // As small as it takes, or refused: never longer than a kiosk fetches.
  expect(answer.ok ? answer.value.bytes <= pictureBytesMax : answer.error === 'tooRestless').toBe(
    true,
  );
});

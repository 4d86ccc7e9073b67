import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readQr } from '../../support/read-qr.ts';
import { inside } from './inside.ts';
import { folded, type Mark } from './needles.ts';

/** A picture that lies on a disk, and what can be read in it. */
export interface Picture {
  readonly file: string;
  readonly kind: 'PNG' | 'JPEG' | 'WebP' | 'raster';
  /** What its code says, if there is one, and the words that tesseract reads. */
  readonly text: string;
}

/** No letter can be read, and no code, in a picture with a shorter side than this, pixels. */
const sideMin = 60;
/** White between two bands of a slip, dots. */
const feedRows = 12;
/** Longest time for one picture, ms. */
const readWithinMs = 30_000;
const program = '/usr/bin/tesseract';

/** Whether letters in pictures can be read here. Says so loudly when not. */
export function canReadLetters(): boolean {
  const there =
    existsSync(program) &&
    execFileSync(program, ['--list-langs'], { encoding: 'utf8' }).includes('vie');
  if (!there)
    process.stderr.write(
      '!! SKIPPED: letters in pictures. Install tesseract-ocr tesseract-ocr-vie.\n',
    );
  return there;
}

/** Reads every picture under directories: as it lies, or inside what is packed. */
export async function readPictures(directories: readonly string[]): Promise<readonly Picture[]> {
  const found: Picture[] = [];
  for (const directory of directories) {
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      const path = join(directory, name);
      if (!existsSync(path) || !statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      for (const piece of [bytes, ...[...inside(path, bytes)].map((opened) => opened.bytes)]) {
        for (const { kind, picture } of picturesIn(piece)) {
          const png = await asPng(kind, picture);
          if (png) found.push({ file: name, kind, text: `${readQr(png) ?? ''}\n${words(png)}` });
        }
      }
    }
  }
  return found;
}

/** Marks that can be read in pictures; letters are compared without accents and spaces. */
export function marksIn(pictures: readonly Picture[], marks: readonly Mark[]): readonly string[] {
  const plain = (text: string) => folded(text).replaceAll(/[^a-z0-9]/g, '');
  const found = pictures.flatMap(({ file, text }) =>
    marks
      .filter((mark) => plain(text).includes(plain(mark.text)))
      .map(({ name }) => `${name} in ${file}`),
  );
  return [...new Set(found)];
}

interface Piece {
  readonly kind: Picture['kind'];
  readonly picture: Buffer;
}

const starts: readonly (readonly [Picture['kind'], Buffer])[] = [
  ['PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['JPEG', Buffer.from('ffd8ff', 'hex')],
  ['WebP', Buffer.from('RIFF')],
  // GS v 0, a band of a receipt as ESC/POS sends it.
  ['raster', Buffer.from('1d763000', 'hex')],
];

function* picturesIn(bytes: Buffer): Generator<Piece> {
  for (const [kind, start] of starts) {
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      if (kind === 'WebP' && bytes.subarray(at + 8, at + 12).toString('latin1') !== 'WEBP')
        continue;
      yield { kind, picture: bytes.subarray(at) };
      // The bands of one slip are read as one picture.
      if (kind === 'raster') break;
    }
  }
}

async function asPng(kind: Picture['kind'], picture: Buffer): Promise<Buffer | undefined> {
  if (kind === 'raster') return rasterAsPng(picture);
  try {
    const image = await loadImage(picture);
    if (Math.min(image.width, image.height) < sideMin) return undefined;
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toBuffer('image/png');
  } catch {
    // A sign by chance, or a picture that was cut.
    return undefined;
  }
}

/** Bands of one bit a dot, one below the other, whatever stands between them. */
function rasterAsPng(bytes: Buffer): Buffer | undefined {
  const start = Buffer.from('1d763000', 'hex');
  const rows: Buffer[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
    if (at + 8 > bytes.length) break;
    const wide = bytes.readUInt16LE(at + 4);
    // The feed between two bands is not read: enough white to tell lines apart.
    for (let row = 0; row < feedRows; row += 1) rows.push(Buffer.alloc(wide));
    for (let row = 0; row < bytes.readUInt16LE(at + 6); row += 1)
      rows.push(bytes.subarray(at + 8 + row * wide, at + 8 + (row + 1) * wide));
  }
  const width = Math.max(0, ...rows.map((row) => row.length)) * 8;
  if (rows.length < sideMin || width < sideMin) return undefined;
  const canvas = createCanvas(width, rows.length);
  const pen = canvas.getContext('2d');
  const image = pen.createImageData(width, rows.length);
  image.data.fill(255);
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length * 8; x += 1) {
      if (((row[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
      image.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  });
  pen.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}

function words(png: Buffer): string {
  if (!existsSync(program)) return '';
  try {
    return execFileSync(program, ['-', '-', '-l', 'vie', '--psm', '6'], {
      input: png,
      encoding: 'utf8',
      timeout: readWithinMs,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

import { writeFile } from 'node:fs/promises';
import { createCanvas } from '@napi-rs/canvas';
import { generate } from 'lean-qr';
import { ean13Modules } from './ean13.ts';

/** Frames of the clip. Chromium repeats it; two frames differ enough to look alive. */
const framesCount = 6;
/** Side of the code as a share of the frame's shorter side: a card held up at a forearm's length. */
const codeShare = 0.62;

export interface FakeCameraOptions {
  readonly width?: number;
  readonly height?: number;
  /** JPEG quality, 1 to 100. */
  readonly quality?: number;
  /** How the text is drawn; a bar code takes the 13 digits of a product. */
  readonly symbology?: 'qr' | 'ean13';
}

/**
 * Writes what a camera sees when somebody holds up a code, as concatenated JPEG frames, for
 * Chromium's `--use-file-for-fake-video-capture=ABSOLUTE.mjpeg`. The hand moves a little from frame
 * to frame. An undefined text is an empty desk.
 */
export async function writeFakeCamera(
  path: string,
  text: string | undefined,
  options: FakeCameraOptions = {},
): Promise<void> {
  const { width = 1280, height = 720, quality = 90, symbology = 'qr' } = options;
  const frames: Buffer[] = [];
  for (let i = 0; i < framesCount; i += 1) {
    const sway = Math.sin((2 * Math.PI * i) / framesCount);
    frames.push(drawFrame(text, width, height, sway, quality, symbology));
  }
  await writeFile(path, Buffer.concat(frames));
}

function drawFrame(
  text: string | undefined,
  width: number,
  height: number,
  sway: number,
  quality: number,
  symbology: 'qr' | 'ean13',
): Buffer {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const desk = pen.createLinearGradient(0, 0, width, height);
  desk.addColorStop(0, '#7d776d');
  desk.addColorStop(1, '#55504a');
  pen.fillStyle = desk;
  pen.fillRect(0, 0, width, height);
  if (text !== undefined) {
    pen.translate(width / 2 + 4 * sway, height / 2 - 3 * sway);
    pen.rotate(0.03 * sway);
    const side = Math.min(width, height) * codeShare;
    if (symbology === 'ean13') drawBars(pen, text, side * 1.5);
    else drawCode(pen, text, side);
  }
  return canvas.toBuffer('image/jpeg', quality);
}

function drawCode(
  pen: ReturnType<ReturnType<typeof createCanvas>['getContext']>,
  text: string,
  side: number,
): void {
  const code = generate(text);
  // Four light modules around, as the standard wants.
  const modulePx = side / (code.size + 8);
  pen.fillStyle = '#f4f2ee';
  pen.fillRect(-side / 2, -side / 2, side, side);
  pen.fillStyle = '#17171a';
  const origin = -side / 2 + 4 * modulePx;
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue;
      // A hair larger than a module, or thin light lines appear between dark neighbours.
      pen.fillRect(origin + x * modulePx, origin + y * modulePx, modulePx + 0.3, modulePx + 0.3);
    }
  }
}

function drawBars(
  pen: ReturnType<ReturnType<typeof createCanvas>['getContext']>,
  digits: string,
  width: number,
): void {
  const modules = ean13Modules(digits);
  // Light modules before (11) and after (7) by the standard: eleven on both sides.
  const modulePx = width / (modules.length + 22);
  pen.fillStyle = '#f4f2ee';
  pen.fillRect(-width / 2, -width / 4, width, width / 2);
  pen.fillStyle = '#17171a';
  for (let x = 0; x < modules.length; x += 1) {
    if (modules[x] !== '1') continue;
    pen.fillRect(-width / 2 + (x + 11) * modulePx, -width / 5, modulePx + 0.1, (2 * width) / 5);
  }
}

import { generate } from 'lean-qr';
import { ean13Modules } from './ean13.ts';
import {
  type Random,
  randomOf,
  type Scene,
  sceneOf,
  someText,
  type Trouble,
} from './hard-scenes.ts';
import { throughJpeg } from './jpeg-blocks.ts';

export interface HardFrame {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, gamma as a camera's. */
  readonly grey: Uint8Array<ArrayBuffer>;
  /** Null where there is no code. */
  readonly text: string | null;
}

interface HardFrameOptions {
  readonly width?: number;
  readonly height?: number;
  readonly text?: string;
  /** Draws the 13 digits of a product as bars. */
  readonly bars?: boolean;
  /**
   * The picture of this number, from 0, of a hand that holds one code still: the same scene a pixel or
   * two elsewhere, with noise of its own. Without it every seed is another scene.
   */
  readonly held?: number;
}

/** How far a hand that holds still sways from picture to picture, as shares of the picture's width. */
const swayShare = 0.002;
/** And turns, radians. */
const swayTurn = 0.004;

/** What is drawn: `size` modules a side, dark where `get` says so. */
interface Drawing {
  readonly size: number;
  get(x: number, y: number): boolean;
}

/** GS1 General Specifications §5.2.3: 11 light modules before the bars, 7 behind; 4 are drawn anyway. */
const barsQuiet = 7;

/** Bars as high as half their width, in the middle of a square label. */
function barsOf(digits: string): Drawing {
  const modules = ean13Modules(digits);
  const size = modules.length + 2 * barsQuiet;
  return {
    size,
    get: (x, y) => Math.abs(y - size / 2) < modules.length / 4 && modules[x - barsQuiet] === '1',
  };
}

/** Smooth noise between -1 and 1, from a lattice of sines: another recipe than the practice set's. */
function waves(x: number, y: number, phase: number): number {
  return (
    (Math.sin(x * 1.7 + phase) * Math.cos(y * 1.3 - phase) +
      Math.sin((x + y) * 0.9 + 2 * phase) +
      Math.cos((x - 1.6 * y) * 0.6 + 3 * phase)) /
    3
  );
}

/**
 * Draws a code in trouble, from a seed: other troubles, other optics and other noise than the
 * practice images, so that a decoder fitted to those shows it here. 640×480 unless told otherwise.
 */
export function drawHardFrame(
  trouble: Trouble,
  severity: number,
  seed: number,
  options: HardFrameOptions = {},
): HardFrame {
  const { width = 640, height = 480 } = options;
  const random = randomOf(seed);
  const text = trouble === 'empty' ? null : (options.text ?? someText(random));
  const scene = sceneOf(trouble, severity, random);
  const sway = swayOf(options.held, width);
  scene.turn += sway.turn;
  const code: Drawing = options.bars && text !== null ? barsOf(text) : generate(text ?? 'x');
  const largest = (0.9 * Math.min(width, height)) / (code.size + 8) / 1.3;
  const modulePx = Math.min(largest, (scene.modulePx * width) / 640);
  const phase = random() * 6.28;
  const [cos, sin] = [Math.cos(scene.turn), Math.sin(scene.turn)];
  const [tx, ty] = [Math.cos(scene.tiltTowards), Math.sin(scene.tiltTowards)];
  const half = code.size / 2;
  const isDark = (u: number, v: number) =>
    text !== null && code.get(Math.floor(scene.mirrored ? code.size - u : u), Math.floor(v));

  const albedo = (u: number, v: number): number => {
    if (u < -5 || v < -5 || u > code.size + 30 || v > code.size + 9) {
      return 0.25 + 0.1 * waves(u / 6, v / 6, phase);
    }
    const inCode = u >= -4 && v >= -4 && u < code.size + 4 && v < code.size + 4;
    // Beside the code: lines of print.
    if (!inCode || text === null) {
      const printed = Math.floor(v / 2) % 2 === 0 && waves(u * 3, Math.floor(v / 2) * 7, phase) > 0;
      return printed ? scene.ink + 0.05 : scene.paper;
    }
    let value = isDark(u, v) ? scene.ink : scene.paper;
    if (scene.fade > 0 && isDark(u, v)) {
      // A worn print head: some of its columns heat badly, and the roll was old.
      const column = waves(u * 2.3, 0, phase * 3);
      const lost =
        scene.fade * Math.max(0, 0.55 + 0.6 * column + 0.25 * waves(u / 9, v / 9, phase));
      value += (scene.paper - scene.ink) * Math.min(0.97, lost);
    }
    if (scene.pixelsAModule > 0) {
      const fx = (u * scene.pixelsAModule) % 1;
      const fy = (v * scene.pixelsAModule) % 1;
      if (Math.abs(fx) > 0.85 || Math.abs(fy) > 0.85) value *= 0.35;
    }
    return value;
  };

  const image = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < 4; k += 1) {
        const px = x + 0.25 + 0.5 * (k & 1) - width / 2 - sway.x;
        const py = y + 0.25 + 0.5 * (k >> 1) - height / 2 - sway.y;
        // A plane turned away from the camera: its far side is smaller.
        const along = px * tx + py * ty;
        const depth = 1 / Math.max(0.2, 1 - (Math.tan(scene.tilt) * along) / width);
        const stretch = (1 / Math.cos(scene.tilt) - 1) * along;
        const dx = ((px + stretch * tx) * depth) / modulePx;
        const dy = ((py + stretch * ty) * depth) / modulePx;
        const u = cos * dx + sin * dy;
        const v = -sin * dx + cos * dy;
        const bend = scene.crumple;
        sum += albedo(
          u + half + bend * waves(v / 11, u / 13, phase),
          v + half + bend * waves(u / 12, v / 10, phase + 1),
        );
      }
      let value = (sum / 4) * scene.light;
      const [fx, fy] = [x / width - 0.5, y / width - height / width / 2];
      value *= 1 - 0.3 * (fx * tx + fy * ty);
      if (scene.crumple > 0) value *= 1 + 0.25 * scene.crumple * waves(fx * 20, fy * 20, phase);
      if (scene.shadow > 0 && fx * tx + fy * ty > 0.02 * waves(fy * 9, fx, phase)) {
        value *= 1 - scene.shadow;
      }
      if (scene.thumb) {
        const side = code.size * modulePx;
        const [ex, ey] = [(x - width / 2) / side, (y - height / 2) / side];
        const apart = Math.hypot(ex - scene.thumb.x, ey - scene.thumb.y);
        if (apart < scene.thumb.radius) value = 0.35 + 0.05 * waves(ex * 30, ey * 30, phase);
      }
      for (const { x: rx, y: ry, radius, strength } of scene.reflexes) {
        const side = code.size * modulePx;
        const [ex, ey] = [(x - width / 2) / side - rx, (y - height / 2) / side - ry];
        value += strength * Math.exp(-(ex * ex + ey * ey) / (radius * radius));
      }
      image[y * width + x] = value;
    }
  }
  const sensor = options.held === undefined ? random : randomOf(seed * 100 + options.held + 1);
  return { width, height, grey: photograph(image, width, height, scene, sensor), text };
}

/** Two slow circles that do not meet: no two pictures of a second are the same. */
function swayOf(held: number | undefined, width: number) {
  if (held === undefined) return { x: 0, y: 0, turn: 0 };
  const far = swayShare * width;
  return {
    x: far * Math.sin(held * 0.9),
    y: far * Math.cos(held * 0.7),
    turn: swayTurn * Math.sin(held * 0.5),
  };
}

/** Lens, hand, sensor and gamma. */
function photograph(
  image: Float32Array,
  width: number,
  height: number,
  scene: Scene,
  random: Random,
): Uint8Array<ArrayBuffer> {
  let seen = image;
  // Three boxes make a bell.
  for (let turn = 0; turn < 3; turn += 1) {
    seen = mean(seen, width, height, scene.blurPx * 1.7, 1, 0);
    seen = mean(seen, width, height, scene.blurPx * 1.7, 0, 1);
  }
  if (scene.shakePx > 0) {
    const [dx, dy] = [Math.cos(scene.shakeTowards), Math.sin(scene.shakeTowards)];
    seen = mean(seen, width, height, scene.shakePx, dx, dy);
  }
  const gain = Math.min(5, Math.max(1, 0.6 / scene.light));
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i += 1) {
    const bell = random() + random() + random() + random() - 2;
    const value = ((seen[i] as number) + bell * scene.noise * 1.7) * gain;
    grey[i] = 255 * Math.max(0, Math.min(1, value)) ** (1 / 2.2) + 0.5;
  }
  if (scene.jpegTimes > 0) throughJpeg(grey, width, height, scene.jpegTimes);
  return grey;
}

/** Mean along a line of `length` pixels. */
function mean(
  image: Float32Array,
  width: number,
  height: number,
  length: number,
  dx: number,
  dy: number,
): Float32Array<ArrayBuffer> {
  const steps = Math.max(1, Math.ceil(length));
  const out = new Float32Array(image.length);
  for (let step = 0; step <= steps; step += 1) {
    const t = (step / steps - 0.5) * length;
    const weight = step === 0 || step === steps ? 0.5 / steps : 1 / steps;
    const [ox, oy] = [t * dx, t * dy];
    const [ix, iy] = [Math.floor(ox), Math.floor(oy)];
    const [fx, fy] = [ox - ix, oy - iy];
    for (let y = 0; y < height; y += 1) {
      const upper = Math.max(0, Math.min(height - 1, y + iy)) * width;
      const lower = Math.max(0, Math.min(height - 1, y + iy + 1)) * width;
      for (let x = 0; x < width; x += 1) {
        const left = Math.max(0, Math.min(width - 1, x + ix));
        const right = Math.max(0, Math.min(width - 1, x + ix + 1));
        const above =
          (image[upper + left] as number) * (1 - fx) + (image[upper + right] as number) * fx;
        const below =
          (image[lower + left] as number) * (1 - fx) + (image[lower + right] as number) * fx;
        const at = y * width + x;
        out[at] = (out[at] as number) + weight * (above * (1 - fy) + below * fy);
      }
    }
  }
  return out;
}

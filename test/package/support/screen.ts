import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';

/** Size of the machine's screen, dots (xvfb.service). */
export const width = 720;
export const height = 1000;

/** What Xvfb of the machine shows, four bytes a dot, from the X server's own memory. */
export function screenOf(machine: Machine): Buffer {
  const directory = join(`/proc/${machine.leader}/root`, 'run');
  const name = readdirSync(directory).find((file) => file.startsWith('Xvfb_screen'));
  // X window dump: a head, then the dots.
  const pixels = Buffer.from(
    readFileSync(join(directory, name ?? '')).subarray(-width * height * 4),
  );
  // Where the pointer rests: its shape is not the page's.
  for (let y = 0; y < 60; y += 1) pixels.fill(0, y * width * 4, (y * width + 60) * 4);
  return pixels;
}

/** Levels between the darkest and the lightest dot (of 255): nothing is drawn below a dozen. */
export function spreadOf(pixels: Buffer): number {
  let least = 255;
  let most = 0;
  for (let at = 70 * width * 4; at < pixels.length; at += 1) {
    if (at % 4 === 3) continue;
    const level = pixels[at] ?? 0;
    least = Math.min(least, level);
    most = Math.max(most, level);
  }
  return most - least;
}

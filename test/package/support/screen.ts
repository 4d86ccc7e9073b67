import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine.ts';

/** What Xvfb of the machine shows: levels between its darkest and its lightest dot (of 255). */
export function readScreen(machine: Machine): { readonly spread: number } {
  const directory = join(`/proc/${machine.leader}/root`, 'run');
  const name = readdirSync(directory).find((file) => file.startsWith('Xvfb_screen'));
  // X window dump: a head, then four bytes a dot.
  const pixels = readFileSync(join(directory, name ?? '')).subarray(-720 * 1000 * 4);
  let least = 255;
  let most = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const level = pixels[at] ?? 0;
    least = Math.min(least, level);
    most = Math.max(most, level);
  }
  return { spread: most - least };
}

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellHealth } from '../domain.ts';
import { pngDots } from './png-dots.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The screen shrunk to this many dots a side: enough to tell a page from nothing. */
const side = 24;
const takeMs = 5_000;
/** Levels (of 255) between the darkest and the lightest dot below which nothing is drawn. */
const spreadMin = 12;

/**
 * Looks at what the display server really shows, not at what the browser believes: a browser can
 * be well behind a black screen. `unknown` without a tool that can look.
 */
export async function probeScreen(
  environment: Environment,
): Promise<ShellHealth['screen']['picture']> {
  const dots = await takePicture(environment);
  return dots === undefined || dots.length < side ? 'unknown' : judgePicture(dots);
}

/** One even colour is no page: every page of the kiosk has text on it. */
export function judgePicture(dots: Uint8Array): 'drawn' | 'black' {
  let least = 255;
  let most = 0;
  for (const level of dots) {
    least = Math.min(least, level);
    most = Math.max(most, level);
  }
  return most - least < spreadMin ? 'black' : 'drawn';
}

/** Grey levels of the screen: ImageMagick under X, weston's own tool under weston. */
async function takePicture(environment: Environment): Promise<Uint8Array | undefined> {
  if (environment['WAYLAND_DISPLAY']) return takeWestonPicture(environment);
  if (!environment['DISPLAY']) return undefined;
  const size = ['-resize', `${side}x${side}!`, '-colorspace', 'Gray', '-depth', '8'];
  return run('import', ['-silent', '-window', 'root', ...size, 'gray:-'], environment);
}

/**
 * weston writes a whole picture into a directory and nowhere else: one on the runtime directory's
 * tmpfs, gone with it. weston lets nobody look unless it was started with `--debug` (kiosk-display).
 */
async function takeWestonPicture(environment: Environment): Promise<Uint8Array | undefined> {
  const place = join(environment['XDG_RUNTIME_DIR'] ?? tmpdir(), 'screen-look-');
  const directory = await mkdtemp(place).catch(() => undefined);
  if (directory === undefined) return undefined;
  try {
    const took = await run('weston-screenshooter', [], {
      ...environment,
      XDG_PICTURES_DIR: directory,
    });
    const [name] = took === undefined ? [] : await readdir(directory);
    return name === undefined
      ? undefined
      : await pngDots(await readFile(join(directory, name)), side);
  } catch {
    return undefined;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function run(
  program: string,
  parameters: readonly string[],
  environment: Environment,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    execFile(
      program,
      parameters,
      { env: environment, timeout: takeMs, encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
  });
}

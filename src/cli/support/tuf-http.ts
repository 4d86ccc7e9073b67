import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import { type FoundTarget, isTarget, type TufSource } from '../../domain/tuf/index.ts';
import { CommandFailure } from './steps.ts';

/** A repository that is silent for so long, ms, is not there. */
const silenceMs = 30_000;

/** Body of an answer, cut off behind its limit. */
async function readUpTo(response: Response, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > bytesMax) throw new Error(`more than ${bytesMax} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** @returns undefined when there is no such file. */
async function fetchBytes(
  url: string,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(silenceMs), redirect: 'error' });
  if (response.status === 200) return readUpTo(response, bytesMax);
  await response.body?.cancel();
  // 204: this hub, of a root after the newest.
  if ([204, 403, 404].includes(response.status)) return undefined;
  throw new Error(`answered ${response.status}`);
}

const under = (base: string, path: string): string =>
  `${base.replace(/\/+$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** A repository behind an HTTP address. */
export function httpSource(baseUrl: string): TufSource {
  return { fetch: (name, bytesMax) => fetchBytes(under(baseUrl, name), bytesMax) };
}

interface TargetOrder {
  readonly name: string;
  readonly found: FoundTarget;
  readonly baseUrl: string;
  readonly directory: string;
}

/** Most characters of a file's name that every file system takes, with `.new` behind it. */
const nameMax = 200;

/** One flat name a target, always the same: a path could lead out of the directory. */
async function fileName(name: string): Promise<string> {
  const flat = encodeURIComponent(name);
  const isPlain = flat.length <= nameMax && flat !== '.' && flat !== '..';
  return isPlain ? flat : toHex(await sha256(toUtf8(name)));
}

/** Downloads a target whole, or keeps the one that is there when it is the one that was signed. */
export async function fetchTarget({ name, found, baseUrl, directory }: TargetOrder): Promise<void> {
  const file = join(directory, await fileName(name));
  const { file: signed, path } = found;
  if (existsSync(file) && (await isTarget(new Uint8Array(readFileSync(file)), signed))) return;
  const bytes = await fetchBytes(under(baseUrl, path), signed.length).catch((error: unknown) => {
    throw new CommandFailure(
      `${path} could not be fetched: ${error instanceof Error ? error.message : error}.`,
      'Nothing was stored. Look at the repository.',
    );
  });
  if (bytes === undefined || !(await isTarget(bytes, signed))) {
    throw new CommandFailure(
      `What lies at ${path} is not the target that was signed.`,
      'Nothing was stored. Look at the repository.',
    );
  }
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${file}.new`, bytes, { flush: true });
  renameSync(`${file}.new`, file);
}

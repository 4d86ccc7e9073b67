import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ImportStop } from '../import-problem.ts';
import { connectMsMax, downloadMsMax, packedBytesMax, redirectsMax } from '../limits.ts';

/** Bytes of one chunk of a file. */
const chunkBytes = 256 * 1024;

/** An input that was found and can be read, once. */
export interface Input {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Absent where a server does not say. */
  readonly bytes: number | undefined;
  /** ISO day in Hanoi on which the file was last written, where it is known. */
  readonly modifiedOn: string | undefined;
  /** The path of a file; sheets in zip archives are read from files only. */
  readonly file: string | undefined;
}

const hanoiOffsetMs = 7 * 3_600_000;
const dayOf = (ms: number) => new Date(ms + hanoiOffsetMs).toISOString().slice(0, 10);

export const isUrl = (input: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//iu.test(input);

async function openFile(path: string): Promise<Input> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'is not there' : `cannot be read (${cause.code})`;
    throw new ImportStop(`${path} ${why}`, 'Name a file that can be read.');
  });
  if (!found.isFile()) throw new ImportStop(`${path} is no file`, 'Name a file, not a directory.');
  if (found.size === 0) {
    throw new ImportStop(`${path} is empty`, 'Fetch or export it again; nothing was changed.');
  }
  if (found.size > packedBytesMax) {
    throw new ImportStop(
      `${path} has ${Math.round(found.size / 1024 / 1024)} MB, at most ${packedBytesMax / 1024 / 1024}`,
      'Pack it with gzip, or divide it.',
    );
  }
  const chunks = createReadStream(path, { highWaterMark: chunkBytes });
  return { name: path, chunks, bytes: found.size, modifiedOn: dayOf(found.mtimeMs), file: path };
}

function checkUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ImportStop(`${text} is no address`, 'Give an address with http:// or https://.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ImportStop(`${url.protocol}// is not read`, 'Give an https:// address, or a file.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ImportStop('the address has a password in it', 'Download the file, then import it.');
  }
  return url;
}

async function* bounded(body: AsyncIterable<Uint8Array>, host: string) {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > packedBytesMax) {
        throw new ImportStop(
          `${host} sends more than ${packedBytesMax / 1024 / 1024} MB`,
          'Check the address; this is no catalogue.',
        );
      }
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ImportStop) throw cause;
    const { cause: inner, message } = cause instanceof Error ? cause : new Error(String(cause));
    // What says that it is packed and is not: asking again would give the same.
    if ((inner as { code?: unknown } | undefined)?.code === 'Z_DATA_ERROR')
      throw new ImportStop(
        `${host} says that its answer is gzip, and it is not`,
        'Download the file with a browser, then import that; whoever runs the server must mend it.',
      );
    const why = inner instanceof Error ? inner.message : message;
    throw new ImportStop(`${host} broke off: ${why}`, 'Try again; nothing was changed.');
  }
}

/**
 * Opens an address. Redirects are followed by hand, a few, and each host is told to `onHost`
 * before anything is asked of it.
 */
async function openUrl(text: string, onHost: (host: string) => void): Promise<Input> {
  const deadline = AbortSignal.timeout(downloadMsMax);
  let url = checkUrl(text);
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    onHost(url.host);
    const connecting = new AbortController();
    const timer = setTimeout(() => connecting.abort(), connectMsMax);
    const answer = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([deadline, connecting.signal]),
      headers: { accept: 'application/json, text/csv, */*' },
    }).catch((cause: unknown) => {
      const why = cause instanceof Error ? (cause.cause ?? cause) : cause;
      throw new ImportStop(
        `${url.host} does not answer: ${why instanceof Error ? why.message : String(why)}`,
        'Check the address and the network, or download the file and import that.',
      );
    });
    clearTimeout(timer);
    const target = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && target !== null) {
      await answer.body?.cancel();
      const next = checkUrl(new URL(target, url).href);
      if (url.protocol === 'https:' && next.protocol !== 'https:') {
        throw new ImportStop(`${url.host} leads to plain http`, 'Give the final address.');
      }
      url = next;
      continue;
    }
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel();
      throw new ImportStop(`${url.host} answered ${answer.status}`, 'Check the address.');
    }
    const length = Number(answer.headers.get('content-length') ?? Number.NaN);
    const written = Date.parse(answer.headers.get('last-modified') ?? '');
    return {
      name: url.pathname.split('/').at(-1) || url.host,
      chunks: bounded(answer.body, url.host),
      // Of a packed answer it counts the packed bytes, which nobody sees.
      bytes:
        Number.isFinite(length) && answer.headers.get('content-encoding') === null
          ? length
          : undefined,
      modifiedOn: Number.isNaN(written) ? undefined : dayOf(written),
      file: undefined,
    };
  }
  throw new ImportStop(
    `the address leads on more than ${redirectsMax} times`,
    'Give the final address.',
  );
}

/** Opens a file or an http(s) address. @throws ImportStop with what to do */
export function openInput(input: string, onHost: (host: string) => void): Promise<Input> {
  return isUrl(input) ? openUrl(input, onHost) : openFile(input);
}

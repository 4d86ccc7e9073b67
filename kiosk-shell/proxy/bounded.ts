import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';

/** More came than may. */
export class TooLarge extends Error {}

/** A body of at most `bytesMax`; undefined when it is longer or breaks off. */
export function readText(answer: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) answer.destroy(new TooLarge());
      else chunks.push(chunk);
    });
    answer.once('error', () => resolve(undefined));
    answer.once('close', () => resolve(undefined));
    answer.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

/** Lets at most `bytesMax` through; breaks with `TooLarge` at the byte after it. */
export function capped(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

import { ImportStop } from '../import-problem.ts';
import { headBytes, recordBytesHopeless, recordBytesMax } from '../limits.ts';
import { decodeStrictly } from './decode.ts';
import { codeSeenIn, type RawRecord } from './raw-record.ts';

const lineFeed = 0x0a;
/** Lines, most of them empty then: half a gigabyte of line ends is half a megabyte packed. */
const linesMax = 1_000_000;

/** A line too long to read: what it was is said from its first bytes. */
function tooLarge(head: Uint8Array, at: string, bytes: number): RawRecord {
  const text = new TextDecoder().decode(head.subarray(0, headBytes));
  return {
    at,
    refused: 'tooLarge',
    detail: `${Math.round(bytes / 1024)} KB, at most ${recordBytesMax / 1024}`,
    code: codeSeenIn(text),
  };
}

function parse(bytes: Uint8Array, at: string): RawRecord | undefined {
  const text = decodeStrictly(bytes, at);
  if (text.trim() === '') return undefined;
  try {
    return { at, value: JSON.parse(text) };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(0, 120) : '';
    return { at, refused: 'notJson', detail, code: codeSeenIn(text.slice(0, headBytes)) };
  }
}

/** JSON lines: one record a line. A line that cannot be read is refused and the next one read. */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RawRecord, void, void> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  let line = 1;
  const end = function* (): Generator<RawRecord> {
    const at = `line ${line}`;
    if (bytes > recordBytesMax) yield tooLarge(held[0] ?? new Uint8Array(), at, bytes);
    else {
      const record = parse(held.length === 1 && held[0] ? held[0] : Buffer.concat(held), at);
      if (record) yield record;
    }
    held = [];
    bytes = 0;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      held.push(chunk.subarray(from, to));
      bytes += to - from;
      yield* end();
      line += 1;
      if (line > linesMax) {
        throw new ImportStop(
          `there are more than ${linesMax} lines`,
          'Give one record a line; this is no catalogue.',
        );
      }
      from = to + 1;
    }
    const rest = chunk.subarray(from);
    bytes += rest.length;
    // What is too long already is only counted: its first piece is kept to say what it was.
    if (bytes <= recordBytesMax || held.length === 0) held.push(rest.slice());
    if (bytes > recordBytesHopeless) {
      throw new ImportStop(
        `line ${line} has no end after ${recordBytesHopeless / 1024 / 1024} MB`,
        'Give one record a line; this is no catalogue.',
      );
    }
  }
  if (bytes > 0) yield* end();
}

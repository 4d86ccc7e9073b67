import { ImportStop } from '../import-problem.ts';
import { headBytes, recordBytesHopeless, recordBytesMax } from '../limits.ts';
import { decodeStrictly } from './decode.ts';
import { codeSeenIn, type RawRecord } from './raw-record.ts';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openMap, closeMap] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/**
 * A JSON list of records, or records one after the other, read without ever holding more than one
 * of them. `onShape` is told once whether it is a list: a single record is added, not a catalogue.
 */
export async function* readJsonValues(
  chunks: AsyncIterable<Uint8Array>,
  onShape: (shape: 'list' | 'values') => void,
): AsyncGenerator<RawRecord, void, void> {
  let shape: 'list' | 'values' | undefined;
  let ended = false;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let held: Uint8Array[] = [];
  let bytes = 0;
  let count = 0;
  const take = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes <= recordBytesMax || held.length === 0) held.push(piece.slice());
    if (bytes > recordBytesHopeless) {
      throw new ImportStop(
        `record ${count + 1} has no end after ${recordBytesHopeless / 1024 / 1024} MB`,
        'Give a list of records; this is no catalogue.',
      );
    }
  };
  const emit = (): RawRecord => {
    count += 1;
    const at = `record ${count}`;
    const all = Buffer.concat(held);
    const size = bytes;
    held = [];
    bytes = 0;
    if (size > recordBytesMax) {
      const code = codeSeenIn(new TextDecoder().decode(all.subarray(0, headBytes)));
      return { at, refused: 'tooLarge', detail: `${Math.round(size / 1024)} KB`, code };
    }
    const text = decodeStrictly(all, at);
    try {
      return { at, value: JSON.parse(text) };
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message.slice(0, 120) : '';
      return { at, refused: 'notJson', detail, code: codeSeenIn(text.slice(0, headBytes)) };
    }
  };
  for await (const chunk of chunks) {
    let from = depth > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
        continue;
      }
      if (depth > 0) {
        if (byte === quote) inText = true;
        else if (byte === openMap || byte === openList) depth += 1;
        else if (byte === closeMap || byte === closeList) {
          depth -= 1;
          if (depth === 0) {
            take(chunk.subarray(Math.max(from, 0), at + 1));
            from = -1;
            yield emit();
          }
        }
        continue;
      }
      if (isSpace(byte)) continue;
      if (shape === undefined) {
        shape = byte === openList ? 'list' : 'values';
        onShape(shape);
        if (shape === 'list') continue;
      }
      if (byte === openMap && !ended) {
        depth = 1;
        from = at;
      } else if (shape === 'list' && byte === closeList && !ended) ended = true;
      else if (byte !== comma || ended) {
        const near = new TextDecoder().decode(chunk.subarray(at, at + 20));
        throw new ImportStop(
          `after record ${count} stands ${JSON.stringify(near)} where a record should begin`,
          'Give a list of records in JSON, or one record a line.',
        );
      }
    }
    if (depth > 0) take(chunk.subarray(Math.max(from, 0)));
  }
  if (depth > 0 || (shape === 'list' && !ended)) {
    throw new ImportStop(
      `the file ends in the middle of record ${count + 1}`,
      'Fetch the file again: it is cut off.',
    );
  }
}

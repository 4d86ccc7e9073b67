import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportStop } from '../import-problem.ts';
import { recordBytesMax } from '../limits.ts';
import { guessEncoding, saveAsUtf8 } from '../read/decode.ts';
import { columnsMax, rowsMax, type SheetRow } from './sheet-row.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/** The first line of a chunk that is not UTF-8 by itself, counted from 0. */
function badLine(chunk: Uint8Array): { readonly line: number; readonly bytes: Uint8Array } {
  let from = 0;
  for (let line = 0; from < chunk.length; line += 1) {
    const end = chunk.indexOf(0x0a, from);
    const bytes = chunk.subarray(from, end < 0 ? chunk.length : end);
    try {
      strict.decode(bytes);
    } catch {
      return { line, bytes };
    }
    from += bytes.length + 1;
  }
  return { line: 0, bytes: chunk };
}

/** Text of the chunks; anything that is not UTF-8 stops it, with the line it is on. */
async function* decoded(chunks: AsyncIterable<Uint8Array>, name: string) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of chunks) {
    try {
      yield decoder.decode(chunk, { stream: true });
    } catch {
      const bad = badLine(chunk);
      throw new ImportStop(
        `${name}, near line ${line + bad.line}, is not UTF-8; it looks like ${guessEncoding(bad.bytes)}`,
        saveAsUtf8,
      );
    }
    for (const byte of chunk) if (byte === 0x0a) line += 1;
  }
}

/**
 * The sign between columns: the one by which most lines have as many columns as others. A title above
 * the headings has none of it, and sentences have commas, but not each as many.
 */
export function guessDelimiter(head: Uint8Array): string {
  const lines = new TextDecoder()
    .decode(head)
    .replace(/"[^"]*"/gu, '')
    .split('\n');
  const scores = [',', ';', '\t'].map((sign) => {
    const counts = Map.groupBy(lines, (line) => line.split(sign).length - 1);
    return { sign, score: Math.max(...[...counts].map(([signs, same]) => signs * same.length)) };
  });
  return scores.toSorted((left, right) => right.score - left.score)[0]?.sign ?? ',';
}

/** Rows of comma-separated values (RFC 4180), with any of three delimiters. */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  delimiter: string,
): AsyncGenerator<SheetRow, void, void> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    // The lines of quoted texts count too: a row's number is where it begins.
    info: true,
    max_record_size: recordBytesMax,
  });
  const source = Readable.from(decoded(chunks, name));
  source.on('error', (cause) => parser.destroy(cause));
  source.pipe(parser);
  let before = 0;
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      rows += 1;
      if (rows > rowsMax) throw new ImportStop(`${name} has over ${rowsMax} rows`, 'Divide it.');
      const cells = record.slice(0, columnsMax).map((text) => (text === '' ? undefined : text));
      yield { row: before + 1, cells, fromAbove: new Set(), broken: new Set() };
      before = info.lines;
    }
  } catch (cause) {
    if (cause instanceof CsvError) {
      throw new ImportStop(
        `${name}: ${cause.message}`,
        'Mend that line (often a quotation mark that is not closed) and import again.',
      );
    }
    throw cause;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

import { ImportStop } from '../import-problem.ts';
import { guessEncoding, saveAsUtf8 } from './decode.ts';
import { isZip } from './unpack.ts';

export type Format = 'jsonLines' | 'json' | 'csv' | 'xlsx';

const mark = [0xef, 0xbb, 0xbf];
const hasMark = (head: Uint8Array) => mark.every((byte, at) => head[at] === byte);

/** What offices send instead of a sheet, by its first signs. */
const printed = [
  { begins: '%PDF-', kind: 'PDF' },
  { begins: '{\\rtf', kind: 'text of a word processor (RTF)' },
];

/**
 * What a file is, by its bytes first and its name second: names lie.
 *
 * @throws ImportStop where it is nothing that can be read
 */
export function formatOf(head: Uint8Array, name: string): Format {
  if (head.length === 0) {
    throw new ImportStop(`${name} is empty`, 'Fetch or export it again; nothing was changed.');
  }
  if (isZip(head)) return 'xlsx';
  const [first, second] = head;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16 || head.includes(0)) {
    const guess = guessEncoding(head);
    const old = first === 0xd0 && second === 0xcf;
    throw new ImportStop(
      old ? `${name} is an old .xls file` : `${name} is not text; it looks like ${guess}`,
      old
        ? 'Save it as .xlsx or as CSV UTF-8.'
        : guess.startsWith('UTF-16')
          ? saveAsUtf8
          : 'Give .jsonl, .json, .csv or .xlsx, or the first two with .gz.',
    );
  }
  const text = new TextDecoder().decode(head.subarray(hasMark(head) ? 3 : 0)).trimStart();
  const kind = printed.find(({ begins }) => text.startsWith(begins))?.kind;
  if (kind !== undefined)
    throw new ImportStop(
      `${name} is a ${kind}`,
      'Ask for the sheet behind it, as .xlsx or CSV UTF-8.',
    );
  const bare = name.toLowerCase().replace(/\.gz$/u, '').replace(/\?.*$/u, '');
  if (/\.(?:csv|tsv|txt)$/u.test(bare)) return 'csv';
  if (text === '') throw new ImportStop(`${name} holds only spaces`, 'Fetch or export it again.');
  if (bare.endsWith('.jsonl') || bare.endsWith('.ndjson')) return 'jsonLines';
  if (text.startsWith('[')) return 'json';
  if (/^<(?:!doctype|html|\?xml)/iu.test(text)) {
    throw new ImportStop(
      `${name} is a web page, or XML, and no catalogue`,
      'Give the address of the file itself; a page that asks to log in answers so too.',
    );
  }
  if (!text.startsWith('{')) return 'csv';
  // A whole record in the first line is one of many; an open one is spread over lines.
  const [line = ''] = text.split('\n');
  try {
    JSON.parse(line);
    return 'jsonLines';
  } catch {
    return 'json';
  }
}

/** The chunks without the mark that some editors put before UTF-8. */
export async function* withoutMark(chunks: AsyncIterable<Uint8Array>) {
  let first = true;
  for await (const chunk of chunks) {
    yield first && hasMark(chunk) ? chunk.subarray(3) : chunk;
    first = false;
  }
}

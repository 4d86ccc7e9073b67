import { crc32, deflateRawSync } from 'node:zlib';

type Part = {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the archive claims; the truth unless a test lies. */
  readonly claimedBytes?: number;
  /** Packed by the test itself, because the data is too long to be held; then `data` is not read. */
  readonly packed?: Uint8Array;
  readonly crc?: number;
  readonly unpackedBytes?: number;
};

/** The end of an archive with more files than 16 bits count (ZIP64). */
function longEnd(count: number, directoryBytes: number, offset: number): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE(45, 12);
  bytes.writeUInt16LE(45, 14);
  for (const at of [24, 32]) bytes.writeBigUInt64LE(BigInt(count), at);
  bytes.writeBigUInt64LE(BigInt(directoryBytes), 40);
  bytes.writeBigUInt64LE(BigInt(offset), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(offset + directoryBytes), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

/** A zip archive, the plainest there is. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, data, crc = crc32(data), packed = deflateRawSync(data) } = part;
    const claimedBytes = part.claimedBytes ?? part.unpackedBytes ?? data.length;
    const header = (signature: number, extra: number) => {
      const bytes = Buffer.alloc(signature === 0x04034b50 ? 30 : 46);
      bytes.writeUInt32LE(signature, 0);
      bytes.writeUInt16LE(20, 4);
      const at = extra;
      bytes.writeUInt16LE(8, at + 8);
      bytes.writeUInt32LE(crc, at + 14);
      bytes.writeUInt32LE(packed.length, at + 18);
      bytes.writeUInt32LE(claimedBytes, at + 22);
      bytes.writeUInt16LE(Buffer.byteLength(name), at + 26);
      return bytes;
    };
    const local = Buffer.concat([header(0x04034b50, 0), Buffer.from(name), packed]);
    const entry = header(0x02014b50, 2);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    central.push(Buffer.concat([entry, Buffer.from(name)]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  const shortCount = Math.min(parts.length, 0xffff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(shortCount, 8);
  end.writeUInt16LE(shortCount, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const long = parts.length < 0xffff ? [] : [longEnd(parts.length, directory.length, offset)];
  return Buffer.concat([...locals, directory, ...long, end]);
}

const part = (name: string, text: string): Part => ({ name, data: Buffer.from(text) });
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A cell: a text, a number, or the XML of the cell for everything else. */
export type TestCell = string | number | { readonly xml: string } | undefined;

function cellOf(cell: TestCell, column: number, row: number, shared: string[]): string {
  if (cell === undefined) return '';
  const name = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof cell === 'object') return cell.xml.replace('<c ', `<c r="${name}" `);
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  shared.push(cell);
  return `<c r="${name}" t="s"><v>${shared.length - 1}</v></c>`;
}

/** The parts of a workbook with one sheet, as a spreadsheet program writes them. */
export function workbookParts(
  rows: readonly (readonly TestCell[])[],
  merges: readonly string[] = [],
): Part[] {
  const shared: string[] = [];
  const data = rows
    .map((cells, at) => {
      const all = cells.map((cell, column) => cellOf(cell, column, at + 1, shared)).join('');
      return `<row r="${at + 1}">${all}</row>`;
    })
    .join('');
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const texts = shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('');
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  return [
    part(
      'xl/workbook.xml',
      `${xml}<workbook xmlns:r="r"><sheets><sheet name="Thủ tục" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    // Style 1 is a date.
    part(
      'xl/styles.xml',
      `${xml}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    part('xl/sharedStrings.xml', `${xml}<sst>${texts}</sst>`),
    part(
      'xl/worksheets/sheet1.xml',
      `${xml}<worksheet><sheetData>${data}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`,
    ),
  ];
}

import { assert, fromUtf8, toUtf8 } from '../basics/index.ts';

/** "MCS" and the version of this layout. */
const magic = 0x4d435301;
const headerBytesMax = 32_000_000;

export type Column = Uint8Array | Uint16Array | Uint32Array;
export type Columns = Readonly<Record<string, Column>>;

/** Header as JSON, then the columns, each on a multiple of four bytes (little-endian). */
export function writePack(header: object, columns: Columns): Uint8Array<ArrayBuffer> {
  const names = Object.keys(columns);
  const layout = names.map((name) => {
    const column = columns[name];
    assert(column !== undefined, `column ${name}`);
    return [name, column.BYTES_PER_ELEMENT, column.length] as const;
  });
  const head = toUtf8(JSON.stringify({ layout, header }));
  let at = align(8 + head.length);
  const starts = layout.map(([, bytes, length]) => {
    const start = at;
    at = align(at + bytes * length);
    return start;
  });
  const packed = new Uint8Array(at);
  const view = new DataView(packed.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, head.length);
  packed.set(head, 8);
  names.forEach((name, index) => {
    const column = columns[name];
    if (column === undefined) return;
    packed.set(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      starts[index] ?? 0,
    );
  });
  return packed;
}

/** Reads what {@link writePack} wrote. Anything else throws: bundles are verified before. */
export function readPack(packed: Uint8Array): {
  header: unknown;
  column: (name: string) => Column;
} {
  // A view into a larger buffer may not start on a multiple of four.
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert(bytes.length >= 8 && view.getUint32(0) === magic, 'not a search index');
  const headBytes = view.getUint32(4);
  assert(headBytes <= headerBytesMax && 8 + headBytes <= bytes.length, 'search index cut short');
  const { layout, header } = JSON.parse(fromUtf8(bytes.subarray(8, 8 + headBytes))) as {
    layout: [string, number, number][];
    header: unknown;
  };
  const columns = new Map<string, Column>();
  let at = align(8 + headBytes);
  for (const [name, width, length] of layout) {
    assert(at + width * length <= bytes.length, 'search index cut short');
    const start = bytes.byteOffset + at;
    if (width === 1) columns.set(name, new Uint8Array(bytes.buffer, start, length));
    else if (width === 2) columns.set(name, new Uint16Array(bytes.buffer, start, length));
    else columns.set(name, new Uint32Array(bytes.buffer, start, length));
    at = align(at + width * length);
  }
  return {
    header,
    column(name) {
      const found = columns.get(name);
      assert(found !== undefined, `search index has no column ${name}`);
      return found;
    },
  };
}

function align(offset: number): number {
  return (offset + 3) & ~3;
}

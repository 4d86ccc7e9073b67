import { assert, fromUtf8, toUtf8 } from '../basics/index.ts';

/** "MCS" and the version of this layout. */
const magic = 0x4d435302;
const headerBytesMax = 32_000_000;

export type Column = Uint8Array | Uint16Array | Uint32Array;
export type Columns = Readonly<Record<string, Column>>;

/** How a column is stored: bytes of each value, or 0: steps of a rising row, seven bits a byte. */
type Width = 0 | 1 | 2 | 4;

interface Stored {
  readonly width: Width;
  readonly bytes: Uint8Array;
}

/** Offsets and sorted keys rise by small steps: a fifth of the bytes, and gzip likes them. */
function store(column: Column): Stored {
  const plain = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  if (!(column instanceof Uint32Array))
    return { width: column.BYTES_PER_ELEMENT as 1 | 2, bytes: plain };
  const bytes: number[] = [];
  let before = 0;
  for (const value of column) {
    if (value < before) return { width: 4, bytes: plain };
    let step = value - before;
    before = value;
    for (; step > 127; step = Math.floor(step / 128)) bytes.push((step % 128) + 128);
    bytes.push(step);
  }
  return { width: 0, bytes: Uint8Array.from(bytes) };
}

function readSteps(bytes: Uint8Array, length: number): Uint32Array {
  const values = new Uint32Array(length);
  let at = 0;
  let value = 0;
  for (let i = 0; i < length; i++) {
    let scale = 1;
    for (; (bytes[at] ?? 0) > 127; at++, scale *= 128) value += ((bytes[at] ?? 0) - 128) * scale;
    value += (bytes[at++] ?? 0) * scale;
    values[i] = value;
  }
  assert(at === bytes.length, 'search index cut short');
  return values;
}

/** Header as JSON, then the columns, each on a multiple of four bytes (little-endian). */
export function writePack(header: object, columns: Columns): Uint8Array<ArrayBuffer> {
  const stored = Object.entries(columns).map(([name, column]) => ({
    name,
    column,
    ...store(column),
  }));
  const layout = stored.map(({ name, column, width, bytes }) => [
    name,
    width,
    column.length,
    bytes.length,
  ]);
  const head = toUtf8(JSON.stringify({ layout, header }));
  let size = align(8 + head.length);
  const starts = stored.map(({ bytes }) => {
    const start = size;
    size = align(size + bytes.length);
    return start;
  });
  const packed = new Uint8Array(size);
  const view = new DataView(packed.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, head.length);
  packed.set(head, 8);
  stored.forEach(({ bytes }, index) => {
    packed.set(bytes, starts[index] ?? 0);
  });
  return packed;
}

/** Reads what {@link writePack} wrote. Anything else throws: bundles are verified before. */
export function readPack(packed: Uint8Array): {
  header: unknown;
  column: (name: string) => Column;
  /** A column that indexes of earlier versions have not. */
  later: (name: string) => Column | undefined;
} {
  // A view into a larger buffer may not start on a multiple of four.
  const all = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  assert(all.length >= 8 && view.getUint32(0) === magic, 'not a search index');
  const headBytes = view.getUint32(4);
  assert(headBytes <= headerBytesMax && 8 + headBytes <= all.length, 'search index cut short');
  const { layout, header } = JSON.parse(fromUtf8(all.subarray(8, 8 + headBytes))) as {
    layout: [string, Width, number, number][];
    header: unknown;
  };
  const columns = new Map<string, Column>();
  let at = align(8 + headBytes);
  for (const [name, width, length, bytes] of layout) {
    assert(at + bytes <= all.length, 'search index cut short');
    const start = all.byteOffset + at;
    if (width === 0) columns.set(name, readSteps(all.subarray(at, at + bytes), length));
    else if (width === 1) columns.set(name, new Uint8Array(all.buffer, start, length));
    else if (width === 2) columns.set(name, new Uint16Array(all.buffer, start, length));
    else columns.set(name, new Uint32Array(all.buffer, start, length));
    at = align(at + bytes);
  }
  return {
    header,
    later: (name) => columns.get(name),
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

/** A block of more bytes is no block of LevelDB or IndexedDB. */
const blockBytesMax = 64 * 1024 * 1024;

/** A byte that must be there. */
function at(bytes: Buffer, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new RangeError('cut short');
  return byte;
}

/** A number of 7 bits a byte, and where the next thing begins. */
export function readVarint(bytes: Buffer, start: number): readonly [number, number] {
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = at(bytes, start + i);
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return [value, start + i + 1];
  }
  throw new RangeError('no varint');
}

/**
 * Opens a raw Snappy block (google/snappy, format_description.txt). What follows the block is not
 * looked at: in a log nobody says where a value ends.
 *
 * @throws RangeError when it is none.
 */
export function unsnappy(bytes: Buffer): Buffer {
  const [length, first] = readVarint(bytes, 0);
  if (length > blockBytesMax) throw new RangeError('too large');
  const out = Buffer.alloc(length);
  let from = first;
  let to = 0;
  while (to < length) {
    const tag = at(bytes, from);
    from += 1;
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const extra = size - 59;
        size = bytes.readUIntLE(from, extra);
        from += extra;
      }
      size += 1;
      if (from + size > bytes.length || to + size > length) throw new RangeError('overrun');
      bytes.copy(out, to, from, from + size);
      from += size;
      to += size;
      continue;
    }
    let size = (tag >> 2) + 1;
    let back: number;
    if ((tag & 3) === 1) {
      size = ((tag >> 2) & 7) + 4;
      back = ((tag >> 5) << 8) | at(bytes, from);
      from += 1;
    } else {
      const width = (tag & 3) === 2 ? 2 : 4;
      back = bytes.readUIntLE(from, width);
      from += width;
    }
    if (back === 0 || back > to || to + size > length) throw new RangeError('bad copy');
    for (let i = 0; i < size; i += 1) out[to + i] = at(out, to + i - back);
    to += size;
  }
  return out;
}

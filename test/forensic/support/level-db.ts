import { readVarint, unsnappy } from './snappy.ts';

/** Ends every table of LevelDB (table/format.h). */
const tableMagic = Buffer.from('57fb808b247547db', 'hex');
const footerBytes = 48;
/** LevelDB writes its log in blocks of this size, with records that may span them. */
const logBlockBytes = 32 * 1024;
const logHeaderBytes = 7;

export function isTable(bytes: Buffer): boolean {
  return bytes.length >= footerBytes && bytes.subarray(-8).equals(tableMagic);
}

/** Every block of a table, opened, with its keys made whole again. */
export function* tableBlocks(bytes: Buffer): Generator<Buffer> {
  const footer = bytes.subarray(-footerBytes);
  let next = 0;
  const handle = (from: Buffer, start: number): readonly [number, number, number] => {
    const [offset, afterOffset] = readVarint(from, start);
    const [size, after] = readVarint(from, afterOffset);
    return [offset, size, after];
  };
  const [metaOffset, metaSize, afterMeta] = handle(footer, next);
  next = afterMeta;
  const [indexOffset, indexSize] = handle(footer, next);
  for (const [offset, size] of [
    [metaOffset, metaSize],
    [indexOffset, indexSize],
  ] as const) {
    const index = openBlock(bytes, offset, size);
    yield index;
    for (const { key, value } of entriesOf(index)) {
      yield key;
      const [blockOffset, blockSize] = handle(value, 0);
      const block = openBlock(bytes, blockOffset, blockSize);
      yield block;
      for (const entry of entriesOf(block)) yield entry.key;
    }
  }
}

function openBlock(bytes: Buffer, offset: number, size: number): Buffer {
  const raw = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === 1 ? unsnappy(raw) : raw;
}

/** Keys of a block share beginnings with the key before: here each is whole. */
function* entriesOf(block: Buffer): Generator<{ readonly key: Buffer; readonly value: Buffer }> {
  if (block.length < 4) return;
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - restarts * 4;
  let key = Buffer.alloc(0);
  let at = 0;
  while (at < end) {
    const [shared, a] = readVarint(block, at);
    const [own, b] = readVarint(block, a);
    const [size, c] = readVarint(block, b);
    key = Buffer.concat([key.subarray(0, shared), block.subarray(c, c + own)]);
    yield { key, value: block.subarray(c + own, c + own + size) };
    at = c + own + size;
  }
}

/** The records of a log in one piece: no header of a block cuts a mark in two. */
export function logRecords(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < bytes.length; block += logBlockBytes) {
    const end = Math.min(bytes.length, block + logBlockBytes);
    let at = block;
    while (at + logHeaderBytes <= end) {
      const size = bytes.readUInt16LE(at + 4);
      parts.push(bytes.subarray(at + logHeaderBytes, Math.min(end, at + logHeaderBytes + size)));
      at += logHeaderBytes + size;
    }
  }
  return Buffer.concat(parts);
}

import { err, ok, type Result } from '../../domain.ts';
import {
  attributesMax,
  collectionDepthMax,
  type IppAttribute,
  type IppGroup,
  type IppMessage,
  type IppValue,
} from './ipp-message.ts';
import { groupTags, valueTags } from './ipp-tags.ts';

/** Thrown inside this file only; the door answers with a value. */
class Malformed extends Error {}

interface Item {
  readonly tag: number;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads a message. Whatever the bytes are, it ends in a value, in linear time. */
export function decodeIpp(bytes: Uint8Array): Result<IppMessage, 'malformed'> {
  try {
    return ok(new Reader(bytes).message());
  } catch (error) {
    if (error instanceof Malformed) return err('malformed');
    throw error;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 8;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  message(): IppMessage {
    if (this.#bytes.length < 9) throw new Malformed();
    const groups: IppGroup[] = [];
    for (;;) {
      const tag = this.#byte();
      if (tag === groupTags.end) break;
      if (tag > 0x0f) throw new Malformed();
      groups.push({ tag, attributes: this.#attributes() });
    }
    return {
      version: this.#bytes.readUInt16BE(0),
      code: this.#bytes.readUInt16BE(2),
      requestId: this.#bytes.readInt32BE(4),
      groups,
      data: this.#bytes.subarray(this.#at),
    };
  }

  #attributes(): IppAttribute[] {
    const attributes: { name: string; values: IppValue[] }[] = [];
    while (this.#peek() > 0x0f) {
      const item = this.#item();
      const value = this.#value(item, 0);
      if (item.name !== '') attributes.push({ name: item.name, values: [value] });
      else {
        const last = attributes.at(-1);
        if (last === undefined) throw new Malformed();
        last.values.push(value);
      }
    }
    return attributes;
  }

  #collection(depth: number): IppAttribute[] {
    if (depth > collectionDepthMax) throw new Malformed();
    const members: { name: string; values: IppValue[] }[] = [];
    for (;;) {
      const item = this.#item();
      if (item.name !== '') throw new Malformed();
      if (item.tag === valueTags.endCollection) {
        if (members.some(({ values }) => values.length === 0)) throw new Malformed();
        return members;
      }
      if (item.tag === valueTags.memberName) {
        const name = utf8(item.bytes);
        if (name === '') throw new Malformed();
        members.push({ name, values: [] });
        continue;
      }
      const last = members.at(-1);
      if (last === undefined) throw new Malformed();
      last.values.push(this.#value(item, depth));
    }
  }

  #value({ tag, bytes }: Item, depth: number): IppValue {
    if (tag >= 0x10 && tag <= 0x1f) return { tag, type: 'none' };
    switch (tag) {
      case valueTags.integer:
      case valueTags.enum:
        return { tag, type: 'integer', value: sized(bytes, 4).readInt32BE(0) };
      case valueTags.boolean:
        return { tag, type: 'boolean', value: sized(bytes, 1)[0] !== 0 };
      case valueTags.rangeOfInteger: {
        const range = sized(bytes, 8);
        return { tag, type: 'range', lower: range.readInt32BE(0), upper: range.readInt32BE(4) };
      }
      case valueTags.resolution: {
        const dots = sized(bytes, 9);
        return {
          tag,
          type: 'resolution',
          crossFeed: dots.readInt32BE(0),
          feed: dots.readInt32BE(4),
          units: dots.readUInt8(8),
        };
      }
      case valueTags.begCollection:
        return { tag, type: 'collection', members: this.#collection(depth + 1) };
      case valueTags.textWithLanguage:
      case valueTags.nameWithLanguage:
        return localText(tag, bytes);
      case valueTags.endCollection:
      case valueTags.memberName:
        throw new Malformed();
      default:
        if (tag >= 0x40 && tag <= 0x49) return { tag, type: 'text', text: utf8(bytes) };
        return { tag, type: 'octets', octets: Uint8Array.from(bytes) };
    }
  }

  #item(): Item {
    this.#values += 1;
    if (this.#values > attributesMax) throw new Malformed();
    const tag = this.#byte();
    // 0x7f announces a longer tag, which nobody uses.
    if (tag <= 0x0f || tag === 0x7f) throw new Malformed();
    return { tag, name: utf8(this.#field()), bytes: this.#field() };
  }

  #field(): Buffer {
    if (this.#at + 2 > this.#bytes.length) throw new Malformed();
    const length = this.#bytes.readUInt16BE(this.#at);
    const from = this.#at + 2;
    if (length > 0x7fff || from + length > this.#bytes.length) throw new Malformed();
    this.#at = from + length;
    return this.#bytes.subarray(from, this.#at);
  }

  #peek(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Malformed();
    return byte;
  }

  #byte(): number {
    const byte = this.#peek();
    this.#at += 1;
    return byte;
  }
}

function localText(tag: number, bytes: Buffer): IppValue {
  const languageEnd = 2 + (bytes.length < 2 ? 0 : bytes.readUInt16BE(0));
  if (bytes.length < languageEnd + 2) throw new Malformed();
  const textEnd = languageEnd + 2 + bytes.readUInt16BE(languageEnd);
  if (bytes.length !== textEnd) throw new Malformed();
  const language = utf8(bytes.subarray(2, languageEnd));
  return { tag, type: 'localText', language, text: utf8(bytes.subarray(languageEnd + 2)) };
}

function sized(bytes: Buffer, length: number): Buffer {
  if (bytes.length !== length) throw new Malformed();
  return bytes;
}

function utf8(bytes: Buffer): string {
  return bytes.toString('utf8');
}

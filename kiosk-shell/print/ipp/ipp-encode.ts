import type { IppAttribute, IppMessage, IppValue } from './ipp-message.ts';
import { groupTags, valueTags } from './ipp-tags.ts';

/** A name or a value has a length of 16 bits with a sign bit that stays 0. */
const fieldBytesMax = 0x7fff;

/**
 * A message as bytes (RFC 8010 §3).
 *
 * @throws on a name or a value that does not fit its field: a broken invariant of the caller.
 */
export function encodeIpp(message: IppMessage): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(message.version, 0);
  head.writeUInt16BE(message.code, 2);
  head.writeInt32BE(message.requestId, 4);
  const parts: Uint8Array[] = [head];
  for (const group of message.groups) {
    parts.push(Uint8Array.of(group.tag));
    for (const attribute of group.attributes) putAttribute(parts, attribute);
  }
  parts.push(Uint8Array.of(groupTags.end), message.data);
  return Buffer.concat(parts);
}

function putAttribute(parts: Uint8Array[], { name, values }: IppAttribute): void {
  if (values.length === 0) throw new Error(`an IPP attribute without a value: ${name}`);
  for (const [i, value] of values.entries()) putValue(parts, i === 0 ? name : '', value);
}

function putValue(parts: Uint8Array[], name: string, value: IppValue): void {
  parts.push(Uint8Array.of(value.tag), field(Buffer.from(name, 'utf8')));
  if (value.type !== 'collection') {
    parts.push(field(bytesOf(value)));
    return;
  }
  parts.push(field(new Uint8Array(0)));
  for (const member of value.members) {
    parts.push(Uint8Array.of(valueTags.memberName), field(new Uint8Array(0)));
    parts.push(field(Buffer.from(member.name, 'utf8')));
    for (const one of member.values) putValue(parts, '', one);
  }
  const empty = field(new Uint8Array(0));
  parts.push(Uint8Array.of(valueTags.endCollection), empty, empty);
}

function bytesOf(value: Exclude<IppValue, { type: 'collection' }>): Uint8Array {
  switch (value.type) {
    case 'none':
      return new Uint8Array(0);
    case 'integer':
      return integers(value.value);
    case 'boolean':
      return Uint8Array.of(value.value ? 1 : 0);
    case 'range':
      return integers(value.lower, value.upper);
    case 'resolution':
      return Buffer.concat([integers(value.crossFeed, value.feed), Uint8Array.of(value.units)]);
    case 'text':
      return Buffer.from(value.text, 'utf8');
    case 'localText':
      return Buffer.concat([
        field(Buffer.from(value.language, 'utf8')),
        field(Buffer.from(value.text, 'utf8')),
      ]);
    case 'octets':
      return value.octets;
    default:
      return value satisfies never;
  }
}

function integers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value, i * 4);
  return bytes;
}

function field(bytes: Uint8Array): Buffer {
  if (bytes.length > fieldBytesMax) throw new Error('an IPP field is at most 32767 bytes');
  const framed = Buffer.alloc(2 + bytes.length);
  framed.writeUInt16BE(bytes.length, 0);
  framed.set(bytes, 2);
  return framed;
}

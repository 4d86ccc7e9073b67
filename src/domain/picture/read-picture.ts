/** What the first bytes of a picture say of it; nothing of it is unpacked. */
export interface PictureHead {
  readonly type: 'png' | 'jpeg' | 'webp';
  /** As it is stored, px: a photograph may ask to be turned. */
  readonly width: number;
  readonly height: number;
}

const isAscii = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** PNG, third edition, 5.2 and 11.2.1: the signature, and IHDR as the first chunk. */
function readPng(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  const isPng = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!isPng || !isAscii(bytes, 12, 'IHDR')) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Most segments before the frame of a photograph: a hundred are a trick. */
const segmentsMax = 100;

/** ITU T.81, B.1.1 and B.2.2: the frame's header tells the size, behind whatever a camera wrote. */
function readJpeg(view: DataView): PictureHead | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  for (let segment = 0; segment < segmentsMax && at + 9 <= view.byteLength; segment += 1) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Any number of them may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

/** RFC 9649: lossy, lossless, or extended with its canvas. */
function readWebp(bytes: Uint8Array, view: DataView): PictureHead | undefined {
  if (!isAscii(bytes, 0, 'RIFF') || !isAscii(bytes, 8, 'WEBP')) return undefined;
  const little = true;
  if (isAscii(bytes, 12, 'VP8 ')) {
    const side = (at: number) => view.getUint16(at, little) & 0x3fff;
    return { type: 'webp', width: side(26), height: side(28) };
  }
  if (isAscii(bytes, 12, 'VP8L')) {
    const packed = view.getUint32(21, little);
    const [width, height] = [packed & 0x3fff, (packed >>> 14) & 0x3fff];
    return { type: 'webp', width: width + 1, height: height + 1 };
  }
  if (!isAscii(bytes, 12, 'VP8X')) return undefined;
  const side = (at: number) => 1 + view.getUint16(at, little) + view.getUint8(at + 2) * 0x1_00_00;
  return { type: 'webp', width: side(24), height: side(27) };
}

/** A header is no shorter in any of the three. */
const headBytesMin = 30;

/**
 * Reads what a file is from its own bytes, whatever its name says. Undefined for what is no PNG, JPEG or
 * WebP: drawings with instructions in them (SVG), films and documents are none.
 */
export function readPictureHead(bytes: Uint8Array): PictureHead | undefined {
  if (bytes.length < headBytesMin) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readPng(bytes, view) ?? readWebp(bytes, view) ?? readJpeg(view);
  return head === undefined || head.width === 0 || head.height === 0 ? undefined : head;
}

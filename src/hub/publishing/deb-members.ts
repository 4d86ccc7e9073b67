/** How an `ar` archive begins, and how each head of a member ends. */
const arBegins = '!<arch>\n';
const headEnds = '`\n';
/** Bytes of a member's head; its size stands in ten digits at 48. */
const headBytes = 60;
const [sizeFrom, sizeTo] = [48, 58];
/** A Debian package has three members; a signature beside them may be one more. */
const membersMax = 8;

/** Reads so many bytes at an offset, fewer at the end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/**
 * Whether a file is a whole Debian package from outside: an `ar` archive of `debian-binary`, control
 * and data (deb(5)), whose members end where the file does. What is packed in them is not looked at:
 * root at the kiosk does, before it installs (docs/packaging.md).
 *
 * @param length of the file, bytes
 */
export async function isWholeDeb(length: number, readAt: ReadAt): Promise<boolean> {
  if ((await textAt(readAt, 0, arBegins.length)) !== arBegins) return false;
  const names: string[] = [];
  let at = arBegins.length;
  while (at < length && names.length < membersMax) {
    const head = await textAt(readAt, at, headBytes);
    const size = head.slice(sizeFrom, sizeTo).trim();
    if (head.length < headBytes || !head.endsWith(headEnds) || !/^\d+$/.test(size)) return false;
    names.push(head.slice(0, 16).trim().replace(/\/$/, ''));
    // Members begin at even offsets.
    at += headBytes + Number(size) + (Number(size) % 2);
  }
  const [first = '', control = '', data = ''] = names;
  return (
    at === length &&
    first === 'debian-binary' &&
    control.startsWith('control.tar') &&
    data.startsWith('data.tar')
  );
}

const textAt = async (readAt: ReadAt, offset: number, length: number): Promise<string> =>
  new TextDecoder('latin1').decode(await readAt(offset, length));

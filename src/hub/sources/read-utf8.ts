const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * What another system sent as text; undefined when it is of another encoding (windows-1258, UTF-16, a
 * file cut in a letter): names with holes in them would go on a wall. A byte order mark is left out.
 */
export function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Something a resident typed, scanned or was shown, that must not be found again. */
export interface Mark {
  /** Where it was put in, for the report. */
  readonly name: string;
  readonly text: string;
}

/** One way in which a mark may lie on a disk. */
export interface Needle {
  readonly mark: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** A needle of fewer bytes would be found by chance. */
const needleBytesMin = 8;

/** A mark without its accents, as indexes keep words. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase();
}

/** Every way of writing a mark that a browser, a log or a journal is known to use. */
export function needlesOf({ name, text }: Mark): readonly Needle[] {
  const found = new Map<string, Needle>();
  const add = (encoding: string, bytes: Buffer): void => {
    const key = bytes.toString('hex');
    if (bytes.length >= needleBytesMin && !found.has(key))
      found.set(key, { mark: name, encoding, bytes });
  };
  for (const [form, words] of formsOf(text)) {
    const utf8 = Buffer.from(words, 'utf8');
    const utf16le = Buffer.from(words, 'utf16le');
    add(`${form} UTF-8`, utf8);
    add(`${form} UTF-16LE`, utf16le);
    add(`${form} UTF-16BE`, Buffer.from(utf16le).swap16());
    // V8 writes a text whose letters all lie below U+0100 with one byte each.
    if ([...words].every((letter) => letter <= '\u00ff'))
      add(`${form} Latin-1`, Buffer.from(words, 'latin1'));
    for (const [inner, escaped] of escapesOf(words, utf8, utf16le)) {
      add(`${form} ${inner}`, Buffer.from(escaped, 'latin1'));
      add(`${form} ${inner} UTF-16LE`, Buffer.from(escaped, 'utf16le'));
    }
  }
  return [...found.values()];
}

function formsOf(text: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const normal of ['NFC', 'NFD'] as const) {
    const words = text.normalize(normal);
    forms.set(normal, words);
    forms.set(`${normal} lower`, words.toLowerCase());
    forms.set(`${normal} upper`, words.toUpperCase());
  }
  forms.set('folded', folded(text));
  forms.set('folded upper', folded(text).toUpperCase());
  return forms;
}

function escapesOf(
  words: string,
  utf8: Buffer,
  utf16le: Buffer,
): readonly (readonly [string, string])[] {
  const json = [...words].map((letter) =>
    letter < '\u0080' ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const url = encodeURIComponent(words);
  return [
    ['JSON-escaped', json.join('')],
    [
      'JSON-escaped, capitals',
      json.join('').replaceAll(/\\u\w{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`),
    ],
    ['URL-encoded', url],
    ['URL-encoded, small', url.replaceAll(/%\w\w/g, (code) => code.toLowerCase())],
    ['form-encoded', url.replaceAll('%20', '+')],
    ['hex', utf8.toString('hex')],
    // A key of IndexedDB on SQLite: each letter one higher, so that no byte is zero.
    ...(/^[\x20-\x7d]+$/.test(words)
      ? [['IndexedDB key', Buffer.from(utf8.map((byte) => byte + 1)).toString('latin1')] as const]
      : []),
    ...base64Of(utf8).map((part, at) => [`base64, phase ${at}`, part] as const),
    ...base64Of(utf16le).map((part, at) => [`base64 of UTF-16LE, phase ${at}`, part] as const),
    ...base64Of(utf8).map(
      (part, at) =>
        [`base64url, phase ${at}`, part.replaceAll('+', '-').replaceAll('/', '_')] as const,
    ),
  ];
}

/** The letters that are sure in base64 wherever the mark begins: without those its neighbours share. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const sure = Math.floor(((before + bytes.length) * 8) / 6);
    return all.slice(Math.ceil((before * 8) / 6), sure);
  });
}

import type { Readable } from 'node:stream';
import { type Entry, openPromise } from 'yauzl';
import { ImportStop } from '../import-problem.ts';
import { unpackedBytesMax } from '../limits.ts';

/** Files in one workbook; real ones have a few dozen. */
const entriesMax = 2_000;
/** Bytes of a part that is read into memory before the first row: names of sheets, styles. */
export const smallPartBytesMax = 16 * 1024 * 1024;

/** The files of a zip archive, unpacked one at a time while they are read. */
export interface ZipFile {
  has(path: string): boolean;
  /** @param bytesMax unpacked; everything together has a limit of its own */
  open(path: string, bytesMax?: number): Promise<Readable>;
  close(): void;
}

const damaged = (name: string, cause: unknown) =>
  new ImportStop(
    `${name} is no readable workbook: ${(cause instanceof Error ? cause.message : String(cause)).replace(/\.+$/, '')}`,
    'Open it in a spreadsheet program and save it again as .xlsx.',
  );

/**
 * Opens a zip archive. What it claims to unpack to is added up before anything is unpacked; a file
 * that swells past its own claim is stopped by yauzl while it is read.
 */
export async function openZip(path: string, name: string): Promise<ZipFile> {
  const archive = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  }).catch((cause: unknown) => {
    throw damaged(name, cause);
  });
  try {
    const entries = new Map<string, Entry>();
    let bytes = 0;
    if (archive.entryCount > entriesMax) {
      throw new ImportStop(`${name} holds ${archive.entryCount} files`, 'This is no workbook.');
    }
    for await (const entry of archive.eachEntry()) {
      bytes += entry.uncompressedSize;
      entries.set(entry.fileName, entry);
    }
    if (bytes > unpackedBytesMax) {
      throw new ImportStop(
        `${name} unpacks to ${Math.round(bytes / 1024 / 1024)} MB, at most ${unpackedBytesMax / 1024 / 1024}`,
        'This is no catalogue; check where it comes from.',
      );
    }
    return {
      has: (file) => entries.has(file),
      async open(file, bytesMax = unpackedBytesMax) {
        const entry = entries.get(file);
        if (!entry) throw damaged(name, `it has no ${file}`);
        if (entry.uncompressedSize > bytesMax) {
          throw new ImportStop(
            `${name} holds a ${file} that is too long`,
            'This is no catalogue; check where it comes from.',
          );
        }
        if (entry.isEncrypted()) {
          throw new ImportStop(`${name} has a password`, 'Save it without one.');
        }
        return archive.openReadStreamPromise(entry);
      },
      close: () => archive.close(),
    };
  } catch (cause) {
    archive.close();
    throw cause instanceof ImportStop ? cause : damaged(name, cause);
  }
}

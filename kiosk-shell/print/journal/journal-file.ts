import { constants, type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where the journal's lines lie. `append` and `rewrite` are durable before they resolve. */
export interface JournalFile {
  read(): Promise<string>;
  append(line: string): Promise<void>;
  rewrite(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A journal in one file, owner only. Every append ends in fdatasync, every rewrite in a rename. */
export async function openJournalFile(path: string): Promise<JournalFile> {
  const append = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY;
  let handle: FileHandle = await open(path, append, 0o600);
  await syncDirectory(path);
  return {
    read: () => readFile(path, 'utf8'),
    async append(line) {
      await handle.appendFile(line);
      await handle.datasync();
    },
    async rewrite(text) {
      const next = `${path}.new`;
      const file = await open(next, 'w', 0o600);
      await file.writeFile(text);
      await file.sync();
      await file.close();
      await rename(next, path);
      await syncDirectory(path);
      await handle.close();
      handle = await open(path, append, 0o600);
    },
    close: () => handle.close(),
  };
}

/** A new name is only durable once its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(dirname(path), 'r');
  await directory.sync();
  await directory.close();
}

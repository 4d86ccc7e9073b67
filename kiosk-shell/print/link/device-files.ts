import { constants, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An open character device, as far as a printer needs one. */
export interface DeviceHandle {
  /** Reads what is there. Throws EAGAIN when nothing is, ENODEV or EIO when it was unplugged. */
  read(buffer: Uint8Array): Promise<{ bytesRead: number }>;
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
}

/** Opens a device; tests put another one in its place. */
export type OpenDevice = (path: string) => Promise<DeviceHandle>;

/** Opens without waiting for the printer: usblp and ttys answer EAGAIN instead of blocking. */
export const openDevice: OpenDevice = async (path) => {
  const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;
  const handle = await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY);
  return {
    read: (buffer) => handle.read(buffer, 0, buffer.length, null),
    write: (bytes) => handle.write(bytes, 0, bytes.length, null),
    close: () => handle.close(),
  };
};

/**
 * Paths that a configured path means: itself, or with a `*` at its end all that begin so. After it
 * was plugged in again, a USB printer may be lp1 instead of lp0.
 */
export async function devicePaths(path: string): Promise<string[]> {
  if (!path.endsWith('*')) return [path];
  const start = path.slice(0, -1);
  const directory = dirname(`${start}x`);
  const names = await readdir(directory).catch(() => []);
  return names
    .map((name) => join(directory, name))
    .filter((found) => found.startsWith(start))
    .sort();
}

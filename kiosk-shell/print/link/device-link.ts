import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok } from '../../domain.ts';
import { type DeviceHandle, devicePaths, type OpenDevice, openDevice } from './device-files.ts';
import type { OpenLink, PrinterLink } from './printer-link.ts';

/** Pause before a device that was not ready is tried again, ms: less than a raster band prints. */
const againMs = 4;
/** Bytes handed on at once: usblp takes a page, and a real-time question must not wait long. */
const pieceBytes = 4096;
/** Answers are short. */
const readBytes = 256;
/** Reads of old answers before a device counts as babbling: 16 KB. */
const drainReadsMax = 64;

/** Before a device is used: sets a serial line. False when it cannot be set. */
export type PrepareDevice = (path: string) => Promise<boolean>;

/**
 * Opens a character device: `/dev/usb/lp0`, or a serial line once `prepare` has set it. The kernel
 * says EAGAIN while the printer is busy, ENODEV or EIO when it was unplugged.
 */
export function deviceLink(
  path: string,
  prepare: PrepareDevice = async () => true,
  openAs: OpenDevice = openDevice,
): OpenLink {
  return async () => {
    for (const found of await devicePaths(path)) {
      try {
        const handle = await openAs(found);
        if ((await prepare(found)) && (await drained(handle))) return ok(new DeviceLink(handle));
        await handle.close();
      } catch {
        // Not there, or another program holds it (EBUSY): the next one, or absent.
      }
    }
    return err('absent');
  };
}

/**
 * Throws away what the printer said to an earlier client: a late answer would be taken for ours.
 * False when it never stops talking.
 */
async function drained(handle: DeviceHandle): Promise<boolean> {
  const buffer = new Uint8Array(readBytes);
  for (let reads = 0; reads < drainReadsMax; reads += 1) {
    try {
      if ((await handle.read(buffer)).bytesRead === 0) return true;
    } catch (error) {
      if (isBusy(error)) return true;
      throw error;
    }
  }
  return false;
}

class DeviceLink implements PrinterLink {
  readonly #handle: DeviceHandle;
  #closed = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #reading: Promise<void>;
  #hear: (bytes: Uint8Array) => void = () => {};
  #closedHeard: () => void = () => {};

  constructor(handle: DeviceHandle) {
    this.#handle = handle;
    this.#reading = this.#read();
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#hear = listener;
  }

  onClose(listener: () => void): void {
    this.#closedHeard = listener;
  }

  write(bytes: Uint8Array): Promise<boolean> {
    const turn = this.#turn.then(() => this.#write(bytes));
    this.#turn = turn;
    return turn;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // After what is under way: a number that was closed may be another file a moment later.
    void Promise.all([this.#turn, this.#reading])
      .then(() => this.#handle.close())
      .catch(() => {});
    this.#closedHeard();
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#closed) return false;
      try {
        at += (await this.#handle.write(bytes.subarray(at, at + pieceBytes))).bytesWritten;
      } catch (error) {
        if (!isBusy(error)) {
          this.close();
          return false;
        }
        await sleep(againMs);
      }
    }
    return !this.#closed;
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(readBytes);
    while (!this.#closed) {
      try {
        const { bytesRead } = await this.#handle.read(buffer);
        // usblp answers a read with nothing when the printer has nothing to say.
        if (bytesRead > 0 && !this.#closed) this.#hear(buffer.slice(0, bytesRead));
        if (bytesRead === 0) await sleep(againMs);
      } catch (error) {
        if (!isBusy(error)) return this.close();
        await sleep(againMs);
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

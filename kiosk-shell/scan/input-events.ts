/** An event of the Linux input layer (`struct input_event`), where longs have 64 bits. */
export interface InputEvent {
  readonly type: number;
  readonly code: number;
  readonly value: number;
}

/** Two 64-bit times, type, code, value: amd64 and arm64 alike. */
const eventBytes = 24;

/** Puts events together from pieces of any size. */
export class InputEvents {
  #rest = Buffer.alloc(0);

  feed(bytes: Uint8Array): InputEvent[] {
    const all = Buffer.concat([this.#rest, bytes]);
    const events: InputEvent[] = [];
    let at = 0;
    for (; at + eventBytes <= all.length; at += eventBytes) {
      events.push({
        type: all.readUInt16LE(at + 16),
        code: all.readUInt16LE(at + 18),
        value: all.readInt32LE(at + 20),
      });
    }
    this.#rest = Buffer.from(all.subarray(at));
    all.fill(0);
    return events;
  }

  forget(): void {
    this.#rest = Buffer.alloc(0);
  }
}

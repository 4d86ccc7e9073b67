/** What a printer says, told apart by the fixed bits of its first byte (Epson: identification). */
export type PrinterReply =
  /** Answer to DLE EOT, in the order of the questions. */
  | { readonly type: 'realTime'; readonly bits: number }
  /** Automatic status back: four bytes. */
  | { readonly type: 'statusBack'; readonly status: StatusBack }
  /** Answer to GS r 1. */
  | { readonly type: 'paper'; readonly bits: number }
  | { readonly type: 'processId'; readonly id: string }
  /** Answer to GS g 2 (digits) or GS I 65 to 69 (a name). */
  | { readonly type: 'text'; readonly text: string };

export interface StatusBack {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly error: boolean;
  readonly paperOut: boolean;
  readonly paperLow: boolean;
}

/** Longest answer that is waited for; a longer one is noise. */
const blockBytesMax = 24;

/** Reads the bytes of a printer, however they are cut. Noise is dropped, never thrown. */
export class ReplyReader {
  #pending: number[] = [];
  /** Bytes that belonged to no answer. A line that makes them up may make up a status byte too. */
  noiseBytes = 0;

  push(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) {
      this.#pending.push(byte);
      const reply = this.#read();
      if (reply !== undefined) replies.push(reply);
    }
    return replies;
  }

  #read(): PrinterReply | undefined {
    const [head = 0] = this.#pending;
    if (head === 0x37 || head === 0x5f) return this.#readBlock(head);
    if ((head & 0x93) === 0x10) return this.#readStatusBack();
    this.#pending = [];
    if ((head & 0x93) === 0x12) return { type: 'realTime', bits: head };
    if ((head & 0x90) === 0x00) return { type: 'paper', bits: head };
    this.noiseBytes += 1;
    return undefined;
  }

  #readBlock(head: number): PrinterReply | undefined {
    const last = this.#pending.at(-1);
    if (this.#pending.length < 2 || last !== 0x00) {
      if (this.#pending.length > blockBytesMax) this.#drop();
      return undefined;
    }
    const body = Buffer.from(this.#pending.slice(1, -1)).toString('latin1');
    this.#pending = [];
    if (head === 0x37 && body.startsWith('"')) return { type: 'processId', id: body.slice(1) };
    if (head === 0x5f && /^[ -~]*$/.test(body)) return { type: 'text', text: body };
    this.noiseBytes += body.length + 2;
    return undefined;
  }

  #drop(): void {
    this.noiseBytes += this.#pending.length;
    this.#pending = [];
  }

  #readStatusBack(): PrinterReply | undefined {
    const [first = 0, second = 0, third = 0, fourth] = this.#pending;
    // Bytes 2 to 4 have bits 4 and 7 clear; anything else was noise, not a status.
    if (this.#pending.slice(1).some((byte) => (byte & 0x90) !== 0)) {
      const again = this.#pending.pop() ?? 0;
      this.#drop();
      return this.push(Uint8Array.of(again))[0];
    }
    if (fourth === undefined) return undefined;
    this.#pending = [];
    return {
      type: 'statusBack',
      status: {
        offline: (first & 0x08) !== 0,
        coverOpen: (first & 0x20) !== 0,
        error: (second & 0x2c) !== 0,
        paperOut: (third & 0x0c) !== 0,
        paperLow: (third & 0x03) !== 0,
      },
    };
  }
}

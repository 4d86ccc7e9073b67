import { codeBytesMax } from '../domain.ts';
import {
  type CodeFramer,
  endingSilenceMs,
  type Framed,
  tooLongCode,
  tornSilenceMs,
} from './code-framer.ts';
import type { ScannerSuffix } from './scanner-config.ts';

const [tab, lineFeed, carriageReturn, groupSeparator, del] = [9, 10, 13, 29, 127];
/** Controls that a text may hold; which of them end it is the suffix's business. */
const texts = [tab, lineFeed, carriageReturn, groupSeparator];

/**
 * Codes from the bytes of a serial scanner. They are UTF-8; what is none becomes U+FFFD, which the
 * reader of codes judges (a card keeps its number and loses its name). Control characters are
 * dropped, but for the separator inside GS1 codes: nothing scanned is ever obeyed (BadBarcode).
 */
export class ByteFramer implements CodeFramer {
  readonly silenceMs: number;
  readonly #suffix: ScannerSuffix;
  readonly #decoder = new TextDecoder('utf-8');
  readonly #held = new Uint8Array(codeBytesMax);
  #length = 0;
  #isTooLong = false;
  #isPending = false;

  constructor(suffix: ScannerSuffix) {
    this.#suffix = suffix;
    this.silenceMs = suffix === 'none' ? endingSilenceMs : tornSilenceMs;
  }

  get isPending(): boolean {
    return this.#isPending;
  }

  feed(bytes: Uint8Array): Framed {
    const codes: string[] = [];
    let tooLong = 0;
    for (const byte of bytes) {
      if (this.#ends(byte)) {
        if (this.#isTooLong) tooLong += 1;
        const code = this.#take();
        if (code !== '') codes.push(code);
      } else this.#keep(byte);
    }
    return { codes, tooLong };
  }

  silence(): string | undefined {
    if (this.#suffix !== 'none') {
      this.forget();
      return undefined;
    }
    const code = this.#take();
    return code === '' ? undefined : code;
  }

  forget(): void {
    this.#held.fill(0);
    this.#length = 0;
    this.#isTooLong = false;
    this.#isPending = false;
  }

  #ends(byte: number): boolean {
    if (this.#suffix === 'none') return false;
    if (this.#suffix === 'tab') return byte === tab;
    return byte === carriageReturn || byte === lineFeed;
  }

  #keep(byte: number): void {
    if ((byte < 0x20 && !texts.includes(byte)) || byte === del) return;
    this.#isPending = true;
    if (this.#length < this.#held.length) {
      this.#held[this.#length] = byte;
      this.#length += 1;
    } else this.#isTooLong = true;
  }

  #take(): string {
    const text = this.#decoder.decode(this.#held.subarray(0, this.#length));
    const isTooLong = this.#isTooLong;
    this.forget();
    if (isTooLong) return tooLongCode;
    // C1 controls are two bytes of UTF-8 each.
    return text.replace(/[\u0080-\u009F]/g, '').trim();
  }
}

import { codeBytesMax } from '../domain.ts';
import {
  type CodeFramer,
  endingSilenceMs,
  type Framed,
  tooLongCode,
  tornSilenceMs,
} from './code-framer.ts';
import { InputEvents } from './input-events.ts';
import { characterOf, keyCodes } from './key-map.ts';
import type { ScannerSuffix } from './scanner-config.ts';

const [syncEvents, keyEvents] = [0, 1];
const syncDropped = 3;
const [released, pressed] = [0, 1];
/** Where they do not end a code they are a part of it. */
const typed = new Map<number, string>([
  [keyCodes.tab, '\t'],
  [keyCodes.enter, '\n'],
  [keyCodes.keypadEnter, '\n'],
]);

/**
 * Codes from the keys of a scanner that poses as a keyboard. Only what a US keyboard can type comes
 * through it: of "Nguyễn" most scanners leave "Nguyn", and nothing here could tell (docs/scanning.md).
 * Keys with Ctrl, Alt or Windows held type nothing: a code must not command (BadBarcode).
 */
export class KeyFramer implements CodeFramer {
  readonly silenceMs: number;
  readonly #suffix: ScannerSuffix;
  readonly #events = new InputEvents();
  readonly #held = new Set<number>();
  #capsLock = false;
  #text = '';
  /** The kernel lost events in the middle: what is left of this code is none. */
  #isTorn = false;

  constructor(suffix: ScannerSuffix) {
    this.#suffix = suffix;
    this.silenceMs = suffix === 'none' ? endingSilenceMs : tornSilenceMs;
  }

  get isPending(): boolean {
    return this.#text !== '' || this.#isTorn;
  }

  feed(bytes: Uint8Array): Framed {
    const codes: string[] = [];
    let tooLong = 0;
    for (const { type, code, value } of this.#events.feed(bytes)) {
      if (type === syncEvents && code === syncDropped) {
        this.#isTorn = true;
        this.#held.clear();
      }
      if (type !== keyEvents) continue;
      if (value === released) this.#held.delete(code);
      // Repeats by a key that hangs (2) are no characters.
      if (value !== pressed) continue;
      this.#held.add(code);
      if (this.#ends(code)) {
        if (this.#text.length > codeBytesMax) tooLong += 1;
        const text = this.#take();
        if (text !== '') codes.push(text);
      } else this.#press(code);
    }
    return { codes, tooLong };
  }

  silence(): string | undefined {
    const text = this.#take();
    return this.#suffix === 'none' && text !== '' ? text : undefined;
  }

  forget(): void {
    this.#events.forget();
    this.#held.clear();
    this.#take();
  }

  #ends(code: number): boolean {
    if (this.#suffix === 'tab') return code === keyCodes.tab;
    if (this.#suffix === 'none') return false;
    return code === keyCodes.enter || code === keyCodes.keypadEnter;
  }

  #press(code: number): void {
    if (code === keyCodes.capsLock) this.#capsLock = !this.#capsLock;
    if (keyCodes.commands.some((key) => this.#held.has(key))) return;
    const shift = keyCodes.shifts.some((key) => this.#held.has(key));
    const character = typed.get(code) ?? characterOf(code, shift, this.#capsLock);
    if (character !== undefined && this.#text.length <= codeBytesMax) this.#text += character;
  }

  #take(): string {
    const whole = this.#text.length > codeBytesMax ? tooLongCode : this.#text.trim();
    const text = this.#isTorn ? '' : whole;
    this.#text = '';
    this.#isTorn = false;
    return text;
  }
}

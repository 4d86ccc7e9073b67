import { readToken, type Token } from './tokens.ts';

/** Keystrokes repeat the words before them: this many are remembered. */
const rememberedMax = 500;

/** Words of the queries of one session, each read once. */
export class TypedWords {
  readonly #remembered = new Map<string, Token>();

  readonly read = (text: string): Token => {
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    const token = readToken(text);
    if (this.#remembered.size >= rememberedMax) this.#remembered.clear();
    this.#remembered.set(text, token);
    return token;
  };

  /** Drops what residents typed. */
  forget(): void {
    this.#remembered.clear();
  }
}

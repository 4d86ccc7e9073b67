import type { ShellHealth } from '../domain.ts';

type Picture = ShellHealth['screen']['picture'];

export interface ScreenLookParts {
  readonly probe: () => Promise<Picture>;
  /** Whether nothing of a resident can be on the screen: attract, rescue, out of service. */
  readonly isPublic: () => boolean;
  readonly monotonicMs: () => number;
}

/** A look this old says nothing of the screen any more, ms: three beats of the shell. */
const oldMs = 15 * 60_000;

/**
 * Looks at the screen only while nothing of a resident is on it: a picture lies in a file for a
 * moment, and a plug pulled in that moment must find none of their words in it (law 2). While
 * somebody uses the kiosk a good look stands, until it is too old; a bad one is not repeated.
 */
export class ScreenLook {
  readonly #parts: ScreenLookParts;
  #last: { readonly picture: Picture; readonly atMs: number } | undefined;

  constructor(parts: ScreenLookParts) {
    this.#parts = parts;
  }

  async look(): Promise<Picture> {
    const { isPublic, monotonicMs, probe } = this.#parts;
    if (isPublic()) this.#last = { picture: await probe(), atMs: monotonicMs() };
    else if (this.#last?.picture === 'black') this.#last = undefined;
    const last = this.#last;
    return last === undefined || monotonicMs() - last.atMs > oldMs ? 'unknown' : last.picture;
  }
}

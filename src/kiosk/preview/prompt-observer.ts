type Size = string;

const sizeOf = ({ clientWidth, clientHeight }: Element): Size => `${clientWidth} ${clientHeight}`;

/**
 * Sizes told at once. The browser tells them with the next picture; a trial of hundreds of pages
 * paints none, so that it asks here.
 */
export interface PromptObservers {
  /** Tells what changed its size since it was last told; true where anything did. */
  readonly tell: () => boolean;
}

/** Puts observers of this kind in the place of the browser's own, which still tell as well. */
export function observePromptly(page: Window & typeof globalThis): PromptObservers {
  const standing = new Set<PromptResizeObserver>();
  const Native = page.ResizeObserver;
  class PromptResizeObserver implements ResizeObserver {
    readonly #told = new Map<Element, Size>();
    readonly #callback: ResizeObserverCallback;
    readonly #native: ResizeObserver;

    constructor(callback: ResizeObserverCallback) {
      this.#callback = callback;
      this.#native = new Native((entries) => {
        for (const { target } of entries) this.#told.set(target, sizeOf(target));
        callback(entries, this);
      });
    }

    observe(target: Element): void {
      standing.add(this);
      this.#told.set(target, '');
      this.#native.observe(target);
    }

    unobserve(target: Element): void {
      this.#told.delete(target);
      this.#native.unobserve(target);
    }

    disconnect(): void {
      standing.delete(this);
      this.#told.clear();
      this.#native.disconnect();
    }

    tell(): boolean {
      let isNew = false;
      for (const [target, told] of this.#told) {
        const size = sizeOf(target);
        if (size === told) continue;
        this.#told.set(target, size);
        isNew = true;
      }
      // Those who listen measure for themselves: no entry is read in the kiosk's rooms.
      if (isNew) this.#callback([], this);
      return isNew;
    }
  }
  page.ResizeObserver = PromptResizeObserver;
  return { tell: () => [...standing].map((one) => one.tell()).some((isNew) => isNew) };
}

/** What was opened, ended in the other order: each whatever another one said. */
export class Ending {
  readonly #stack = new AsyncDisposableStack();
  #ended: Promise<void> | undefined;

  /** Closes it when everything ends. */
  closes<T extends { close(): unknown }>(one: T): T {
    this.defer(async () => {
      await one.close();
    });
    return one;
  }

  defer(step: () => Promise<void>): void {
    this.#stack.defer(step);
  }

  /** May be called twice. */
  close(): Promise<void> {
    this.#ended ??= this.#stack.disposeAsync();
    return this.#ended;
  }
}

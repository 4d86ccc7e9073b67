import type { Readable, Writable } from 'node:stream';

/** Longest message of the browser that is read, characters: a list of targets is some kilobytes. */
const messageLengthMax = 4 * 1024 * 1024;
/** Questions under way at once; one supervisor asks a handful. */
const openMax = 64;

/** An event of the browser, as it came: whoever reads it checks its shape. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: unknown;
}

/**
 * The browser's debugging pipe (file descriptors 3 and 4): JSON, each message ended by a NUL. Only
 * browser-level commands are sent through it: with developer tools off by policy no page can be
 * attached to (devices.md §4). There is no debugging port, so no page can reach it.
 */
export class CdpPipe {
  readonly #out: Writable;
  #open = new Map<number, (result: unknown) => void>();
  #lastId = 0;
  #rest = '';
  #closed = false;

  constructor(out: Writable, input: Readable, onEvent: (event: BrowserEvent) => void) {
    this.#out = out;
    // The browser died: its exit is what counts, not the broken pipe.
    out.on('error', () => this.close());
    input.on('error', () => this.close());
    input.setEncoding('utf8');
    input.on('data', (text: string) => this.#read(text, onEvent));
  }

  /** Asks the browser; undefined when it refuses, is gone, or has not answered in time. */
  send(
    method: string,
    params: Readonly<Record<string, unknown>>,
    timeoutMs: number,
  ): Promise<unknown> {
    if (this.#closed || this.#open.size >= openMax) return Promise.resolve(undefined);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish(undefined), timeoutMs);
      const finish = (result: unknown) => {
        clearTimeout(timer);
        this.#open.delete(id);
        resolve(result);
      };
      this.#open.set(id, finish);
      this.#out.write(`${JSON.stringify({ id, method, params })}\0`);
    });
  }

  /** Answers everything that is open with undefined. */
  close(): void {
    this.#closed = true;
    for (const finish of [...this.#open.values()]) finish(undefined);
  }

  #read(text: string, onEvent: (event: BrowserEvent) => void): void {
    this.#rest += text;
    for (let end = this.#rest.indexOf('\0'); end >= 0; end = this.#rest.indexOf('\0')) {
      const message = parse(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end + 1);
      if (message === undefined || this.#closed) continue;
      const { id, method } = message;
      if (typeof id === 'number') this.#open.get(id)?.(message['result']);
      else if (typeof method === 'string') onEvent({ method, params: message['params'] });
    }
    if (this.#rest.length > messageLengthMax) this.#rest = '';
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

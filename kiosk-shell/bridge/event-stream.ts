import type { ServerResponse } from 'node:http';

/** Streams at once: one page, the one it replaces, a staff tab. */
const streamsMax = 6;
/** Comment that keeps the stream alive and finds dead ones, ms. */
const keepAliveMs = 15_000;
/** A page that does not read is dropped once this much waits for it, bytes. */
const backlogBytesMax = 256 * 1024;

/** Server-sent events to the pages that listen. */
export class EventStream {
  #streams = new Set<ServerResponse>();
  #timer = setInterval(() => this.#write(': alive\n\n'), keepAliveMs);

  /** Adds a listener; false when there are too many. `first` is sent at once. */
  add(response: ServerResponse, first: readonly [event: string, data: unknown][]): boolean {
    if (this.#streams.size >= streamsMax) return false;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write(first.map(([event, data]) => line(event, data)).join(''));
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    return true;
  }

  send(event: string, data: unknown): void {
    this.#write(line(event, data));
  }

  /** To the page that began to listen last, and to no other: what a resident showed is for one. */
  sendToNewest(event: string, data: unknown): boolean {
    const newest = [...this.#streams].at(-1);
    newest?.write(line(event, data));
    return newest !== undefined;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > backlogBytesMax) stream.destroy();
      else stream.write(text);
    }
  }
}

function line(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

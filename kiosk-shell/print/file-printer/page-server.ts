import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { bitmapPng } from '../raster/index.ts';
import { printerPage, printerScript } from './page.ts';
import { type Hand, HandSchema } from './state-file.ts';

/** Largest body of a button press, bytes. */
const bodyBytesMax = 1024;
/** People who watch at once. */
const watchersMax = 8;

/** What the page shows and does; the printer itself is behind it. */
export interface PageModel {
  readonly address: () => string;
  readonly papers: () => readonly number[];
  readonly hand: () => Hand;
  readonly setHand: (hand: Hand) => void;
  readonly paper: (number: number) => Uint8Array | undefined;
  readonly live: () => { readonly widthDots: number; readonly rows: readonly Uint8Array[] };
}

/** A small web page on its own port, where the paper comes out live. */
export class PageServer {
  readonly #model: PageModel;
  readonly #server: Server;
  #watchers = new Set<ServerResponse>();

  constructor(model: PageModel) {
    this.#model = model;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Listens on localhost; resolves with the port. @throws when the port is taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : port);
      });
    });
  }

  send(event: string, data: unknown): void {
    for (const watcher of this.#watchers) watcher.write(line(event, data));
  }

  close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.end();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? '';
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) {
      response.writeHead(403).end();
      return;
    }
    response.setHeader('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'");
    response.setHeader('cache-control', 'no-store');
    const path = request.url ?? '/';
    const paper = /^\/papers\/(\d{1,9})\.png$/.exec(path)?.[1];
    if (request.method === 'POST' && path === '/state') return this.#press(request, response, host);
    if (request.method !== 'GET') response.writeHead(405).end();
    else if (path === '/') send(response, 'text/html; charset=utf-8', printerPage);
    else if (path === '/printer.js')
      send(response, 'text/javascript; charset=utf-8', printerScript);
    else if (path === '/events') this.#watch(response);
    else if (path === '/live.png') send(response, 'image/png', this.#livePng());
    else if (paper !== undefined) {
      const png = this.#model.paper(Number(paper));
      if (png === undefined) response.writeHead(404).end();
      else send(response, 'image/png', png);
    } else response.writeHead(404).end();
  }

  #livePng(): Uint8Array {
    const { widthDots, rows } = this.#model.live();
    const data = new Uint8Array(
      Buffer.concat(rows.length > 0 ? rows : [new Uint8Array(widthDots / 8)]),
    );
    const heightDots = Math.max(1, rows.length);
    return bitmapPng({ widthDots, heightDots, bytesPerRow: widthDots / 8, data });
  }

  #watch(response: ServerResponse): void {
    if (this.#watchers.size >= watchersMax) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(
      line('hello', { address: this.#model.address(), papers: this.#model.papers() }) +
        line('hand', this.#model.hand()) +
        line('rows', rowsEvent(0, this.#model.live().widthDots, this.#model.live().rows)),
    );
    this.#watchers.add(response);
    response.on('close', () => this.#watchers.delete(response));
  }

  async #press(request: IncomingMessage, response: ServerResponse, host: string): Promise<void> {
    // Other pages in the same browser must not pull the plug.
    if (request.headers.origin !== undefined && request.headers.origin !== `http://${host}`) {
      response.writeHead(403).end();
      return;
    }
    let text = '';
    try {
      for await (const chunk of request) {
        text += String(chunk);
        if (text.length > bodyBytesMax) throw new Error('too large');
      }
      this.#model.setHand(HandSchema.parse(JSON.parse(text)));
      response.writeHead(204).end();
    } catch {
      response.writeHead(400).end();
    }
  }
}

/** Rows as they came out, packed. */
export function rowsEvent(from: number, widthDots: number, rows: readonly Uint8Array[]): unknown {
  return { from, width: widthDots, bytes: Buffer.concat(rows).toString('base64') };
}

function line(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

import { createServer, type Server, type Socket } from 'node:net';
import type { VirtualPrinter } from './virtual-printer.ts';

/** Mechanical time step, ms. */
const tickMs = 4;
/** Clients that may wait for the one session; more are turned away. */
const waitingMax = 4;

/** Puts a virtual printer on a TCP port, one session at a time, as port 9100 printers do. */
export class PrinterServer {
  readonly printer: VirtualPrinter;
  readonly host: string;
  /** Told of each byte that arrives, before it is printed; for benchmarks. */
  onBytes: ((bytes: Uint8Array) => void) | undefined;
  #port: number;
  #server: Server | undefined;
  #current: Socket | undefined;
  #waiting: Socket[] = [];
  #held: Uint8Array = new Uint8Array(0);
  #timer: NodeJS.Timeout | undefined;
  #lastTick = performance.now();

  constructor(printer: VirtualPrinter, port: number, host = '127.0.0.1') {
    this.printer = printer;
    this.#port = port;
    this.host = host;
  }

  get port(): number {
    return this.#port;
  }

  get plugged(): boolean {
    return this.#server !== undefined;
  }

  /** Plugs in: listens, always on the same port. */
  async plugIn(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer({ allowHalfOpen: false }, (socket) => this.#accept(socket));
    this.#server = server;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(this.#port, this.host, resolve);
      });
    } catch (error) {
      this.#server = undefined;
      throw error;
    }
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
    this.#lastTick = performance.now();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  /** Pulls the plug: connections break, memory is lost. */
  async unplug(): Promise<void> {
    clearInterval(this.#timer);
    const server = this.#server;
    this.#server = undefined;
    this.printer.powerCycle();
    this.cutNetwork();
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Breaks all connections; what the printer took stays in its memory. */
  cutNetwork(): void {
    const sockets = [this.#current, ...this.#waiting];
    this.#current = undefined;
    this.#waiting = [];
    this.#held = new Uint8Array(0);
    for (const socket of sockets) socket?.resetAndDestroy();
  }

  reply(bytes: Uint8Array): void {
    if (this.#current?.writable === true) this.#current.write(bytes);
  }

  #accept(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    if (this.#current === undefined) {
      this.#serve(socket);
      return;
    }
    if (this.#waiting.length >= waitingMax) {
      socket.destroy();
      return;
    }
    socket.pause();
    this.#waiting.push(socket);
  }

  #serve(socket: Socket): void {
    this.#current = socket;
    socket.on('data', (bytes) => {
      this.onBytes?.(bytes);
      this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
      this.#feed();
      this.printer.tick(0);
      if (this.#held.length > 0) socket.pause();
    });
    socket.on('close', () => {
      if (this.#current !== socket) return;
      this.#current = undefined;
      const next = this.#waiting.find((waiting) => !waiting.destroyed);
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next && !waiting.destroyed);
      if (next !== undefined) this.#serve(next);
    });
    socket.resume();
  }

  #feed(): void {
    while (this.#held.length > 0) {
      const taken = this.printer.offer(this.#held);
      if (taken === 0) return;
      this.#held = this.#held.subarray(taken);
    }
    if (this.#current?.isPaused() === true) this.#current.resume();
  }

  #tick(): void {
    const now = performance.now();
    this.printer.tick(now - this.#lastTick);
    this.#lastTick = now;
    this.#feed();
  }
}

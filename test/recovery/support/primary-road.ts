import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/**
 * The road to whichever database leads now, as a proxy in front of Patroni is one: each new
 * connection asks where to go. Connections under way are left alone unless `cut`.
 */
export class PrimaryRoad {
  /** Port of the leader, or undefined while nobody leads. */
  leader: () => Promise<number | undefined>;
  isOpen = true;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => void this.#carry(socket));

  private constructor(leader: PrimaryRoad['leader']) {
    this.leader = leader;
  }

  static async open(leader: PrimaryRoad['leader'], port = 0): Promise<PrimaryRoad> {
    const road = new PrimaryRoad(leader);
    await new Promise<void>((resolve) => road.#server.listen(port, '127.0.0.1', resolve));
    return road;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks every connection and lets none through until `mend`. */
  cut(): void {
    this.isOpen = false;
    this.dropAll();
  }

  /** As a line that died without a word: what is connected hangs, nothing new gets through. */
  hold(): void {
    this.isOpen = false;
    for (const socket of this.#sockets) socket.pause().unpipe();
  }

  /** Lets new connections through; what hangs goes on hanging until `dropAll`. */
  mend(): void {
    this.isOpen = true;
  }

  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #carry(socket: Socket): Promise<void> {
    this.#keep(socket);
    const port = this.isOpen ? await this.leader().catch(() => undefined) : undefined;
    if (port === undefined || socket.destroyed) {
      socket.destroy();
      return;
    }
    const upstream = connect({ host: '127.0.0.1', port });
    this.#keep(upstream);
    upstream.on('close', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    socket.pipe(upstream).pipe(socket);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

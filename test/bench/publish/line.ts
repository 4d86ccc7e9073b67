import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/** An answer of the hub, unpacked. */
export interface LineAnswer {
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One machine's connections: counts every byte of its sockets, heads and all, and its requests. */
export class CountedLine {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #sockets = new Set<Socket>();
  readonly #hubUrl: string;
  requests = 0;

  constructor(hubUrl: string) {
    this.#hubUrl = hubUrl;
  }

  get bytes(): number {
    let sum = 0;
    for (const { bytesRead, bytesWritten } of this.#sockets) sum += bytesRead + bytesWritten;
    return sum;
  }

  async get(path: string): Promise<LineAnswer> {
    this.requests += 1;
    const { status, packed, isPacked } = await new Promise<{
      status: number;
      packed: Buffer;
      isPacked: boolean;
    }>((resolve, reject) => {
      const asked = request(
        new URL(path, this.#hubUrl),
        { agent: this.#agent, headers: { 'accept-encoding': 'gzip' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              packed: Buffer.concat(chunks),
              isPacked: response.headers['content-encoding'] === 'gzip',
            }),
          );
        },
      );
      asked.on('socket', (socket) => this.#sockets.add(socket));
      asked.on('error', reject).end();
    });
    return { status, bytes: new Uint8Array(isPacked ? await unpack(packed) : packed) };
  }

  close(): void {
    this.#agent.destroy();
  }
}

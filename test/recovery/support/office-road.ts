import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call about a request, as it passed by. */
export interface Call {
  readonly idempotencyKey: string;
  /** Whether the answer went on to the hub. */
  readonly isAnswered: boolean;
}

/** What befalls a call whose answer has just come from the office. */
export type Fate =
  /** The answer goes on. */
  | 'passes'
  /** Nobody is there any more to hear it. */
  | 'drops';

/**
 * The road between one hub and a back office: passes calls on, notes their keys, and lets a test
 * strike in the moment between the office's answer and whatever the hub makes of it.
 */
export class OfficeRoad {
  /** Where the office is; the address of a new process may be another. */
  officeUrl: string;
  /** Asked when an answer has come whole from the office and has not gone on yet. */
  onAnswer: () => Promise<Fate> = async () => 'passes';
  readonly calls: Call[] = [];
  readonly #server = createServer((request, response) => {
    this.#carry(request, response).catch(() => response.destroy());
  });

  private constructor(officeUrl: string) {
    this.officeUrl = officeUrl;
  }

  static async open(officeUrl: string): Promise<OfficeRoad> {
    const road = new OfficeRoad(officeUrl);
    await new Promise<void>((resolve) => road.#server.listen(0, '127.0.0.1', resolve));
    return road;
  }

  /** Where the hub calls. */
  get url(): string {
    const { pathname } = new URL(this.officeUrl);
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${pathname}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = String(request.headers['idempotency-key']);
    const body = await whole(request);
    const { answer, words } = await this.#pass(request, body);
    const fate = await this.onAnswer();
    this.calls.push({ idempotencyKey: key, isAnswered: fate === 'passes' });
    if (fate === 'drops') {
      response.destroy();
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(words);
  }

  async #pass(request: IncomingMessage, body: Buffer) {
    const { method = 'GET', headers } = request;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const upstream = ask(this.officeUrl, { method, headers, agent: false }, resolve);
      upstream.on('error', reject);
      upstream.end(body);
    });
    return { answer, words: await whole(answer) };
  }
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

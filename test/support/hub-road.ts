import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What happens to an exchange on its way.
 * - `answerLost`: the hub hears and does it, and its answer never arrives.
 * - `error`, `garbage`, `silence`: the hub hears nothing; the kiosk hears a 500, bytes that are no
 *   JSON, or nothing at all.
 * - `slow`: the answer is cut into pieces that come one after the other.
 */
export type Weather = 'clear' | 'answerLost' | 'error' | 'garbage' | 'silence' | 'slow';

/** Pieces of a slow answer, and the rest before each, ms: slower than any healthy line. */
const slowPieces = 4;
const slowRestMs = 700;

/** Of an answer without end, bytes at once. */
const endlessChunkBytes = 65_536;

/** The road between the shell and the hub, with weather of its own. */
export class HubRoad {
  /** Asked at each exchange, so that weather may depend on what is asked and how often. */
  weather: (method: string, path: string) => Weather = () => 'clear';
  /**
   * What comes instead of the body of a true answer: other bytes, nothing of this name (404), or
   * bytes without end. Undefined: the truth.
   */
  lie: ((path: string, truth: Buffer) => Buffer | 'missing' | 'endless' | undefined) | undefined;
  /** Answers without end: bytes that were taken of each, and whether somebody still listens. */
  readonly poured: { bytes: number; isHeard: boolean }[] = [];
  /** Exchanges so far, by weather and path. */
  readonly met: string[] = [];
  readonly #hubUrl: string;
  readonly #agent = new Agent({ keepAlive: false });
  readonly #server = createServer((request, response) => {
    this.#carry(request, response).catch(() => response.destroy());
  });

  private constructor(hubUrl: string) {
    this.#hubUrl = hubUrl;
  }

  static async open(hubUrl: string): Promise<HubRoad> {
    const road = new HubRoad(hubUrl);
    await new Promise<void>((resolve) => road.#server.listen(0, '127.0.0.1', resolve));
    return road;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How often this weather met requests for the path. */
  count(weather: Weather, path: string): number {
    return this.met.filter((one) => one === `${weather} ${path}`).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const weather = this.weather(request.method ?? 'GET', path);
    this.met.push(`${weather} ${path}`);
    if (weather === 'silence') return;
    if (weather === 'error') {
      response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
      return;
    }
    if (weather === 'garbage') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from([0x7b, 0xff, 0x00, 0x22, 0x3c, 0x68, 0x31, 0x3e]));
      return;
    }
    const { answer, body: truth } = await this.#pass(request);
    if (weather === 'answerLost') {
      response.destroy();
      return;
    }
    const said = answer.statusCode === 200 ? this.lie?.(path, truth) : undefined;
    if (said === 'endless') return this.#pour(response);
    if (said === 'missing') {
      response.writeHead(404).end();
      return;
    }
    const body = said ?? truth;
    const length = said === undefined ? {} : { 'content-length': String(said.length) };
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...length });
    const piece = weather === 'slow' ? Math.ceil(body.length / slowPieces) : body.length;
    for (let at = 0; at < body.length; at += Math.max(1, piece)) {
      if (weather === 'slow') await sleep(slowRestMs);
      response.write(body.subarray(at, at + piece));
    }
    response.end();
  }

  /** Until whoever listens hangs up. */
  #pour(response: ServerResponse): void {
    const one = { bytes: 0, isHeard: true };
    this.poured.push(one);
    response.once('close', () => {
      one.isHeard = false;
    });
    const chunk = Buffer.alloc(endlessChunkBytes, '1');
    const more = (): void => {
      if (!one.isHeard) return;
      one.bytes += chunk.length;
      response.write(chunk, more);
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    more();
  }

  async #pass(request: IncomingMessage): Promise<{ answer: IncomingMessage; body: Buffer }> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const url = new URL(request.url ?? '/', this.#hubUrl);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { method = 'GET' } = request;
      // Whoever tells lies has to read the truth.
      const plain = this.lie === undefined ? {} : { 'accept-encoding': 'identity' };
      const headers = { ...request.headers, ...plain };
      const upstream = ask(url, { method, agent: this.#agent, headers }, resolve);
      upstream.on('error', reject);
      upstream.end(Buffer.concat(parts));
    });
    const body: Buffer[] = [];
    for await (const part of answer) body.push(Buffer.from(part));
    return { answer, body: Buffer.concat(body) };
  }
}

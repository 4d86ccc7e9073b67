import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../domain.ts';
import { log } from '../log.ts';
import { sendProblem } from '../serve/index.ts';
import { capped, readText, TooLarge } from './bounded.ts';
import { forwardable } from './forwardable.ts';
import { codeOf, failureOf, type HubFailure } from './hub-failure.ts';
import { PinnedAgent } from './key-pin.ts';
import { type ProxyLimits, proxyLimits } from './proxy-limits.ts';

export type HubReach = 'reachable' | 'unreachable' | 'unknown';

/** Where a hub is, and by which keys it is known. */
interface Target {
  readonly url: string;
  readonly keyPins?: readonly string[] | undefined;
}

interface Road {
  readonly base: URL;
  readonly agent: HttpAgent | HttpsAgent;
}

/** The one call of a machine that does not belong to this hub yet. */
const enrolPath = '/hub/v1/enrol';

/** Carries `/hub/*` to the hub and back, in streams, and remembers whether the hub was there. */
export class HubProxy {
  reach: HubReach = 'unknown';
  onReach: () => void = () => {};
  readonly #limits: ProxyLimits;
  #road: Road | undefined;
  #nextRoad: Road | undefined;
  #open = 0;
  #closed = false;

  /** @param target undefined on a bare machine: nothing is reachable then */
  constructor(target: Target | undefined, limits: ProxyLimits = proxyLimits) {
    this.#limits = limits;
    this.#road = target && this.#roadTo(target);
  }

  /**
   * Speaks to another hub from now on. `next`: a hub that this machine does not belong to yet;
   * only its enrolment goes there.
   */
  retarget(target: Target | undefined, next: Target | undefined): void {
    for (const road of [this.#road, this.#nextRoad]) road?.agent.destroy();
    this.#road = target && this.#roadTo(target);
    this.#nextRoad = next && this.#roadTo(next);
    this.#setReach('unknown');
  }

  #roadTo({ url, keyPins = [] }: Target): Road {
    const base = new URL(url);
    const options = { keepAlive: true, maxSockets: this.#limits.openMax };
    if (base.protocol !== 'https:' && keyPins.length > 0) {
      throw new Error('A key pin needs an https address of the hub. Correct hub.url.');
    }
    const agent =
      base.protocol !== 'https:'
        ? new HttpAgent(options)
        : keyPins.length > 0
          ? new PinnedAgent(keyPins, options)
          : new HttpsAgent(options);
    return { base, agent };
  }

  #roadOf(path: string): Road | undefined {
    return path === enrolPath ? (this.#nextRoad ?? this.#road) : this.#road;
  }

  close(): void {
    this.#closed = true;
    for (const road of [this.#road, this.#nextRoad]) road?.agent.destroy();
  }

  /** One look at the hub; says why it was not heard. Never throws. */
  look(
    path: string,
    { signal, bytesMax }: { readonly signal: AbortSignal; readonly bytesMax: number },
  ): Promise<Result<{ status: number; text: string; dateMs: number | undefined }, HubFailure>> {
    const road = this.#road;
    if (road === undefined) return Promise.resolve(err('unreachable'));
    return new Promise((resolve) => {
      const sent = this.#request(road, 'GET', path, {}, signal);
      sent.once('error', (error) => resolve(err(failureOf(error))));
      sent.once('response', (answer) => {
        void readText(answer, bytesMax).then((text) => {
          const dateMs = Date.parse(answer.headers.date ?? '');
          resolve(
            text === undefined
              ? err('unreachable')
              : ok({
                  status: answer.statusCode ?? 0,
                  text,
                  dateMs: Number.isNaN(dateMs) ? undefined : dateMs,
                }),
          );
        });
      });
      sent.end();
    });
  }

  /** Passes one request on. `path` with its query, as it came. */
  async pass(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (this.#open >= this.#limits.openMax) {
      sendProblem(response, 'too-many', undefined, { 'retry-after': '1' });
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > this.#limits.requestBytesMax) {
      sendProblem(response, 'too-large');
      return;
    }
    this.#open += 1;
    try {
      const answer = await this.#ask(request, response, path);
      this.#setReach('reachable');
      response.writeHead(answer.statusCode ?? 502, forwardable(answer));
      await pipeline(answer, capped(this.#limits.answerBytesMax), response);
    } catch (error) {
      if (response.destroyed && !response.writableFinished) return;
      if (error instanceof TooLarge) return sendProblem(response, 'too-large');
      // Said once, not at each of the many tries while the hub is away.
      if (this.reach !== 'unreachable') log('warn', 'hub.unreachable', { code: codeOf(error) });
      this.#setReach('unreachable');
      sendProblem(response, 'hub-unreachable');
    } finally {
      this.#open -= 1;
    }
  }

  /**
   * A request of the shell's own, over the same pinned road. Undefined when the hub is not there
   * or its answer is too long; never throws.
   */
  call(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
    { signal, bytesMax }: { readonly signal: AbortSignal; readonly bytesMax: number },
  ): Promise<{ readonly status: number; readonly text: string } | undefined> {
    const road = this.#roadOf(path);
    if (road === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const length = { 'content-length': String(body.length) };
      const sent = this.#request(road, method, path, { ...headers, ...length }, signal);
      sent.once('error', () => resolve(undefined));
      sent.once('response', (answer) => {
        void readText(answer, bytesMax).then((text) => {
          if (text === undefined) return resolve(undefined);
          this.#setReach('reachable');
          resolve({ status: answer.statusCode ?? 0, text });
        });
      });
      sent.end(body);
    });
  }

  /**
   * Brings a file of the hub's to `place`, over the same pinned road; false when not all came. What
   * lies there is what came before the line was cut, and only the rest is asked for: whoever calls
   * proves the whole by its hash.
   */
  async bring(
    path: string,
    place: string,
    { signal, bytesMax }: { readonly signal: AbortSignal; readonly bytesMax: number },
  ): Promise<boolean> {
    const road = this.#roadOf(path);
    if (road === undefined) return false;
    const there = await sizeOf(place);
    if (there === bytesMax) return true;
    const from = there < bytesMax ? there : 0;
    const range: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
    const answer = await new Promise<IncomingMessage | undefined>((resolve) => {
      const sent = this.#request(road, 'GET', path, range, signal);
      // A line that is dead and not closed would be waited for until the command is given up.
      sent.setTimeout(this.#limits.silenceMs, () => sent.destroy(new Error('no answer in time')));
      sent.on('error', () => resolve(undefined));
      sent.once('response', resolve);
      sent.end();
    });
    if (answer === undefined) return false;
    const continues = answer.headers['content-range']?.startsWith(`bytes ${from}-`) === true;
    if (answer.statusCode !== 200 && !(answer.statusCode === 206 && continues)) {
      answer.destroy();
      return false;
    }
    // A front that knows no ranges sends it from its beginning.
    const isRest = answer.statusCode === 206;
    const left = capped(isRest ? bytesMax - from : bytesMax);
    const file = createWriteStream(place, { mode: 0o600, flags: isRest ? 'a' : 'w' });
    return pipeline(answer, left, file).then(
      () => true,
      () => false,
    );
  }

  #ask(request: IncomingMessage, response: ServerResponse, path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const road = this.#roadOf(path.split('?', 1)[0] ?? '');
      if (road === undefined) return reject(new Error('no hub is known'));
      const upstream = this.#request(road, request.method ?? 'GET', path, forwardable(request));
      const connecting = setTimeout(
        () => upstream.destroy(new Error('no connection in time')),
        this.#limits.connectMs,
      );
      upstream.on('socket', (socket) => {
        const connected = () => clearTimeout(connecting);
        if (socket.connecting) socket.once('connect', connected);
        else connected();
      });
      upstream.setTimeout(this.#limits.silenceMs, () =>
        upstream.destroy(new Error('no answer in time')),
      );
      upstream.once('response', resolve);
      upstream.once('error', (error) => {
        // A kept connection that the hub closed meanwhile says nothing about the hub. Only a
        // request without a body can be asked again; the kiosk itself repeats the others.
        const stale = upstream.reusedSocket && codeOf(error) === 'ECONNRESET';
        // Nobody waits any more, or the shell ends: a wake poll asked again would be held a minute.
        const wanted = !response.destroyed && !this.#closed;
        if (stale && wanted && request.method === 'GET')
          resolve(this.#ask(request, response, path));
        else reject(error);
      });
      upstream.once('close', () => clearTimeout(connecting));
      // A page that goes away takes its request along.
      response.once('close', () => upstream.destroy());
      if (request.method === 'GET' || request.method === 'HEAD') {
        upstream.end();
        return;
      }
      pipeline(request, capped(this.#limits.requestBytesMax), upstream).catch((error: unknown) => {
        upstream.destroy();
        reject(error instanceof Error ? error : new Error('request broke'));
      });
    });
  }

  #request(
    { base, agent }: Road,
    method: string,
    path: string,
    headers: Readonly<Record<string, string | string[]>>,
    signal?: AbortSignal,
  ): ClientRequest {
    const send = base.protocol === 'https:' ? httpsRequest : httpRequest;
    return send({
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      ...{ method, path, headers, agent },
      ...(signal && { signal }),
    });
  }

  #setReach(reach: HubReach): void {
    if (this.reach === reach) return;
    this.reach = reach;
    this.onReach();
  }
}

/** Bytes of a file; 0 where there is none. */
async function sizeOf(place: string): Promise<number> {
  return stat(place).then(
    ({ size }) => size,
    () => 0,
  );
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RunningHub } from '../running-hub.ts';

/** What a browser's answer holds, as JSON. */
type Answer = Readonly<Record<string, unknown>>;

const base64Url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

/** The little of CBOR (RFC 8949) that an authenticator writes: maps, texts, bytes, small integers. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one as never)]),
  ]);
}

/** An authenticator in memory: one resident P-256 key; what it lies about can be set. */
export class SoftAuthenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #public: { x: Buffer; y: Buffer };
  counter = 0;
  isVerified = true;
  origin: string;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#public = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  #authData(rpId: string, attested: Buffer = Buffer.alloc(0)): Buffer {
    this.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = 0x01 | (this.isVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const rpHash = createHash('sha256').update(rpId).digest();
    return Buffer.concat([rpHash, Buffer.from([flags]), counter, attested]);
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }),
    );
  }

  register(options: { challenge: string }): Answer {
    const cose = cbor(
      new Map<number | string, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, this.#public.x],
        [-3, this.#public.y],
      ]),
    );
    const length = Buffer.from([this.id.length >> 8, this.id.length & 255]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const attestation = cbor(
      new Map<number | string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', this.#authData(new URL(this.origin).hostname, attested)],
      ]),
    );
    return {
      id: base64Url(this.id),
      rawId: base64Url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64Url(this.#clientData('webauthn.create', options.challenge)),
        attestationObject: base64Url(attestation),
        transports: ['internal'],
      },
    };
  }

  assert(options: { challenge: string }): Answer {
    const clientData = this.#clientData('webauthn.get', options.challenge);
    const authData = this.#authData(new URL(this.origin).hostname);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    return {
      id: base64Url(this.id),
      rawId: base64Url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64Url(clientData),
        authenticatorData: base64Url(authData),
        signature: base64Url(sign('sha256', signed, this.#key)),
      },
    };
  }
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, never>;
  readonly headers: Headers;
}

/** A browser with a cookie jar of one and an authenticator, against a running hub. */
export class TestBrowser {
  readonly origin: string;
  authenticator: SoftAuthenticator;
  cookie = '';

  readonly #ca: string | undefined;

  /** @param ca certificate of who vouches for a proxy with TLS at this address */
  constructor(hub: Pick<RunningHub, 'url'>, ca?: string) {
    this.#ca = ca;
    this.origin = `${ca === undefined ? 'http' : 'https'}://localhost:${new URL(hub.url).port}`;
    this.authenticator = new SoftAuthenticator(this.origin);
  }

  async ask(
    method: string,
    path: string,
    body: unknown = {},
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const address = path.startsWith('/') ? path : `/console/api/v1/${path}`;
    const url = new URL(address, this.origin);
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const sent = method === 'GET' ? '' : isRaw ? body : JSON.stringify(body);
    // By hand: `fetch` writes some of these headers itself.
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = this.#ca === undefined ? httpRequest : httpsRequest;
      send(
        {
          host: '127.0.0.1',
          ...(this.#ca !== undefined && { ca: this.#ca, servername: 'localhost' }),
          port: url.port,
          method,
          path: address,
          headers: {
            host: url.host,
            ...(this.cookie === '' ? {} : { cookie: this.cookie }),
            ...(method === 'GET'
              ? {}
              : {
                  'content-type': 'application/json',
                  origin: this.origin,
                  'content-length': Buffer.byteLength(sent),
                }),
            ...more,
          },
        },
        resolve,
      )
        .on('error', reject)
        .end(sent);
    });
    let text = '';
    for await (const chunk of response) text += chunk;
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one);
    }
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      if (pair.startsWith('__Host-motcham=')) this.cookie = /Max-Age=0/.test(cookie) ? '' : pair;
    }
    const isJson = /^application\/(problem\+)?json;/.test(headers.get('content-type') ?? '');
    return {
      status: response.statusCode ?? 0,
      headers,
      body: isJson ? JSON.parse(text) : ({ text } as never),
    };
  }

  async join(path: string, name: string): Promise<Answered> {
    const token = path.slice(path.indexOf('#') + 1);
    const asked = await this.ask('POST', 'join/options', { token, name });
    if (asked.status !== 200) return asked;
    const answer = this.authenticator.register(asked.body['options'] as never);
    return this.ask('POST', 'join', { token, answer });
  }

  async signIn(): Promise<Answered> {
    const asked = await this.ask('POST', 'sign-in/options');
    if (asked.status !== 200) return asked;
    const answer = this.authenticator.assert(asked.body['options'] as never);
    return this.ask('POST', 'sign-in', { answer });
  }

  /** As the console does: asked for the passkey once more, it gives it, and repeats. */
  async confirmed(method: string, path: string, body: unknown = {}): Promise<Answered> {
    const first = await this.ask(method, path, body);
    const { need } = first.body as { need?: unknown };
    if (first.status !== 403 || need === undefined) return first;
    const asked = await this.ask('POST', 'step-up/options', need);
    const answer = this.authenticator.assert(asked.body['options'] as never);
    const confirmed = await this.ask('POST', 'step-up', { answer });
    return confirmed.status === 200 ? this.ask(method, path, body) : confirmed;
  }
}

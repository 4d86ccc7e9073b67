import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { err, ok, type Result } from '../../domain.ts';
import { decodeIpp } from './ipp-decode.ts';
import { encodeIpp } from './ipp-encode.ts';
import type { IppAttribute, IppMessage } from './ipp-message.ts';
import { groupTags, statusCodes } from './ipp-tags.ts';
import { make } from './ipp-values.ts';

/** Largest answer that is read, bytes; `ippeveprinter` tells all about itself in 20 KB. */
const answerBytesMax = 1024 * 1024;
const defaultPort = 631;

/**
 * Why an exchange told nothing: `absent` when nobody was reached, so nothing was taken; `busy` when
 * the printer said so (HTTP 503, IPP busy); `broken` when it may have been taken or not.
 */
export type IppFailure = 'absent' | 'busy' | 'broken';

/** Speaks IPP 2.0 over HTTP POST to one printer. */
export class IppClient {
  /** As printers know themselves: `ipp:` whatever carries it. */
  readonly uri: string;
  readonly #url: URL;
  readonly #timeoutMs: number;
  #requestId = 0;

  constructor(url: URL, timeoutMs: number) {
    this.uri = url.href;
    this.#url = url;
    this.#timeoutMs = timeoutMs;
  }

  /** Asks one thing. An answer with a status of refusal is an answer too. */
  async ask(
    operation: number,
    attributes: readonly IppAttribute[],
    signal: AbortSignal,
    job: readonly IppAttribute[] = [],
    data: Uint8Array = new Uint8Array(0),
  ): Promise<Result<IppMessage, IppFailure>> {
    this.#requestId = (this.#requestId % 0x7fff_ffff) + 1;
    const requestId = this.#requestId;
    const body = encodeIpp({
      version: 0x0200,
      code: operation,
      requestId,
      groups: [
        {
          tag: groupTags.operation,
          attributes: [
            make.charset('attributes-charset', 'utf-8'),
            make.language('attributes-natural-language', 'vi'),
            make.uri('printer-uri', this.uri),
            ...attributes,
          ],
        },
        ...(job.length === 0 ? [] : [{ tag: groupTags.job, attributes: job }]),
      ],
      data,
    });
    const answer = await this.#post(body, signal);
    if (!answer.ok) return answer;
    const message = decodeIpp(answer.value);
    if (!message.ok || message.value.requestId !== requestId) return err('broken');
    const { code } = message.value;
    return code === statusCodes.busy || code === statusCodes.serviceUnavailable
      ? err('busy')
      : message;
  }

  #post(body: Buffer, signal: AbortSignal): Promise<Result<Buffer, IppFailure>> {
    const { protocol, hostname, port, pathname, search } = this.#url;
    const send = protocol === 'ipps:' ? httpsRequest : httpRequest;
    return new Promise((resolve) => {
      let connected = false;
      const sent = send(
        {
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port: port === '' ? defaultPort : Number(port),
          path: `${pathname === '' ? '/' : pathname}${search}`,
          method: 'POST',
          headers: { 'content-type': 'application/ipp', 'content-length': body.length },
          agent: false,
          signal,
        },
        (response) => {
          if (response.statusCode === 503) {
            response.resume();
            return resolve(err('busy'));
          }
          const parts: Buffer[] = [];
          let bytes = 0;
          response.on('data', (part: Buffer) => {
            bytes += part.length;
            if (bytes > answerBytesMax) sent.destroy();
            else parts.push(part);
          });
          response.on('end', () => {
            const whole = response.complete && response.statusCode === 200;
            resolve(whole ? ok(Buffer.concat(parts)) : err('broken'));
          });
          response.on('error', () => resolve(err('broken')));
          response.on('close', () => resolve(err('broken')));
        },
      );
      sent.on('socket', (socket) => {
        if (!socket.connecting) connected = true;
        else socket.once('connect', () => (connected = true));
      });
      sent.on('error', () => resolve(err(connected ? 'broken' : 'absent')));
      // Idle time on the wire: a printer that takes a document slowly is not silent.
      sent.setTimeout(this.#timeoutMs, () => sent.destroy());
      sent.end(body);
    });
  }
}

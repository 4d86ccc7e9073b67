import { createHash, type X509Certificate } from 'node:crypto';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';

/** SHA-256 of a certificate's public key (SPKI), base64: what a pin holds. */
export function keyPinOf(certificate: X509Certificate): string {
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

/** The hub that answered has another key than the pinned one. */
export class WrongKey extends Error {
  override readonly message = 'the key of the hub is not the pinned one';
}

/**
 * An agent that speaks to the pinned keys only, whoever signed their certificate. Not one byte of
 * a request leaves before the key was seen.
 */
export class PinnedAgent extends Agent {
  readonly #pins: ReadonlySet<string>;

  constructor(pins: readonly string[], options: AgentOptions = {}) {
    super({ ...options, keepAlive: true, maxCachedSessions: 0 });
    this.#pins = new Set(pins);
  }

  override createConnection(
    options: AgentOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    // The pin is stricter than any authority, so an own certificate of the hub will do.
    const socket: TLSSocket = connect({ ...options, rejectUnauthorized: false }, () => {
      const raw = socket.getPeerX509Certificate();
      if (raw !== undefined && this.#pins.has(keyPinOf(raw))) {
        socket.off('error', fail);
        callback?.(null, socket);
      } else {
        socket.destroy(new WrongKey());
      }
    });
    const fail = (error: Error) => callback?.(error, socket);
    socket.once('error', fail);
    return undefined;
  }
}

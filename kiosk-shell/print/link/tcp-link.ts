import { connect } from 'node:net';
import { err, ok } from '../../domain.ts';
import type { OpenLink } from './printer-link.ts';

/** Longest wait for a connection, ms: a printer on the same wire answers in one. */
const connectMs = 1500;
/** Keepalive, ms: a cable that was pulled without a word is noticed. */
const keepAliveMs = 5000;

/** Opens TCP connections to a printer's raw port (9100 as a rule). */
export function tcpLink(host: string, port: number): OpenLink {
  return (signal) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true, signal });
      const timer = setTimeout(() => socket.destroy(), connectMs);
      socket.on('error', () => {});
      socket.once('close', () => {
        clearTimeout(timer);
        resolve(err('absent'));
      });
      socket.once('connect', () => {
        clearTimeout(timer);
        socket.setKeepAlive(true, keepAliveMs);
        resolve(
          ok({
            write: (bytes) =>
              new Promise((done) => {
                if (socket.destroyed || !socket.writable) return done(false);
                if (socket.write(bytes)) return done(true);
                const settle = () => {
                  socket.off('drain', settle);
                  socket.off('close', settle);
                  done(!socket.destroyed);
                };
                socket.on('drain', settle);
                socket.on('close', settle);
              }),
            onBytes: (listener) => socket.on('data', listener),
            onClose: (listener) => socket.on('close', listener),
            close: () => {
              // FIN after what is queued; a hung peer is cut off.
              socket.end();
              socket.setTimeout(connectMs, () => socket.destroy());
            },
          }),
        );
      });
    });
}

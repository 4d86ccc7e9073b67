import { connect } from 'node:net';
import { encodeBands, feedAndCut, initialise } from '../escpos/index.ts';
import type { Bitmap } from '../raster/index.ts';

/**
 * The control that loses: writes, waits for the socket to take it, closes, and says "sent", as
 * common libraries do. Kept so that the faults of the tests are known to be real (devices.md §2).
 */
export function printNaively(
  host: string,
  port: number,
  bitmap: Bitmap,
): Promise<'sent' | 'failed'> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const bands = encodeBands(bitmap).map((band) => band.bytes);
    socket.on('error', () => resolve('failed'));
    socket.on('connect', () => {
      socket.end(Buffer.concat([initialise, ...bands, feedAndCut]), () => resolve('sent'));
    });
  });
}

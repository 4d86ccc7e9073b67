import { correction, generate, mode } from 'lean-qr';
import type { Modules } from './qr-layout.ts';

/**
 * Encodes a text for a phone. Bytes are UTF-8 only: the encoder's own choice mixes in Latin-1
 * where it is shorter, and readers that expect UTF-8 then stop in the middle of a Vietnamese
 * sentence (seen with jsQR). Level Q for a link, M for a text, which is dense enough (R67, R69).
 */
export function encodeQr(text: string, kind: 'link' | 'text'): Modules {
  return generate(text, {
    minCorrectionLevel: kind === 'link' ? correction.Q : correction.M,
    modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8],
  });
}

import { correction, generate, mode } from 'lean-qr';

/** A QR symbol: modules a side, without the quiet zone, and which of them are dark. */
export interface QrSymbol {
  readonly size: number;
  get(x: number, y: number): boolean;
}

/**
 * Encodes a text for a phone. Bytes are UTF-8 only: the encoder's own choice mixes in Latin-1
 * where it is shorter, and readers that expect UTF-8 then stop in the middle of a Vietnamese
 * sentence (seen with jsQR). Level Q for a link, M for a text, which is dense enough (R67, R69).
 */
export function encodeQr(text: string, kind: 'link' | 'text'): QrSymbol {
  return generate(text, {
    minCorrectionLevel: kind === 'link' ? correction.Q : correction.M,
    modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8],
  });
}

import { correction, generate, mode } from 'lean-qr';

/** A QR as coloured blanks: dark on light whatever the terminal's colours are. */
export function terminalQr(text: string): string {
  const symbol = generate(text, {
    minCorrectionLevel: correction.M,
    maxCorrectionLevel: correction.M,
    modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8],
  });
  const [on, off, lf] = ['\u001b[40m  ', '\u001b[107m  ', '\u001b[0m\n'];
  return `${symbol.toString({ on, off, lf })}\u001b[0m\n`;
}

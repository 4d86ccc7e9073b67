/**
 * ESC/POS commands that the driver uses, from the Epson command reference. Bytes only; who waits
 * for what is the driver's business.
 */
const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
const EOT = 0x04;

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** ESC @: forget what an earlier client set. */
export const initialise = bytes(ESC, 0x40);
/** GS ( D: switch DLE DC4 off, so that pulses and power-off cannot hide in picture data. */
export const disableRealTimePulses = bytes(
  GS,
  0x28,
  0x44,
  0x05,
  0x00,
  0x14,
  0x01,
  0x00,
  0x02,
  0x00,
);
/** GS a 255: report every change of status without being asked. */
export const enableStatusBack = bytes(GS, 0x61, 0xff);
/** GS r 1: paper status, answered in order, so after everything before it. */
export const askPaperInOrder = bytes(GS, 0x72, 0x01);
/** GS V 66 0: feed to the cutter and cut. */
export const feedAndCut = bytes(GS, 0x56, 0x42, 0x00);

/** DLE EOT n: answered at once, even out of paper. 1 printer, 2 offline cause, 4 paper. */
export function askRealTime(n: 1 | 2 | 4): Uint8Array {
  return bytes(DLE, EOT, n);
}

/** GS ( H fn 48: the printer sends the id back once everything before it is done. */
export function askProcessId(id: string): Uint8Array {
  if (!/^[ -~]{4}$/.test(id)) throw new Error('a process id is 4 printable ASCII characters');
  return bytes(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'latin1'));
}

/** Maintenance counter of the autocutter, cumulative (GS g 2, n = 178). */
export const cutCounterNumber = 178;

/** GS g 2: a maintenance counter, answered in order as `_digits NUL`. */
export function askCounter(number: number): Uint8Array {
  return bytes(GS, 0x67, 0x32, 0x00, number & 0xff, number >> 8);
}

/** GS I 68: serial number, answered in order as `_text NUL`. */
export const askSerialNumber = bytes(GS, 0x49, 68);

/** ESC J n: feed n dots, 1 to 255. */
export function feedDots(dots: number): Uint8Array {
  return bytes(ESC, 0x4a, dots);
}

/** GS v 0: head of a raster band. */
export function rasterHead(bytesPerRow: number, rows: number): Uint8Array {
  return bytes(GS, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rows & 0xff, rows >> 8);
}

/** Plain ASCII on its own line. The only text that is ever sent as text. */
export function asciiLine(text: string): Uint8Array {
  return Buffer.from(`${text.replaceAll(/[^ -~]/g, '?')}\n`, 'latin1');
}

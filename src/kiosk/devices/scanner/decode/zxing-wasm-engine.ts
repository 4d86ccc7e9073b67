import {
  binarizers,
  characterSets,
  defaultReaderOptions,
  eanAddOnSymbols,
  encodeFormats,
  prepareZXingModule,
  type ReadInputBarcodeFormat,
  textModes,
  ZXING_WASM_SHA256,
  type ZXingReaderModule,
  type ZXingReaderOptions,
  type ZXingReadResult,
  type ZXingVector,
} from 'zxing-wasm/reader';
import { toHex } from '../../../../domain/basics/index.ts';
import type { Corners, Decoded, DecodeEngine, Formats, Sight, Unread } from './decoded.ts';
import { isDrawnAsRead } from './drawn-as-read.ts';
import type { GreyImage } from './grey-image.ts';
import { areSameBars, type ReadBars } from './same-bars.ts';
import { isWholeLines } from './whole-lines.ts';

// Not `QRCode`: that includes Micro QR, which gave a false text (codes.md, traps).
const qrFormats: ReadInputBarcodeFormat[] = ['QRCodeModel1', 'QRCodeModel2'];
// What stands on products (EAN, UPC as EAN with a leading zero, ITF-14) and on dossier receipts
// (Code 128).
const lineFormats: ReadInputBarcodeFormat[] = ['EAN13', 'EAN8', 'Code128', 'ITF14'];

/** Symbols looked at in one image: a second one may be readable where the first is not. */
const symbolsMax = 4;

/** Equal lines that make a bar code: two gave bar codes out of noise. */
const linesMin = 3;

/** Where the engine's WebAssembly comes from: never from its maker's CDN. */
export type WasmSource = { readonly url: string } | { readonly bytes: ArrayBuffer };

/** The parts of Emscripten's module whose types are in a package that is not installed. */
interface WasmHeap {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/**
 * Loads zxing-cpp. Its memory is kept between images; call once per worker or process.
 *
 * @throws when WebAssembly is missing or the file is not the one expected
 */
export async function loadZxingWasm(source: WasmSource): Promise<DecodeEngine> {
  const wasmBinary = 'url' in source ? await fetchWasm(source.url) : source.bytes;
  await checkHash(wasmBinary);
  const loaded = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const module = loaded as ZXingReaderModule & WasmHeap;
  const options: Record<Formats, ZXingReaderOptions> = {
    all: readerOptions([...qrFormats, ...lineFormats]),
    qr: readerOptions(qrFormats),
    quick: { ...readerOptions(qrFormats), tryInvert: false, tryDenoise: false },
    lines: { ...readerOptions(lineFormats), tryInvert: false, tryDenoise: false },
    linesTwice: {
      ...readerOptions(lineFormats),
      tryInvert: false,
      tryDenoise: false,
      minLineCount: 2 * linesMin,
    },
  };
  return {
    read: (image, formats) =>
      readImage(module, image, options[formats], formats === 'linesTwice' ? 2 : 1),
  };
}

async function fetchWasm(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the decoder's WebAssembly is not there: ${response.status}`);
  return response.arrayBuffer();
}

/** The file runs beside cards: it is the one its maker signed off, or none. */
async function checkHash(bytes: ArrayBuffer): Promise<void> {
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  if (hash !== ZXING_WASM_SHA256) throw new Error("the decoder's WebAssembly has another hash");
}

function readerOptions(formats: ReadInputBarcodeFormat[]): ZXingReaderOptions {
  return {
    ...defaultReaderOptions,
    formats: encodeFormats(formats),
    tryDenoise: true,
    returnErrors: true,
    maxNumberOfSymbols: symbolsMax,
    minLineCount: linesMin,
    binarizer: binarizers.indexOf('LocalAverage'),
    eanAddOnSymbol: eanAddOnSymbols.indexOf('Ignore'),
    textMode: textModes.indexOf('Plain'),
    characterSet: characterSets.indexOf('Unknown'),
  };
}

function readImage(
  module: ZXingReaderModule & WasmHeap,
  image: GreyImage,
  options: ZXingReaderOptions,
  enlarged: number,
): Sight {
  const pointer = module._malloc(image.data.length);
  if (pointer === 0) throw new Error('no memory for an image in WebAssembly');
  try {
    module.HEAPU8.set(image.data, pointer);
    const results = module.readBarcodesFromPixmap(pointer, image.width, image.height, options);
    try {
      return firstSight(image, results, enlarged);
    } finally {
      // The vector leaks 4 KB for every decode unless deleted (codes.md, traps).
      (results as unknown as { delete(): void }).delete();
    }
  } finally {
    module._free(pointer);
  }
}

function firstSight(
  image: GreyImage,
  results: ZXingVector<ZXingReadResult>,
  enlarged: number,
): Sight {
  const unread: Unread[] = [];
  const read: { readonly decoded: Decoded; readonly bars: ReadBars }[] = [];
  for (let i = 0; i < results.size(); i += 1) {
    const result = results.get(i);
    if (result?.isValid) {
      const decoded = decodedOf(result);
      const { text, symbology } = decoded;
      const bars = { text, symbology, corners: cornersOf(result.position) };
      const isSure = isWholeLines(symbology, text) && isDrawnAsRead(image, bars, enlarged);
      if (isSure) read.push({ decoded, bars });
    }
    const symbol = result && unreadOf(result);
    if (symbol) unread.push(symbol);
  }
  const sure = read.find(({ bars }) => !read.some((other) => areSameBars(bars, other.bars)));
  return sure ? { decoded: sure.decoded, unread: [] } : { decoded: undefined, unread };
}

const utf8Strict = new TextDecoder('utf-8', { fatal: true });
const utf8Loose = new TextDecoder('utf-8');

/**
 * Bytes without a declared character set are UTF-8 or nothing: the engine would guess. What is not
 * UTF-8 keeps its replacement characters, by which the domain refuses it.
 */
function decodedOf(result: ZXingReadResult): Decoded {
  const symbology = result.format;
  if (result.hasECI) return { text: result.text, symbology };
  try {
    return { text: utf8Strict.decode(result.bytes), symbology };
  } catch {
    return { text: utf8Loose.decode(result.bytes), guess: result.text, symbology };
  }
}

function unreadOf({ position, version }: ZXingReadResult): Unread | undefined {
  const number = Number.parseInt(version, 10);
  // Lines have no version.
  if (!(number >= 1)) return undefined;
  return { version: number, corners: cornersOf(position) };
}

function cornersOf(position: ZXingReadResult['position']): Corners {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  return [topLeft, topRight, bottomRight, bottomLeft];
}

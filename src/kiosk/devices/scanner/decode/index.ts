export { decodeImage, type EngineName, type Engines, engineNames } from './decode-image.ts';
export type { Decoded, DecodeEngine } from './decoded.ts';
export type { GreyImage } from './grey-image.ts';
export { createLadder, type Ladder } from './live-ladder.ts';
export { createZxingJs } from './zxing-js-engine.ts';
export { loadZxingWasm, type WasmSource } from './zxing-wasm-engine.ts';

import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { greyFromRgba } from '../decode/grey-image.ts';
import { lightOf } from '../decode/light.ts';
import { createLadder, type Ladder } from '../decode/live-ladder.ts';
import { loadZxingWasm } from '../decode/zxing-wasm-engine.ts';
import type { DecoderAnswer, FrameMessage } from './decoder-messages.ts';

// Decodes frames away from the main thread. Holds one frame at a time; ends with the camera, so that
// no pixel of a card outlives the scan (R62).

let canvas: OffscreenCanvas | undefined;
let pen: OffscreenCanvasRenderingContext2D | null = null;

// A url of our own origin: the engine would fetch its file from a CDN otherwise (codes.md, traps).
const ladder = loadZxingWasm({ url: new URL(wasmUrl, self.location.href).href }).then((engine) =>
  createLadder(engine, () => performance.now()),
);
ladder.then(() => tell({ type: 'ready' }), fail);

self.addEventListener('message', (event: MessageEvent<FrameMessage>) => {
  ladder.then((loaded) => answer(loaded, event.data.bitmap)).catch(fail);
});

function answer(loaded: Ladder, bitmap: ImageBitmap): void {
  const { width, height } = bitmap;
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
    pen = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (!pen) throw new Error('no canvas to read a frame with');
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = pen.getImageData(0, 0, width, height);
  const image = greyFromRgba(data, width, height);
  tell({ type: 'frame', decoded: loaded.frame(image), light: lightOf(image) });
}

function tell(message: DecoderAnswer): void {
  self.postMessage(message);
}

function fail(error: unknown): void {
  tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
}

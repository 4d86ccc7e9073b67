import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { greyFromRgba } from '../decode/grey-image.ts';
import { lightOf } from '../decode/light.ts';
import { createLadder, type Ladder } from '../decode/live-ladder.ts';
import type { Steps } from '../decode/steps.ts';
import { warmUpSteps } from '../decode/warm-up.ts';
import { loadZxingWasm } from '../decode/zxing-wasm-engine.ts';
import type { DecoderAnswer, DecoderMessage } from './decoder-messages.ts';

// Decodes frames away from the main thread. Holds one frame at a time; ends with the camera, so that
// no pixel of a card outlives the scan (R62).

let canvas: OffscreenCanvas | undefined;
let pen: OffscreenCanvasRenderingContext2D | null = null;

// A url of our own origin: the engine would fetch its file from a CDN otherwise (codes.md, traps).
const engine = loadZxingWasm({ url: new URL(wasmUrl, self.location.href).href });
const uptimeMs = () => performance.now();
const ladder = engine.then((loaded) => createLadder(loaded, uptimeMs));
ladder.then(() => tell({ type: 'ready' }), fail);
let framesCome = false;

self.addEventListener('message', ({ data }: MessageEvent<DecoderMessage>) => {
  if (data.type === 'warm') {
    engine.then((loaded) => goOn(warmUpSteps(loaded, uptimeMs))).catch(fail);
    return;
  }
  framesCome = true;
  ladder.then((loaded) => answer(loaded, data.bitmap)).catch(fail);
});

/** Step by step, so that a frame that comes meanwhile waits for one step only. */
function goOn(steps: Steps<void>): void {
  if (framesCome || steps.next().done) return;
  setTimeout(goOn, 0, steps);
}

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

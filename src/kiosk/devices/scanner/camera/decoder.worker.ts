import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { lightOf } from '../decode/light.ts';
import { createLadder, type Ladder } from '../decode/live-ladder.ts';
import type { Steps } from '../decode/steps.ts';
import { warmUpSteps } from '../decode/warm-up.ts';
import { loadZxingWasm } from '../decode/zxing-wasm-engine.ts';
import type { DecoderAnswer, DecoderMessage } from './decoder-messages.ts';
import { createGreyPictures, type Picture } from './grey-picture.ts';

// Decodes frames away from the main thread. Holds one frame at a time; ends with the camera, so that
// no pixel of a card outlives the scan (R62).

const pictures = createGreyPictures();

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
  ladder.then((loaded) => answer(loaded, data.picture)).catch(fail);
});

/** Step by step, so that a frame that comes meanwhile waits for one step only. */
function goOn(steps: Steps<void>): void {
  if (framesCome || steps.next().done) return;
  setTimeout(goOn, 0, steps);
}

async function answer(loaded: Ladder, picture: Picture): Promise<void> {
  const image = await pictures.greyOf(picture);
  tell({ type: 'frame', decoded: loaded.frame(image), light: lightOf(image) });
}

function tell(message: DecoderAnswer): void {
  self.postMessage(message);
}

function fail(error: unknown): void {
  tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
}

import { BrowserCodeReader, type IScannerControls } from '@zxing/browser';
import { DecodeHintType, Exception, Result } from '@zxing/library';
import type { Light } from '../decode/light.ts';
import type { DecoderClient } from './decoder-client.ts';
import { createFallbackReader } from './fallback-reader.ts';
import type { Picture } from './grey-picture.ts';
import { fallbackFormats, formatOf } from './symbology.ts';
import { type VideoFrames, watchFrames } from './video-frames.ts';

type ScanParameters = Parameters<BrowserCodeReader['scan']>;

/**
 * @zxing/browser with another decoder: it runs the camera and the video as always, and its frames go
 * to a worker with the strong engine. When worker or WebAssembly fail, its own engine takes over.
 */
export class FrameReader extends BrowserCodeReader {
  readonly #decoder: DecoderClient;
  readonly #onFallback: (reason: string) => void;
  readonly #onLight: (light: Light) => void;

  constructor(
    decoder: DecoderClient,
    onFallback: (reason: string) => void,
    onLight: (light: Light) => void,
  ) {
    const hints = new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, fallbackFormats],
      [DecodeHintType.TRY_HARDER, true],
    ]);
    // Its decoder is slow and on the main thread: five looks a second leave the page alive.
    super(createFallbackReader(hints), hints, {
      delayBetweenScanAttempts: 200,
      delayBetweenScanSuccess: 200,
    });
    this.#decoder = decoder;
    this.#onFallback = onFallback;
    this.#onLight = onLight;
  }

  override scan(...[element, callback, finalize]: ScanParameters): IScannerControls {
    if (!(element instanceof HTMLVideoElement)) return super.scan(element, callback, finalize);
    let stopped = false;
    let fallback: IScannerControls | undefined;
    const frames = watchFrames(element);
    const controls: IScannerControls = {
      stop: () => {
        if (stopped) return;
        stopped = true;
        frames.stop();
        this.#decoder.close();
        if (fallback) fallback.stop();
        else finalize?.();
      },
    };
    const fallBack = (reason: string): void => {
      if (stopped) return;
      frames.stop();
      // Its own loop ends on the first result it did not expect; this one ends by `stop` only.
      fallback = super.scan(element, callback, finalize);
      this.#onFallback(reason);
    };
    this.#watch(element, frames, () => stopped, callback, controls).then(
      fallBack,
      (error: unknown) => fallBack(error instanceof Error ? error.message : String(error)),
    );
    return controls;
  }

  /** Frame after frame, one in flight, until stopped. Resolves with the reason when it cannot go on. */
  async #watch(
    video: HTMLVideoElement,
    frames: VideoFrames,
    isStopped: () => boolean,
    callback: ScanParameters[1],
    controls: IScannerControls,
  ): Promise<string> {
    while (!isStopped()) {
      await frames.next();
      if (isStopped()) break;
      // A stalled or just unplugged camera has no picture to take.
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const picture = await takePicture(video);
      if (!picture) continue;
      const answer = await this.#decoder.decode(picture);
      if (isStopped()) break;
      if (!answer.ok) return answer.error;
      const { decoded, light } = answer.value;
      this.#onLight(light);
      if (decoded) {
        const { text, symbology } = decoded;
        const noBytes = new Uint8Array();
        callback(new Result(text, noBytes, 0, [], formatOf(symbology)), undefined, controls);
      } else {
        callback(undefined, new Exception('no code in this frame'), controls);
      }
    }
    return 'stopped';
  }
}

/** The camera's own frame, without a copy of it, where the browser gives it out; else a drawing. */
async function takePicture(video: HTMLVideoElement): Promise<Picture | undefined> {
  try {
    return new VideoFrame(video);
  } catch {
    // No such thing in this browser, or not of this video.
    return createImageBitmap(video).catch(() => undefined);
  }
}

import { err, ok, type Result } from '../../../../domain/basics/index.ts';
import type { DecoderAnswer, DecoderMessage, FrameAnswer } from './decoder-messages.ts';
import type { Picture } from './grey-picture.ts';

/** Loading 1 MB from the local cache and compiling it, on the slowest kiosk, ms. */
const loadWithinMs = 8000;
/** A frame and its retry take 70 to 400 ms; a worker that needs this long is gone, ms. */
const answerWithinMs = 4000;

/** The decoder in its worker. One frame in flight: ask again only after the answer. */
export interface DecoderClient {
  /** Takes the picture over. An error is final: the client is closed then. */
  decode(picture: Picture): Promise<Result<FrameAnswer, string>>;
  /** Lets it run on a drawn frame until the first real one, so that this one is not slow. */
  warm(): void;
  /** False once it failed or was closed. */
  isOpen(): boolean;
  /** No answer comes any more; the worker ends with the frame that it has in hand. */
  close(): void;
}

/** Starts a worker; `newWorker` makes it, so that a test can make one that fails. */
export function createDecoderClient(newWorker: () => Worker = decoderWorker): DecoderClient {
  let worker: Worker | undefined;
  let failure: string | undefined;
  let loaded = false;
  let waiting: ((answer: Result<FrameAnswer, string>) => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(answer: Result<FrameAnswer, string>): void {
    clearTimeout(timer);
    const resolve = waiting;
    waiting = undefined;
    resolve?.(answer);
  }

  function end(reason: string): void {
    failure ??= reason;
    worker?.terminate();
    worker = undefined;
    settle(err(reason));
  }

  function watch(): void {
    clearTimeout(timer);
    timer = setTimeout(() => end('decoder did not answer'), loaded ? answerWithinMs : loadWithinMs);
  }

  function onAnswer({ data }: MessageEvent<DecoderAnswer>): void {
    if (data.type === 'failed') end(data.reason);
    else if (data.type === 'frame') settle(ok(data));
    else {
      loaded = true;
      if (waiting) watch();
    }
  }

  try {
    worker = newWorker();
    worker.addEventListener('message', onAnswer);
    worker.addEventListener('error', () => end('decoder did not load'));
    worker.addEventListener('messageerror', () => end('decoder answered nonsense'));
  } catch (error) {
    end(error instanceof Error ? error.message : String(error));
  }

  return {
    decode(picture) {
      if (!worker || waiting) {
        picture.close();
        return Promise.resolve(err(failure ?? 'a frame is in flight'));
      }
      const answer = new Promise<Result<FrameAnswer, string>>((resolve) => {
        waiting = resolve;
      });
      watch();
      worker.postMessage({ type: 'frame', picture } satisfies DecoderMessage, [picture]);
      return answer;
    },
    warm: () => worker?.postMessage({ type: 'warm' } satisfies DecoderMessage),
    isOpen: () => worker !== undefined,
    close() {
      const last = worker;
      if (!last || !waiting) return end('closed');
      // The frame in flight is the worker's to close: ended before that, its memory waits for a collection.
      failure ??= 'closed';
      worker = undefined;
      settle(err('closed'));
      const finish = () => {
        clearTimeout(patience);
        last.terminate();
      };
      const patience = setTimeout(finish, loaded ? answerWithinMs : loadWithinMs);
      last.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => {
        if (data.type === 'frame' || data.type === 'failed') finish();
      });
      last.addEventListener('error', finish);
    },
  };
}

function decoderWorker(): Worker {
  return new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' });
}

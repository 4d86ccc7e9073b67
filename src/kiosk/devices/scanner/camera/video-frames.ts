/** A camera that stalls sends no frames; the loop must still see that it was stopped. ms */
const frameWithinMs = 500;

/** The pictures of a video, each looked at once at most. */
export interface VideoFrames {
  /**
   * Resolves when the video shows a picture that was not taken yet: at once when it already does. After
   * half a second without one it resolves all the same: hidden pages are told of no pictures. Never
   * rejects.
   */
  next(): Promise<void>;
  /** Lets the video go. */
  stop(): void;
}

export function watchFrames(video: HTMLVideoElement): VideoFrames {
  let isNew = false;
  let wake: (() => void) | undefined;
  let handle = video.requestVideoFrameCallback(onFrame);
  function onFrame(): void {
    isNew = true;
    handle = video.requestVideoFrameCallback(onFrame);
    wake?.();
  }
  return {
    async next() {
      if (!isNew) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, frameWithinMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      isNew = false;
    },
    stop() {
      video.cancelVideoFrameCallback(handle);
      wake?.();
    },
  };
}

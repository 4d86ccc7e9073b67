/** A camera that stalls sends no frames; the loop must still see that it was stopped. ms */
const frameWithinMs = 500;

/**
 * Resolves when the video shows a new frame, or after half a second without one. Never rejects.
 * Pages that are hidden get no frame callbacks: they are then looked at twice a second.
 */
export function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const handle = video.requestVideoFrameCallback(() => done());
    const timer = setTimeout(() => {
      video.cancelVideoFrameCallback(handle);
      resolve();
    }, frameWithinMs);
    function done(): void {
      clearTimeout(timer);
      resolve();
    }
  });
}

/** Why a camera is not live. */
export type CameraFailure = 'noCamera' | 'denied' | 'busy';

/** What `getUserMedia` means by its refusal (Media Capture and Streams §10.2). */
export function cameraFailureOf(error: unknown): CameraFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'busy';
    default:
      return 'noCamera';
  }
}

import type { Decoded } from '../decode/decoded.ts';
import type { Light } from '../decode/light.ts';

/** Page to worker: one frame. The bitmap is transferred, and closed by the worker. */
export interface FrameMessage {
  readonly bitmap: ImageBitmap;
}

/** What a frame showed. */
export interface FrameAnswer {
  readonly decoded: Decoded | undefined;
  readonly light: Light;
}

/** Worker to page. `ready` comes once; then one answer for each frame, in order. */
export type DecoderAnswer =
  | { readonly type: 'ready' }
  | ({ readonly type: 'frame' } & FrameAnswer)
  | { readonly type: 'failed'; readonly reason: string };

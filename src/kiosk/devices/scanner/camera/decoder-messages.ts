import type { Decoded } from '../decode/decoded.ts';

/** Page to worker: one frame. The bitmap is transferred, and closed by the worker. */
export interface FrameMessage {
  readonly bitmap: ImageBitmap;
}

/** Worker to page. `ready` comes once; then one answer for each frame, in order. */
export type DecoderAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'frame'; readonly decoded: Decoded | undefined }
  | { readonly type: 'failed'; readonly reason: string };

import type { Decoded } from '../decode/decoded.ts';
import type { Light } from '../decode/light.ts';
import type { Picture } from './grey-picture.ts';

/**
 * Page to worker: one frame, which is transferred, and closed by the worker; or `warm`: run
 * everything once on a drawn frame, until the first real one comes.
 */
export type DecoderMessage =
  | { readonly type: 'frame'; readonly picture: Picture }
  | { readonly type: 'warm' };

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

import type { ReceiptDocument } from '../../domain.ts';
import type { Bitmap } from './bitmap.ts';

/** A question to the worker that draws. */
export interface RenderAsk {
  readonly number: number;
  readonly type: 'measure' | 'draw';
  readonly document: ReceiptDocument;
  readonly widthDots: number;
  readonly reprint: boolean;
}

/** Its answer, by the number of the question. */
export type RenderAnswer =
  | { readonly number: number; readonly type: 'height'; readonly heightDots: number }
  | { readonly number: number; readonly type: 'bitmap'; readonly bitmap: Bitmap }
  | { readonly number: number; readonly type: 'error'; readonly message: string };

import { parentPort } from 'node:worker_threads';
import { type Layout, layoutReceipt, receiptMetrics } from '../../domain.ts';
import { renderLayout } from './render.ts';
import type { RenderAnswer, RenderAsk } from './render-message.ts';

/** Laid out at the tap, drawn a moment later: work that need not be done twice. */
let last: { readonly key: string; readonly layout: Layout } | undefined;

function layoutOf(ask: RenderAsk): Layout {
  const key = `${ask.widthDots} ${ask.reprint} ${JSON.stringify(ask.document)}`;
  if (last?.key !== key) {
    const layout = layoutReceipt(ask.document, receiptMetrics, ask.widthDots, ask.reprint);
    last = { key, layout };
  }
  return last.layout;
}

parentPort?.on('message', (ask: RenderAsk) => {
  const answer = (value: RenderAnswer, transfer: ArrayBuffer[] = []) =>
    parentPort?.postMessage(value, transfer);
  try {
    const layout = layoutOf(ask);
    if (ask.type === 'measure') {
      return answer({ number: ask.number, type: 'height', heightDots: layout.heightDots });
    }
    const bitmap = renderLayout(layout);
    // What a resident printed does not stay behind in the worker.
    last = undefined;
    const { buffer } = bitmap.data;
    answer(
      { number: ask.number, type: 'bitmap', bitmap },
      buffer instanceof ArrayBuffer ? [buffer] : [],
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    answer({ number: ask.number, type: 'error', message });
  }
});

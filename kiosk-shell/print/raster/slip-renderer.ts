import { Worker } from 'node:worker_threads';
import type { ReceiptDocument } from '../../domain.ts';
import type { Bitmap } from './bitmap.ts';
import type { RenderAnswer, RenderAsk } from './render-message.ts';

/** Longest that one slip may be drawn, ms; the first one loads fonts on a slow machine. */
const drawMs = 30_000;
/** Slips drawn for nothing at the start, until the code is compiled. */
const warmUps = 6;

interface Pending {
  readonly take: (answer: RenderAnswer) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Draws slips in a thread of its own: the shell's main thread keeps the bridge, the printer's wire
 * and the page's beat going. A worker that dies or hangs is replaced at the next slip.
 */
export class SlipRenderer {
  readonly widthDots: number;
  #worker: Worker | undefined;
  #pending = new Map<number, Pending>();
  #number = 0;

  constructor(widthDots: number) {
    this.widthDots = widthDots;
  }

  /** Height of a slip in dots, before anything is drawn. */
  async measure(document: ReceiptDocument): Promise<number> {
    const answer = await this.#ask('measure', document, false);
    if (answer.type !== 'height') throw new Error('the renderer answered another question');
    return answer.heightDots;
  }

  /** A slip as dots. */
  async draw(document: ReceiptDocument, reprint: boolean): Promise<Bitmap> {
    const answer = await this.#ask('draw', document, reprint);
    if (answer.type !== 'bitmap') throw new Error('the renderer answered another question');
    return answer.bitmap;
  }

  /** Draws a slip for nothing, so that the first resident does not wait for fonts to load. */
  async warmUp(): Promise<void> {
    for (let i = 0; i < warmUps; i += 1) {
      await this.measure(warmUpSlip);
      await this.draw(warmUpSlip, false);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#lost(new Error('the renderer was closed'));
    await worker?.terminate();
  }

  #ask(type: RenderAsk['type'], document: ReceiptDocument, reprint: boolean) {
    const worker = this.#running();
    this.#number += 1;
    const number = this.#number;
    return new Promise<RenderAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#lost(new Error('a slip was not drawn in time'));
        void worker.terminate();
      }, drawMs);
      timer.unref();
      const end = () => {
        clearTimeout(timer);
        this.#pending.delete(number);
      };
      this.#pending.set(number, {
        take(answer) {
          end();
          if (answer.type === 'error') reject(new Error(answer.message));
          else resolve(answer);
        },
        fail(error) {
          end();
          reject(error);
        },
      });
      const ask: RenderAsk = { number, type, document, widthDots: this.widthDots, reprint };
      worker.postMessage(ask);
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url));
    worker.unref();
    const lost = (why: string) => {
      if (this.#worker === worker) this.#lost(new Error(why));
    };
    worker.on('message', (answer: RenderAnswer) => this.#pending.get(answer.number)?.take(answer));
    worker.on('error', (error) => lost(error.message));
    worker.on('exit', () => lost('the renderer ended'));
    this.#worker = worker;
    return worker;
  }

  #lost(error: Error): void {
    this.#worker = undefined;
    for (const pending of [...this.#pending.values()]) pending.fail(error);
  }
}

const letters = 'Nguyễn Thị Hường, phường Yên Hòa, 8 giờ 30 ngày 20/11/2026. ';
const warmUpSlip: ReceiptDocument = {
  v: 1,
  kind: 'test',
  language: 'vi',
  large: false,
  trial: true,
  blocks: [
    { type: 'title', text: letters },
    { type: 'text', text: letters.repeat(8) },
    { type: 'item', text: letters },
    { type: 'qr', text: letters, caption: letters },
  ],
};

import { signal } from '@preact/signals';
import type { CheckAnswer, CheckJob } from './run-check.ts';

/** A pause in typing after which the flow is checked, ms. */
const pauseMs = 250;
/**
 * Longest check, ms. Flows of 40 questions take under half a second; what the bounds of the format
 * let through takes some seconds. Past this the worker, and all the memory it took, is dropped.
 */
const checkMsMax = 10_000;

/** The part of a worker that is used; a test gives its own. */
export interface CheckWorker {
  onmessage: ((event: MessageEvent<CheckAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(job: CheckJob): void;
  terminate(): void;
}

/** How the last check went. */
export type Checked =
  | { readonly state: 'none' }
  | { readonly state: 'done'; readonly job: CheckJob; readonly answer: CheckAnswer }
  /** Cut off at the bound, or the worker broke: nothing is claimed of the flow. */
  | { readonly state: 'tooLong' | 'broken' };

/**
 * Checks a flow in a worker on every pause of typing. A newer flow ends the run of the older one;
 * the answer shown stays until the next is there.
 */
export class FlowChecker {
  readonly checked = signal<Checked>({ state: 'none' });
  readonly isRunning = signal(false);
  readonly #makeWorker: () => CheckWorker;
  #worker: CheckWorker | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(makeWorker: () => CheckWorker) {
    this.#makeWorker = makeWorker;
  }

  /** Checks after the pause; at once the first time. */
  check(job: CheckJob): void {
    clearTimeout(this.#timer);
    const isFirst = this.checked.value.state === 'none' && !this.isRunning.value;
    // The old run's answer would be of a flow that is no more.
    this.#drop();
    this.isRunning.value = true;
    this.#timer = setTimeout(() => this.#run(job), isFirst ? 0 : pauseMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#drop();
    this.isRunning.value = false;
  }

  #run(job: CheckJob): void {
    const worker = this.#makeWorker();
    this.#worker = worker;
    const end = (checked: Checked) => {
      clearTimeout(this.#timer);
      this.#drop();
      this.isRunning.value = false;
      this.checked.value = checked;
    };
    worker.onmessage = ({ data }) => end({ state: 'done', job, answer: data });
    worker.onerror = (event) => {
      event.preventDefault?.();
      end({ state: 'broken' });
    };
    this.#timer = setTimeout(() => end({ state: 'tooLong' }), checkMsMax);
    worker.postMessage(job);
  }

  #drop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

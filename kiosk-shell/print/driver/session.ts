import { setTimeout as sleep } from 'node:timers/promises';
import {
  askCounter,
  askPaperInOrder,
  askProcessId,
  askRealTime,
  askSerialNumber,
  cutCounterNumber,
  enableStatusBack,
  type PrinterReply,
  ReplyReader,
} from '../escpos/index.ts';
import type { PrinterLink } from '../link/index.ts';
import type { AckTier } from '../profiles/index.ts';

/** What keeps a printer from printing; `silent` when it does not answer at all. */
export type Readiness = 'ready' | 'paperOut' | 'coverOpen' | 'error' | 'silent';
/** In-order evidence that everything before it was done. */
export type Evidence = 'processId' | 'status';

/** Longest wait for a real-time answer, ms. */
const realTimeMs = 1200;
/** A printer that is said not to be ready is asked itself so often, ms: noise may have said it. */
const recheckMs = 1000;

interface Waiter {
  readonly take: (reply: PrinterReply) => boolean;
  readonly fail: () => void;
}

/** One conversation with a printer over one wire. Questions wait for their answers in order. */
export class PrinterSession {
  paperLow = false;
  closed = false;
  /** From automatic status back, once it is on. */
  readiness: Readiness = 'ready';
  onReadiness: (readiness: Readiness) => void = () => {};
  #link: PrinterLink;
  readonly #realTime: boolean;
  #reader = new ReplyReader();
  #waiters: Waiter[] = [];

  /** @param realTime whether this family answers DLE EOT */
  constructor(link: PrinterLink, realTime: boolean) {
    this.#link = link;
    this.#realTime = realTime;
    link.onBytes((bytes) => {
      for (const reply of this.#reader.push(bytes)) this.#dispatch(reply);
    });
    link.onClose(() => {
      this.closed = true;
      for (const waiter of this.#waiters.splice(0)) waiter.fail();
    });
  }

  /** True once bytes came that no printer sends: single bytes are not believed then. */
  get noisy(): boolean {
    return this.#reader.noiseBytes > 0;
  }

  close(): void {
    this.#link.close();
  }

  send(bytes: Uint8Array): Promise<boolean> {
    return this.closed ? Promise.resolve(false) : this.#link.write(bytes);
  }

  /** Asks DLE EOT 1, 2 and 4, each after the answer to the one before (devices.md §2.2). */
  async askReadiness(): Promise<Readiness> {
    const printer = await this.#askRealTime(1);
    const cause = printer === undefined ? undefined : await this.#askRealTime(2);
    const paper = cause === undefined ? undefined : await this.#askRealTime(4);
    if (printer === undefined || cause === undefined || paper === undefined) return 'silent';
    this.paperLow = (paper & 0x0c) !== 0;
    this.readiness =
      (cause & 0x04) !== 0
        ? 'coverOpen'
        : (paper & 0x60) !== 0
          ? 'paperOut'
          : (cause & 0x40) !== 0 || (printer & 0x08) !== 0
            ? 'error'
            : 'ready';
    return this.readiness;
  }

  /** Turns automatic status back on, so that paper and cover are known without asking. */
  enableStatusBack(): Promise<boolean> {
    return this.send(enableStatusBack);
  }

  /**
   * Value of the cut counter, undefined when the printer has none or does not answer in time. Asked
   * twice: a digit that a noisy line changed would make a slip that never came out look printed.
   */
  async askCutCounter(timeoutMs: number): Promise<number | undefined> {
    const first = await this.#askCounterOnce(timeoutMs);
    if (first === undefined) return undefined;
    const second = await this.#askCounterOnce(timeoutMs);
    return first === second ? first : undefined;
  }

  #askCounterOnce(timeoutMs: number): Promise<number | undefined> {
    return this.#ask(
      askCounter(cutCounterNumber),
      (reply) =>
        reply.type === 'text' && /^\d{1,10}$/.test(reply.text) ? Number(reply.text) : undefined,
      () => timeoutMs,
    );
  }

  /** Serial number of the printer; undefined when it does not answer in time. */
  async askSerial(timeoutMs: number): Promise<string | undefined> {
    return this.#ask(
      askSerialNumber,
      (reply) => (reply.type === 'text' ? reply.text : undefined),
      () => timeoutMs,
    );
  }

  /**
   * Waits until the printer has done everything sent before. Time only counts while the printer is
   * ready: out of paper it cannot answer in order, and that is no failure.
   *
   * @param byName a status is no answer: it has no name, and one that was asked for earlier may come
   *   only now
   */
  async awaitDone(
    id: string,
    timeoutMs: number,
    ack: AckTier,
    byName = false,
  ): Promise<Evidence | undefined> {
    if (ack === 'none') return undefined;
    const questions =
      ack === 'status' ? askPaperInOrder : Buffer.concat([askProcessId(id), askPaperInOrder]);
    return this.#ask<Evidence>(
      questions,
      (reply) =>
        reply.type === 'processId' && reply.id === id
          ? 'processId'
          : reply.type === 'paper' && !byName
            ? 'status'
            : undefined,
      () => timeoutMs,
    );
  }

  async #askRealTime(n: 1 | 2 | 4): Promise<number | undefined> {
    return this.#ask(
      askRealTime(n),
      (reply) => (reply.type === 'realTime' ? reply.bits : undefined),
      () => realTimeMs,
      true,
    );
  }

  async #ask<T>(
    bytes: Uint8Array,
    match: (reply: PrinterReply) => T | undefined,
    timeoutMs: () => number,
    alsoOffline = false,
  ): Promise<T | undefined> {
    if (this.closed) return undefined;
    const stop = new AbortController();
    const answer = new Promise<T | undefined>((resolve) => {
      const waiter: Waiter = {
        take: (reply) => {
          const value = match(reply);
          if (value === undefined) return false;
          resolve(value);
          return true;
        },
        fail: () => resolve(undefined),
      };
      this.#waiters.push(waiter);
      this.#expire(timeoutMs(), alsoOffline, stop.signal).then(
        () => {
          this.#waiters = this.#waiters.filter((other) => other !== waiter);
          resolve(undefined);
        },
        () => {},
      );
    });
    void this.send(bytes);
    const value = await answer;
    stop.abort();
    return value;
  }

  /** Resolves after `ms` of readiness; rejects when aborted. */
  async #expire(ms: number, alsoOffline: boolean, signal: AbortSignal): Promise<void> {
    const stepMs = Math.min(ms, 100);
    let offlineMs = 0;
    for (let spent = 0; spent < ms; ) {
      await sleep(stepMs, undefined, { signal });
      if (alsoOffline || this.readiness === 'ready') {
        spent += stepMs;
        offlineMs = 0;
        continue;
      }
      offlineMs += stepMs;
      if (offlineMs < recheckMs || !this.#realTime) continue;
      offlineMs = 0;
      const before = this.readiness;
      if ((await this.askReadiness()) !== before) this.onReadiness(this.readiness);
    }
  }

  #dispatch(reply: PrinterReply): void {
    if (reply.type === 'statusBack') {
      const { coverOpen, paperOut, error, paperLow } = reply.status;
      this.paperLow = paperLow;
      this.readiness = coverOpen ? 'coverOpen' : paperOut ? 'paperOut' : error ? 'error' : 'ready';
      this.onReadiness(this.readiness);
      return;
    }
    const waiter = this.#waiters.find((candidate) => candidate.take(reply));
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
  }
}

import { backOfficeMediaType, hubPaths, signRequest } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { OfficeKey } from './office-key.ts';

/** Tries of one answer, and the wait between them, ms: some ten minutes of a hub that is away. */
const triesMax = 60;
const againMs = 10_000;
const callMs = 10_000;

/** Brings answers to the hub after a wait, again and again until it takes or refuses them. */
export class AnswerCourier {
  readonly #key: OfficeKey;
  readonly #timers = new Set<NodeJS.Timeout>();
  #hubUrl: string | undefined;
  /** What the hub said to each answer brought, as `status taken`. */
  readonly said: string[] = [];

  constructor(key: OfficeKey) {
    this.#key = key;
  }

  connect(hubUrl: string): void {
    this.#hubUrl = hubUrl;
  }

  bring(text: string, afterMs: number, tries = triesMax): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#send(text).then(
        (isDone) => {
          if (!isDone && tries > 1) this.bring(text, againMs, tries - 1);
        },
        () => {
          if (tries > 1) this.bring(text, againMs, tries - 1);
        },
      );
    }, afterMs);
    this.#timers.add(timer);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #send(text: string): Promise<boolean> {
    if (this.#hubUrl === undefined) return false;
    const body = toUtf8(text);
    const headers = await signRequest(
      { method: 'POST', path: hubPaths.answers, query: '', body },
      this.#key,
      Date.now() / 1000,
    );
    const response = await fetch(new URL(hubPaths.answers, this.#hubUrl), {
      method: 'POST',
      headers: { ...headers, 'content-type': backOfficeMediaType },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(callMs),
    });
    const said = await response.text();
    this.said.push(`${response.status} ${/"taken":"(\w+)"/.exec(said)?.[1] ?? ''}`.trim());
    return response.status < 500 && response.status !== 429;
  }
}

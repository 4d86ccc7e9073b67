import {
  type ConsoleProblemCode,
  describeProblem,
  problemDocument,
} from '../../domain/api/console/index.ts';

/** An answer that is a problem; thrown by handlers, written by the error handler. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ConsoleProblemCode;
  /** Members beside the standard ones (RFC 9457 §3.2). */
  readonly extension: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;
  readonly #detail: string | undefined;

  constructor(
    code: ConsoleProblemCode,
    options: {
      readonly detail?: string;
      readonly extension?: Readonly<Record<string, unknown>>;
      readonly retryAfterSeconds?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.#detail = options.detail;
    this.extension = options.extension ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return describeProblem(this.code).status;
  }

  document(): Readonly<Record<string, unknown>> {
    return { ...problemDocument(this.code, this.#detail), ...this.extension };
  }
}

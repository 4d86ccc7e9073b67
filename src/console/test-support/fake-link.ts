import {
  type ConsoleProblemCode,
  type StorageAnswer,
  storagePath,
} from '../../domain/api/console/index.ts';
import { err, ok } from '../../domain/basics/index.ts';
import type { Link, LinkProblem } from '../link/index.ts';

/** What a fake hub answers to `GET people`: a value, a problem, or what a function makes of the body. */
export type FakeAnswers = Readonly<
  Record<string, unknown | ConsoleFailure | ((body: unknown) => unknown)>
>;

/** A hub whose disk has room. */
export const roomyStorage: StorageAnswer = {
  nowMs: Date.UTC(2026, 10, 22, 3, 24),
  level: 'well',
  machine: 'hub-01',
  disks: [{ place: 'hub', freeBytes: 37.2e9, totalBytes: 252e9 }],
  isDatabaseElsewhere: false,
  databaseBytes: 1.2e9,
  refusedMs: null,
  raisedMs: null,
  clearedMs: null,
};

/** A refusal, as a fake hub gives it. */
export class ConsoleFailure {
  readonly problem: LinkProblem;

  constructor(code: ConsoleProblemCode | 'unreachable', detail = '') {
    this.problem =
      code === 'unreachable' ? { kind: 'unreachable' } : { kind: 'refused', code, detail };
  }

  /** The passkey was asked for once more and not given. */
  static cancelled(): ConsoleFailure {
    const failure = new ConsoleFailure('unreachable');
    return Object.assign(failure, { problem: { kind: 'cancelled' } });
  }
}

/** A hub for tests of pages: answers are looked up by `METHOD path` without the query. */
export class FakeLink implements Link {
  readonly asked: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  answers: FakeAnswers;

  constructor(answers: FakeAnswers) {
    this.answers = answers;
  }

  readonly get: Link['get'] = (schema, path) => this.#answer(schema, 'GET', path, undefined);
  readonly post: Link['post'] = (schema, path, body) => this.#answer(schema, 'POST', path, body);
  readonly put: Link['put'] = (schema, path, body) => this.#answer(schema, 'PUT', path, body);
  readonly delete: Link['delete'] = (schema, path) =>
    this.#answer(schema, 'DELETE', path, undefined);

  async #answer<T>(
    schema: { parse(value: unknown): T },
    method: string,
    path: string,
    body: unknown,
  ) {
    const isOwn = Object.hasOwn(this.answers, `${method} ${path}`);
    // The frame asks it on every page: there is room, unless the test says otherwise.
    if (method === 'GET' && path === storagePath && !isOwn) return ok(schema.parse(roomyStorage));
    this.asked.push({ method, path, body });
    const given = this.answers[`${method} ${path.split('?')[0]}`];
    const value: unknown = typeof given === 'function' ? given(body) : given;
    if (value === undefined) throw new Error(`the fake hub has no answer to ${method} ${path}`);
    if (value instanceof ConsoleFailure) return err(value.problem);
    // The schema of the contract: an answer that no hub would give must fail the test.
    return ok(schema.parse(value));
  }
}

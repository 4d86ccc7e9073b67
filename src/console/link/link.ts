import type * as z from 'zod/mini';
import {
  type ConsoleProblemCode,
  describeProblem,
  type StepUp,
} from '../../domain/api/console/index.ts';
import type { Result } from '../../domain/basics/index.ts';

/** Why the hub did not do what was asked. */
export type LinkProblem =
  /** It answered with a problem: `detail` says what to do, in English, for the curious. */
  | {
      readonly kind: 'refused';
      readonly code: ConsoleProblemCode;
      readonly detail: string;
      /** Of a conflict, which one, where the hub says it. */
      readonly reason?: string;
    }
  /** It did not answer. */
  | { readonly kind: 'unreachable' }
  /** It answered what this page does not know: most often it was updated while the page stood open. */
  | { readonly kind: 'unreadable' }
  /** The person did not confirm with the passkey. */
  | { readonly kind: 'cancelled' };

/** Whether the same request may be taken later, with nothing done by whoever sent it. */
export const passes = (problem: LinkProblem): boolean =>
  problem.kind === 'unreachable' ||
  problem.kind === 'unreadable' ||
  (problem.kind === 'refused' && describeProblem(problem.code).retry === 'later');

/** Asks the hub. Paths are below `/console/api/v1/`, without a slash at the start. */
export interface Link {
  get<T>(schema: z.ZodMiniType<T>, path: string): Promise<Result<T, LinkProblem>>;
  post<T>(schema: z.ZodMiniType<T>, path: string, body?: unknown): Promise<Result<T, LinkProblem>>;
  put<T>(schema: z.ZodMiniType<T>, path: string, body?: unknown): Promise<Result<T, LinkProblem>>;
  delete<T>(schema: z.ZodMiniType<T>, path: string): Promise<Result<T, LinkProblem>>;
}

/** `over`: nobody is signed in any more; `rights`: something was asked that these rights do not open. */
export type SessionNews = 'over' | 'rights';

/** What the link needs of the page around it. */
export interface LinkWorld {
  readonly fetch: typeof fetch;
  /** Tells of what an answer shows of the session: see `SessionNews`. */
  readonly onSession: (news: SessionNews) => void;
  /** Tells of an answer that this page could not read. */
  readonly onUnreadable: () => void;
  /** Asks for the passkey once more; why not, where it was not confirmed. */
  readonly stepUp: (link: Link, need: StepUp) => Promise<Result<void, LinkProblem>>;
}

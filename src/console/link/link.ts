import type * as z from 'zod/mini';
import type { ConsoleProblemCode, StepUp } from '../../domain/api/console/index.ts';
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
  /** It did not answer, or what came was not what was agreed. */
  | { readonly kind: 'unreachable' }
  /** The person did not confirm with the passkey. */
  | { readonly kind: 'cancelled' };

/** Asks the hub. Paths are below `/console/api/v1/`, without a slash at the start. */
export interface Link {
  get<T>(schema: z.ZodMiniType<T>, path: string): Promise<Result<T, LinkProblem>>;
  post<T>(schema: z.ZodMiniType<T>, path: string, body?: unknown): Promise<Result<T, LinkProblem>>;
  put<T>(schema: z.ZodMiniType<T>, path: string, body?: unknown): Promise<Result<T, LinkProblem>>;
  delete<T>(schema: z.ZodMiniType<T>, path: string): Promise<Result<T, LinkProblem>>;
}

/** What the link needs of the page around it. */
export interface LinkWorld {
  readonly fetch: typeof fetch;
  /** The session has ended: show the sign-in. */
  readonly onSignedOut: () => void;
  /** Asks for the passkey once more; false when the person did not want to. */
  readonly stepUp: (link: Link, need: StepUp) => Promise<boolean>;
}

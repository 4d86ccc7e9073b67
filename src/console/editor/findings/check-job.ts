import type { DocumentKind, Finding } from '../../../domain/check/index.ts';

/** What the worker is asked. */
export interface CheckJob {
  readonly turn: number;
  readonly kind: DocumentKind;
  readonly body: unknown;
  readonly today: string;
  readonly takenNames: readonly (readonly [string, string])[];
  readonly published: unknown;
}

export interface CheckReply {
  readonly turn: number;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

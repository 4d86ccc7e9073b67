import type { DocumentKind, Finding } from '../../../domain/check/index.ts';

/** What the worker is asked. */
export interface CheckJob {
  readonly turn: number;
  readonly kind: DocumentKind;
  readonly body: unknown;
  readonly today: string;
  readonly takenNames: readonly (readonly [string, string])[];
  readonly published: unknown;
  /** Days to come on which it is checked as well (P11). */
  readonly later: readonly string[];
}

/** Errors that a document has on a day to come and not on the day it is looked at. */
export interface LaterErrors {
  readonly day: string;
  readonly errors: number;
}

export interface CheckReply {
  readonly turn: number;
  readonly findings: readonly Finding[];
  readonly later: readonly LaterErrors[];
  readonly ms: number;
}

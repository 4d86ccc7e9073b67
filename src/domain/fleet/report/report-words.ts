import type { ReadinessPart, ReadinessResult } from '../readiness.ts';

type Say = (value: string) => string;

/** Words of a readiness report in one language. Facts that have none are for machines only. */
export interface ReportWords {
  readonly parts: Readonly<Record<ReadinessPart, string>>;
  readonly results: Readonly<Record<ReadinessResult, string>>;
  /** Findings that mean the same of every part. */
  readonly everywhere: Readonly<Record<string, string>>;
  readonly findings: Readonly<Partial<Record<ReadinessPart, Readonly<Record<string, string>>>>>;
  /** Of a newer program: the code itself is better than silence. */
  readonly otherFinding: Say;
  /** In the order in which they are told. */
  readonly facts: Readonly<Partial<Record<ReadinessPart, Readonly<Record<string, Say>>>>>;
  readonly by: Say;
  readonly testedAt: Say;
}

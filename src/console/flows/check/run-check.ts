import {
  checkGuide,
  diffGuides,
  type Flow,
  flowOn,
  type GuideDiff,
  type GuideReport,
} from '../../../domain/guide/index.ts';
import { type AnswerTable, answerTable } from '../../../domain/guide/table/index.ts';

/** What is to be checked. Plain data: it goes to a worker. */
export interface CheckJob {
  readonly flow: Flow;
  /** What residents get now; undefined before the first publication. */
  readonly published: Flow | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface CheckAnswer {
  readonly report: GuideReport;
  /** Undefined while a name leads nowhere: no path means anything then. */
  readonly table: AnswerTable | undefined;
  readonly diff: GuideDiff | undefined;
  /** What checking took, without table and comparison. */
  readonly ms: number;
}

/** Every check of a flow, its table of answers, and what it changes for whom. */
export function runCheck(job: CheckJob, now: () => number): CheckAnswer {
  const from = now();
  const { flow, published, today } = job;
  const report = checkGuide(flow, { today });
  const ms = now() - from;
  const isBroken = report.findings.some(({ code }) => code === 'REF' || code === 'TYPE');
  if (isBroken) return { report, table: undefined, diff: undefined, ms };
  const dated = flowOn(flow, today);
  return {
    report,
    table: answerTable(dated),
    diff: published === undefined ? undefined : diffGuides(flowOn(published, today), dated),
    ms,
  };
}

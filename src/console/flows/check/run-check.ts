import { layoutPorts } from '../../../domain/check/index.ts';
import {
  checkGuide,
  diffGuides,
  type Flow,
  flowOn,
  type GuideDiff,
  type GuideReport,
} from '../../../domain/guide/index.ts';
import { type AnswerTable, answerTable } from '../../../domain/guide/table/index.ts';
import type { Papers } from './use-papers.ts';

/** What is to be checked. Plain data: it goes to a worker. */
export interface CheckJob {
  readonly flow: Flow;
  /** What residents get now; undefined before the first publication. */
  readonly published: Flow | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Papers of the procedures it names; absent: nobody can say (REF of records is not made). */
  readonly papers?: Papers | undefined;
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
  const { flow, published, today, papers } = job;
  const findRecord = (code: string) => {
    const keys = papers?.[code];
    return keys && new Set(keys);
  };
  // The same layout as at the hub: what does not fit here is not sent either.
  const ports = { ...layoutPorts, ...(papers && { findRecord }) };
  const report = checkGuide(flow, { today, ports, published });
  const ms = now() - from;
  // A paper that the catalogue does not have breaks no path; a name of the flow's own does.
  const isBroken =
    report.skipped.includes('GAP') || report.findings.some(({ code }) => code === 'TYPE');
  if (isBroken) return { report, table: undefined, diff: undefined, ms };
  const dated = flowOn(flow, today);
  return {
    report,
    table: answerTable(dated),
    diff: published === undefined ? undefined : diffGuides(flowOn(published, today), dated),
    ms,
  };
}

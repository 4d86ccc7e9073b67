import { canonicalJson, type Json } from '../../basics/index.ts';
import type { Flow } from '../model/flow.ts';
import { flowOn } from '../model/on-day.ts';
import { checkAgain } from './again.ts';
import { boundariesOf, checkFacts, checkSources } from './dates.ts';
import { error, type FindingCode, type GuideFinding } from './finding.ts';
import { checkGolden } from './golden.ts';
import { checkHelp } from './help.ts';
import { checkInvariants } from './invariants.ts';
import { checkLength, checkLift } from './length.ts';
import { checkLists } from './lists.ts';
import { type CheckPorts, checkThroughPorts } from './ports.ts';
import { checkPrivacy } from './privacy.ts';
import { checkReferences } from './references.ts';
import { checkRoutes } from './routes.ts';
import { say, sayProblem } from './say.ts';
import { Study } from './study.ts';
import { checkTexts } from './texts.ts';
import { checkTypes } from './types.ts';

export type CheckOptions = {
  /** The day in Hanoi on which the flow would be shown, `YYYY-MM-DD`. */
  readonly today: string;
  readonly ports?: CheckPorts;
  /** What residents have now: a link and a session hold on to its version (DIFF). */
  readonly published?: Flow | undefined;
};

/** What a check found, and what it cost. */
export type GuideReport = {
  readonly findings: readonly GuideFinding[];
  /** Checks that nobody could make here: a port is absent, or a broken name stands before them. */
  readonly skipped: readonly FindingCode[];
  /** Configurations walked, over all slices and days; and of the largest slice. */
  readonly configurations: number;
  readonly largestSlice: number;
};

/** More than an author reads at once; the rest shows after the first are mended. */
const findingsMax = 500;

const pathCodes: readonly FindingCode[] = [
  'GAP',
  'OVERLAP',
  'UNREACH',
  'DEADROUTE',
  'DEADITEM',
  'DEADEND',
  'LOOP',
  'AGAIN',
  'HELP',
  'UNDEF',
  'EMPTY',
  'DUP',
  'INV',
  'TEST',
  'LONG',
];

/** Everything that depends on answers, of a flow on one day. */
function checkPaths(study: Study): GuideFinding[] {
  return [
    ...checkRoutes(study.flow, study.base),
    ...checkAgain(study),
    ...checkHelp(study.flow, study.base),
    ...checkLists(study),
    ...checkInvariants(study),
    ...checkGolden(study.flow),
    ...checkLength(study),
    ...study.sizeFindings(),
  ];
}

const noDays = { findings: [], configurations: 0, largest: 0 };

const keyOf = ({ code, where, detail }: GuideFinding) => `${code} ${where} ${detail}`;

/** Checks again on each day on which a fact changes; only what is new there is told (DATE). */
function checkDays(flow: Flow, today: string, known: readonly GuideFinding[]) {
  const seen = new Set(known.map(keyOf));
  const findings: GuideFinding[] = [];
  let configurations = 0;
  let largest = 0;
  for (const day of boundariesOf(flow, today)) {
    const study = new Study(flowOn(flow, day));
    for (const finding of checkPaths(study)) {
      if (seen.has(keyOf(finding))) continue;
      seen.add(keyOf(finding));
      const { code, detail: en, detailVi: vi } = finding;
      const said = say.fromDay(day, code, { vi, en });
      findings.push({ ...finding, code: 'DATE', detail: said.en, detailVi: said.vi });
    }
    configurations += study.configurations;
    largest = Math.max(largest, study.largest);
  }
  return { findings, configurations, largest };
}

/** A flow that says something else under the same number is taken for the one before (DIFF, R68). */
function checkVersion(flow: Flow, published: Flow | undefined): GuideFinding[] {
  if (published === undefined || flow.version > published.version) return [];
  const isSame =
    canonicalJson(flow as unknown as Json) === canonicalJson(published as unknown as Json);
  return isSame ? [] : [error('DIFF', 'version', say.versionStays(published.version))];
}

function skippedOf(ports: CheckPorts): FindingCode[] {
  return [...(ports.fit ? [] : (['FIT'] as const))];
}

/**
 * Every check of requirements §3.2 of a flow that could be read, exact and path-sensitive. The
 * same in the command line, in a worker of the console, and on a kiosk before it installs. DIFF
 * needs a published version: `diffGuides`.
 */
export function checkGuide(
  flow: Flow,
  { today, ports = {}, published }: CheckOptions,
): GuideReport {
  const references = checkReferences(flow);
  const words = [
    ...checkTypes(flow),
    ...checkTexts(flow),
    ...checkPrivacy(flow),
    ...checkLift(flow),
    ...checkSources(flow, today),
    ...checkFacts(flow, today),
    ...checkThroughPorts(flow, ports),
    ...checkVersion(flow, published),
  ];
  // Behind a name that leads nowhere, every path would be judged for what it is not.
  if (references.length > 0) {
    return {
      findings: [...references, ...words].slice(0, findingsMax),
      skipped: [...pathCodes, ...skippedOf(ports)],
      configurations: 0,
      largestSlice: 0,
    };
  }
  const study = new Study(flowOn(flow, today));
  const paths = checkPaths(study);
  // What is too large today is not walked again for every day to come.
  const days = study.isCut ? noDays : checkDays(flow, today, paths);
  return {
    findings: [...words, ...paths, ...days.findings].slice(0, findingsMax),
    skipped: [...skippedOf(ports), ...(study.isCut ? (['DATE'] as const) : [])],
    configurations: study.configurations + days.configurations,
    largestSlice: Math.max(study.largest, days.largest),
  };
}

/** What a file that is no flow looks like in a report. */
export function schemaFindings(
  problems: readonly { readonly code: string; readonly where: string; readonly detail: string }[],
): GuideFinding[] {
  return problems.map(({ code, where, detail }) =>
    error('SCHEMA', where || 'file', sayProblem(code, detail)),
  );
}

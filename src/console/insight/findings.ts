import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { sayNumber, type Words } from '../words/index.ts';

/** Share of searches that found something, per cent of each step; null where too few share it. */
export function foundShares({ searches }: InsightAnswer): readonly (number | null)[] {
  return searches.found.map((all, step) => {
    const missed = searches.missed[step];
    if (all === null || all === 0) return null;
    // Misses that too few share are not known: then neither is the share.
    return missed == null ? null : Math.round(((all - Math.min(missed, all)) / all) * 1000) / 10;
  });
}

/** The finding of the searches, computed from what the plot shows. */
export function saySearches(t: Words, shares: readonly (number | null)[]): string {
  const known = shares.filter((share) => share !== null);
  const [first] = known;
  const now = known.at(-1);
  if (first === undefined || now === undefined) return t('insight.searchesNone');
  const by = Math.round(now) - Math.round(first);
  const values = { now: Math.round(now), by: Math.abs(by) };
  if (by === 0) return t('insight.searchesSame', { now: values.now });
  return by > 0 ? t('insight.searchesUp', values) : t('insight.searchesDown', values);
}

type Funnel = InsightAnswer['funnels'][number];

/** A fall from one question to the next by more than this share is worth a sentence. */
const fallMin = 0.15;

/** Where most of a flow's residents stop; undefined when nowhere many do. */
export function largestFall({
  steps,
}: Funnel): { readonly question: string; readonly share: number } | undefined {
  let worst: { question: string; share: number } | undefined;
  for (let at = 1; at < steps.length; at += 1) {
    const [before, step] = [steps[at - 1], steps[at]];
    if (before === undefined || step === undefined || before.count === 0) continue;
    const share = (before.count - step.count) / before.count;
    if (share >= fallMin && share > (worst?.share ?? 0)) worst = { question: step.question, share };
  }
  return worst;
}

export function sayFunnel(t: Words, funnel: Funnel): string {
  const flow = funnel.title ?? funnel.flow;
  const fall = largestFall(funnel);
  return fall === undefined
    ? t('insight.funnelNone', { flow })
    : t('insight.funnelStop', {
        flow,
        share: Math.round(fall.share * 100),
        question: fall.question,
      });
}

const countOf = ({ outcomes }: InsightAnswer, ...names: readonly string[]) =>
  outcomes.reduce((sum, { name, count }) => sum + (names.includes(name) ? count : 0), 0);

export function sayPrints(t: Words, answer: InsightAnswer): string {
  const all = countOf(answer, 'printTried');
  if (all === 0) return t('insight.outcomesPrintNone');
  const bad = countOf(answer, 'printFailed', 'printUnsure');
  return t('insight.outcomesPrint', { bad: sayNumber(bad), all: sayNumber(all) });
}

export function sayScans(t: Words, answer: InsightAnswer): string {
  const all = countOf(answer, 'scanTried');
  if (all === 0) return t('insight.outcomesScanNone');
  return t('insight.outcomesScan', {
    bad: sayNumber(countOf(answer, 'scanFailed')),
    all: sayNumber(all),
  });
}

export function sayWards(t: Words, { wards }: InsightAnswer): string {
  const known = wards.flatMap(({ ward, missed }) => (missed === null ? [] : [{ ward, missed }]));
  const [worst] = known.sort((a, b) => b.missed - a.missed);
  return worst === undefined
    ? t('insight.byWardNone')
    : t('insight.byWardTop', { ward: worst.ward, count: sayNumber(worst.missed) });
}

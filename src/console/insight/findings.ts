import type { FunnelStep, InsightAnswer } from '../../domain/api/console/index.ts';
import { language, sayNumber, tellApart, type Words } from '../words/index.ts';

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
  if (known.length === 1) return t('insight.searchesOne', { now: Math.round(now) });
  const by = Math.round(now) - Math.round(first);
  const values = { now: Math.round(now), by: Math.abs(by) };
  if (by === 0) return t('insight.searchesSame', { now: values.now });
  return by > 0 ? t('insight.searchesUp', values) : t('insight.searchesDown', values);
}

type Funnel = InsightAnswer['funnels'][number];

/** Words of the content in the language of the console. */
const named = (name: { readonly vi: string; readonly en: string } | null, id: string): string =>
  name === null ? id : name[language.value];

export const sayStep = ({ name, question }: FunnelStep): string => named(name, question);
export const sayFlow = ({ title, flow }: Funnel): string => named(title, flow);

/** A stop of at least this share of those who came to a question is worth a sentence. */
const stopMin = 0.15;

/** Where most of a flow's residents stop, at the least; undefined when nowhere many do. */
export function largestStop({
  steps,
}: Funnel): { readonly step: FunnelStep; readonly share: number } | undefined {
  let worst: { step: FunnelStep; share: number } | undefined;
  for (const step of steps) {
    if (step.stopped === null || step.count === 0) continue;
    const share = step.stopped / step.count;
    if (share >= stopMin && share > (worst?.share ?? 0)) worst = { step, share };
  }
  return worst;
}

export function sayFunnel(t: Words, funnel: Funnel): string {
  const flow = sayFlow(funnel);
  const stop = largestStop(funnel);
  if (stop !== undefined) {
    const share = Math.round(stop.share * 100);
    return t('insight.funnelStop', { flow, share, question: sayStep(stop.step) });
  }
  const isKnown = funnel.steps.some(({ stopped }) => stopped !== null);
  return t(isKnown ? 'insight.funnelNone' : 'insight.funnelUnknown', { flow });
}

/** The count of an outcome; undefined: none came, or too few share it to be shown. */
const countOf = ({ outcomes }: InsightAnswer, outcome: string): number | undefined =>
  outcomes.find(({ name }) => name === outcome)?.count;

/** What is not shown is not said to be nothing. */
export function sayPrints(t: Words, answer: InsightAnswer): string {
  const all = countOf(answer, 'printTried');
  if (all === undefined) return t('insight.outcomesPrintNone');
  const bad = ['printFailed', 'printUnsure'].flatMap((name) => countOf(answer, name) ?? []);
  const said = { bad: sayNumber(bad.reduce((sum, one) => sum + one, 0)), all: sayNumber(all) };
  if (bad.length === 0) return t('insight.outcomesPrintFew', { all: said.all });
  return t(bad.length === 2 ? 'insight.outcomesPrint' : 'insight.outcomesPrintLeast', said);
}

export function sayScans(t: Words, answer: InsightAnswer): string {
  const all = countOf(answer, 'scanTried');
  if (all === undefined) return t('insight.outcomesScanNone');
  const bad = countOf(answer, 'scanFailed');
  return bad === undefined
    ? t('insight.outcomesScanFew', { all: sayNumber(all) })
    : t('insight.outcomesScan', { bad: sayNumber(bad), all: sayNumber(all) });
}

export function sayWards(t: Words, { wards }: InsightAnswer): string {
  const names = tellApart(wards.map(({ ward, wardCode }) => ({ name: ward, code: wardCode })));
  const known = wards.flatMap(({ missed }, place) =>
    missed === null ? [] : [{ ward: names[place] ?? '', missed }],
  );
  const [worst] = known.sort((a, b) => b.missed - a.missed);
  return worst === undefined
    ? t('insight.byWardNone')
    : t(known.length === wards.length ? 'insight.byWardTop' : 'insight.byWardTopShown', {
        ward: worst.ward,
        count: sayNumber(worst.missed),
      });
}

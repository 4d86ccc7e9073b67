import {
  type ListedSource,
  sourceFailures,
  sourceRefusals,
} from '../../domain/api/console/index.ts';
import type { StatusName } from '../ui/index.ts';
import type { Words } from '../words/index.ts';

/** How a source stands, the worst first. */
export const sourceStates = [
  'failing',
  'gone',
  'partly',
  'old',
  'never',
  'well',
  'unasked',
] as const;
export type SourceState = (typeof sourceStates)[number];

export const statusOf: Readonly<Record<SourceState, StatusName>> = {
  failing: 'error',
  gone: 'error',
  partly: 'warning',
  old: 'warning',
  never: 'waiting',
  well: 'well',
  unasked: 'unknown',
};

const good = ['read', 'unchanged'];

/** What a person should see first of a source: no answer, then numbers that stand too long. */
export function stateOf(source: ListedSource, nowMs: number): SourceState {
  const { board, last, outcome, refused } = source;
  if (!source.isAsked) return 'unasked';
  if (outcome === null) return 'never';
  if (!good.includes(outcome)) return 'failing';
  const ageMs = last === null ? undefined : nowMs - last.atMs;
  if (board !== null && ageMs !== undefined && ageMs >= board.goneAfterMs) return 'gone';
  if (Object.keys(refused).length > 0) return 'partly';
  if (board !== null && ageMs !== undefined && ageMs >= board.oldAfterMs) return 'old';
  return 'well';
}

/** What kiosks make of its last number. */
export function wallOf({ board, last }: ListedSource, nowMs: number) {
  if (board === null) return 'feeds.draftsOnly' as const;
  if (last === null || board.title === null) return 'feeds.wallNone' as const;
  const ageMs = nowMs - last.atMs;
  if (ageMs >= board.goneAfterMs) return 'feeds.wallGone' as const;
  return ageMs >= board.oldAfterMs ? ('feeds.wallOld' as const) : ('feeds.wallFresh' as const);
}

/** What came of the last time that it was asked, as a sentence. */
export function sayOutcome(t: Words, { outcome, taken }: ListedSource): string {
  if (outcome === null) return t('feeds.never');
  if (outcome === 'read') return t('feeds.read', { count: taken });
  const status = /^status-(\d{3})$/.exec(outcome)?.[1];
  if (status !== undefined) return t('feeds.statusCode', { status });
  if (outcome === 'unchanged') return t('feeds.unchanged');
  const known = sourceFailures.find((one) => one === outcome);
  return known === undefined ? t('feeds.otherFailure', { word: outcome }) : t(`feeds.${known}`);
}

/** Why a single record was refused. */
export function sayRefusal(t: Words, reason: string): string {
  const known = sourceRefusals.find((one) => one === reason);
  return known === undefined ? reason : t(`feeds.${known}`);
}

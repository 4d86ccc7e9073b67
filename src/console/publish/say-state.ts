import type { ReleaseView } from '../../domain/api/console/index.ts';
import type { LinkProblem } from '../link/index.ts';
import type { StatusName } from '../ui/index.ts';
import { releaseStops, type Words } from '../words/index.ts';

export const stateStatus: Readonly<Record<ReleaseView['state'], StatusName>> = {
  draft: 'waiting',
  signed: 'waiting',
  running: 'running',
  held: 'warning',
  done: 'done',
  rolledBack: 'error',
  void: 'unknown',
};

const refusals = {
  samePerson: 'publish.refusedSamePerson',
  wrongState: 'publish.refusedState',
  unknownKey: 'publish.refusedKey',
  badSignature: 'publish.refusedSignature',
  noWayBack: 'publish.refusedWayBack',
  refused: 'publish.refusedByKiosk',
} as const;

/** Why the hub did not sign, send on or take back; undefined for what any page says. */
export function sayRefusal(t: Words, problem: LinkProblem): string | undefined {
  const reason = problem.kind === 'refused' ? problem.reason : undefined;
  if (reason === undefined || !Object.hasOwn(refusals, reason)) return undefined;
  return t(refusals[reason as keyof typeof refusals]);
}

/** Whether it was held by itself, and not by a person. */
export const isStop = (reason: string | null): reason is keyof typeof releaseStops =>
  reason !== null && Object.hasOwn(releaseStops, reason);

/** Why a release waits or was given up. */
export function sayReason(t: Words, reason: string | null): string {
  if (reason === null) return '';
  return isStop(reason) ? t(releaseStops[reason]) : reason;
}

/** How far it went: `10 %`. */
export function sayRing({ documents }: Pick<ReleaseView, 'documents'>): string {
  const out = documents.filter(({ percent, publishedAt }) => percent !== null && publishedAt);
  const percent = out.at(-1)?.percent;
  return percent == null ? '' : `${percent} %`;
}

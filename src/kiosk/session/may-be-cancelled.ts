import type { FollowFacts } from '../services.ts';
import type { Resident } from './resident.ts';

/** States in which a request is still under way. */
const underWay: readonly FollowFacts['status'][] = ['received', 'inProgress', 'confirmed', 'moved'];

/**
 * Whether the request of the slip that was read may be taken back. A hub that cannot be asked is no
 * hindrance: the cancellation is kept and sent as any request. A call for help is not cancelled:
 * somebody may be on the way.
 */
export function mayBeCancelled({ code, follow }: Resident): boolean {
  if (code?.kind !== 'slip' || code.followCode === undefined) return false;
  if (follow.state === 'offline') return true;
  if (follow.state !== 'known') return false;
  const { status, result } = follow.facts;
  const kind = result?.kind;
  return underWay.includes(status) && kind !== 'callForHelp' && kind !== 'cancellation';
}

import type { Say } from './say.ts';

/** What the hub says of single requests; what stands on a forked line is told the same way. */
const refusals = ['unknown-sealing-key', 'too-large', 'malformed', 'forked'] as const;

/** Why a request cannot be sent. A code of a later hub is shown as it came. */
export function refusalReason(code: string, t: Say['t']): string {
  const known = refusals.find((one) => one === code);
  return known === undefined ? code : t(`staff.refusal_${known}`);
}

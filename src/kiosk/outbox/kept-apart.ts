import type { KeptApart } from '../services.ts';
import type { Mirror } from './mirror.ts';
import type { QuarantinedRequest } from './store.ts';

/**
 * What people have to look after, newest first: what lies in quarantine, and what stands on a line
 * that the hub refuses as forked until the kiosk is enrolled again.
 */
export function keptApartOf(
  quarantined: readonly QuarantinedRequest[],
  mirror: Pick<Mirror, 'lines' | 'held'>,
): readonly KeptApart[] {
  const apart = quarantined.map(
    ({ envelope: { id, kind }, seq, code, atMs }): KeptApart => ({ id, seq, kind, atMs, code }),
  );
  const stranded = [...mirror.held.values()].flatMap(({ id, line, seq, writtenAtMs }) => {
    const { forked = false, accepted = 0 } = mirror.lines.get(line) ?? {};
    const one: KeptApart = { id, seq, kind: undefined, atMs: writtenAtMs, code: 'forked' };
    return forked && seq > accepted ? [one] : [];
  });
  return [...apart, ...stranded].sort((a, b) => b.atMs - a.atMs || b.seq - a.seq);
}

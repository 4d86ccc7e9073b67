import type { ToldEmergency } from '../../src/domain/emergency/index.ts';
import type { EmergencyDraft } from '../../src/domain/service/index.ts';

/** A message to everywhere, of this draft, that ends on 22 November 2026 at 15:00 in Hanoi. */
export const toldOf = (draft: EmergencyDraft): ToldEmergency => ({
  draft,
  send: {
    v: 1,
    do: 'show',
    id: '0197a000-0000-7000-8000-000000000001',
    draft: draft.id,
    sha256: 'a'.repeat(64),
    target: { all: true },
    sentAtMs: 0,
    endsAtMs: Date.UTC(2026, 10, 22, 8),
  },
});

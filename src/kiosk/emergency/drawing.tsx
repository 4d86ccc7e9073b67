import type { EmergencyKind } from '../../domain/service/index.ts';

/** Lines of 48 × 48, in the colour of the text: readable from the other end of a lobby. */
const lines: Readonly<Record<EmergencyKind, string>> = {
  fire: 'M24 4c2 8 12 12 12 24a12 12 0 0 1-24 0c0-5 2-8 4-11 1 3 3 5 5 5 2-5-1-11 3-18zM24 42c-4 0-6-3-6-6 0-4 4-5 5-10 4 3 7 6 7 10 0 3-2 6-6 6z',
  gas: 'M14 8h12v6h-3v6c7 2 11 7 11 14v8H6v-8c0-7 4-12 11-14v-6h-3zM36 12c3 0 3 4 6 4M36 20c3 0 3 4 6 4M36 28c3 0 3 4 6 4',
  flood:
    'M6 22L24 6l18 16M11 19v10M37 19v10M4 34c4-4 8-4 10 0s6 4 10 0 6-4 10 0 6 4 10 0M4 42c4-4 8-4 10 0s6 4 10 0 6-4 10 0 6 4 10 0',
  lift: 'M10 6h28v36H10zM24 6v36M17 20l-4 5h8zM31 29l-4-5h8z',
  power: 'M27 4L11 27h11l-3 17 18-25H26z',
  water: 'M24 5c7 9 13 15 13 23a13 13 0 0 1-26 0c0-8 6-14 13-23zM8 42L40 8',
  storm: 'M12 26a8 8 0 0 1 2-15 11 11 0 0 1 20-1 8 8 0 0 1 2 16zM16 32l-4 8M26 30l-5 12M35 32l-4 8',
  evacuate: 'M6 6h18v36H6zM24 24h20M36 15l9 9-9 9M18 24v1',
  other: 'M24 5l21 37H3zM24 18v12M24 35v2',
};

/** The drawing of what happened, beside its words. */
export function Drawing({ kind }: { readonly kind: EmergencyKind }) {
  return (
    <svg class="emergency-drawing" viewBox="0 0 48 48" aria-hidden="true">
      <path d={lines[kind]} />
    </svg>
  );
}

import type { Place } from './place-of.ts';

/** What is selected: one thing, shown the same in drawing, table and side (P4). */
export type Selected =
  | Exclude<Place, { kind: 'flow' } | { kind: 'state' }>
  | { readonly kind: 'state'; readonly id: string }
  | { readonly kind: 'edge'; readonly from: string; readonly to: string };

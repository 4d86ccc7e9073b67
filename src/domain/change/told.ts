import type { LocalText } from '../basics/index.ts';
import type { DocumentKind } from '../check/index.ts';

/** What residents will see differently, in one sentence. */
export interface ToldChange {
  readonly kind: DocumentKind;
  readonly id: string;
  /** What it is about, as residents know it. */
  readonly title: LocalText;
  readonly what: 'added' | 'removed' | 'changed' | 'unseen';
  /** Without the title: `Phí cấp bản sao: 8.000 đồng → 10.000 đồng tại 126 phường`. */
  readonly text: LocalText;
  /** Where it stands in the form; for the link. */
  readonly path: string;
}

/** What the sentences need to know around the documents. */
export interface TellOptions {
  /** ISO day in Hanoi for which fees are told. */
  readonly day: string;
  /** Wards whose residents see it; 126 in Hanoi since 1 July 2025 (Resolution 1656/NQ-UBTVQH15). */
  readonly wardCount: number;
  /** What the kiosk's application brings for words that are written over; by key. */
  readonly shippedWords?: Readonly<Record<string, unknown>>;
}

export type Told = Omit<ToldChange, 'kind' | 'id' | 'title'>;

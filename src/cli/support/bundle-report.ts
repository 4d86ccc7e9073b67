import { gzipSync } from 'node:zlib';
import type { ContentSection } from '../../content/index.ts';

/** What one kind of section weighs. */
export interface KindSize {
  readonly kind: string;
  readonly count: number;
  readonly bytes: number;
  /** As it travels: each section packed by itself. */
  readonly gzipBytes: number;
}

export interface BundleSize {
  readonly kinds: readonly KindSize[];
  /** What a kiosk needs before its first search: everything but details. */
  readonly boot: KindSize;
  readonly total: KindSize;
  readonly largest: readonly { readonly name: string; readonly bytes: number }[];
}

/** Sections named in the report by themselves. */
const largestMax = 5;

/** What sections weigh, by kind, the heaviest kind first. */
export function measureSections(sections: readonly ContentSection[]): BundleSize {
  const weighed = sections.map(({ kind, key, bytes }) => ({
    kind: String(kind),
    name: key === '' ? kind : `${kind}/${key}`,
    bytes: bytes.length,
    gzipBytes: gzipSync(bytes).length,
  }));
  const sum = (kind: string, of: typeof weighed): KindSize => ({
    kind,
    count: of.length,
    bytes: of.reduce((all, one) => all + one.bytes, 0),
    gzipBytes: of.reduce((all, one) => all + one.gzipBytes, 0),
  });
  const kinds = [...Map.groupBy(weighed, ({ kind }) => kind)].map(([kind, of]) => sum(kind, of));
  return {
    kinds: kinds.toSorted((a, b) => b.bytes - a.bytes),
    boot: sum(
      'boot',
      // What is said is read when it is to be said.
      weighed.filter(({ kind }) => !['details', 'audio', 'picture'].includes(kind)),
    ),
    total: sum('total', weighed),
    largest: weighed
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, largestMax)
      .map(({ name, bytes }) => ({ name, bytes })),
  };
}

import { useLayoutEffect, useState } from 'preact/hooks';
import type { Finding } from '../../../domain/check/index.ts';

/**
 * Findings that no field of the form has beside it: about a member that the form does not show, or
 * one that is missing whole. Asked of the form as it is drawn, so that no rule is counted and not seen.
 */
export function useUnplaced(
  panel: { readonly current: ParentNode | null },
  findings: readonly Finding[],
): readonly Finding[] {
  const [unplaced, setUnplaced] = useState<readonly Finding[]>([]);
  // After every drawing: which fields there are depends on what is written in others.
  useLayoutEffect(() => {
    const placed = new Set(
      [...(panel.current?.querySelectorAll('.margin [data-finding]') ?? [])].map((note) =>
        note.getAttribute('data-finding'),
      ),
    );
    const next = findings.filter(({ where }) => !placed.has(where));
    setUnplaced((before) => (isSameList(before, next) ? before : next));
  });
  return unplaced;
}

function isSameList(one: readonly Finding[], other: readonly Finding[]): boolean {
  return one.length === other.length && one.every((finding, at) => finding === other[at]);
}

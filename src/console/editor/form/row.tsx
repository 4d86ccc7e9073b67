import type { ComponentChildren } from 'preact';
import { FindingNotes } from './finding-notes.tsx';

/** Fields at the left, what was found about them in the margin. */
export function Row({
  at,
  children,
}: {
  readonly at: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <div class="erow">
      <div class="efields">{children}</div>
      <FindingNotes at={at} />
    </div>
  );
}

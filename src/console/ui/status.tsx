import type { ComponentChildren } from 'preact';
import { useWords } from '../words/index.ts';
import { type StatusName, StatusShape, toneOf } from './status-shape.tsx';

interface StatusProps {
  readonly status: StatusName;
  /** In the place of the state's own word: "Mất liên lạc 42 phút". */
  readonly children?: ComponentChildren;
  /** Colours the word too, for the head of a drawer; in rows only the shape has colour. */
  readonly strong?: boolean;
}

/** A state, said three times: shape, word, colour. */
export function Status({ status, children, strong = false }: StatusProps) {
  const t = useWords();
  const tone = toneOf[status];
  return (
    <span class={strong ? `st strong t-${tone}` : 'st'}>
      <StatusShape status={status} />
      {children ?? t(`ui.${status}`)}
    </span>
  );
}

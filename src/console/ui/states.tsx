import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../domain/api/console/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { language, useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import { StatusShape } from './status-shape.tsx';

interface EmptyProps {
  /** What would be here. */
  readonly title: string;
  /** The next step. */
  readonly children?: ComponentChildren;
}

/** Nothing here yet: what would be, and the next step. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div class="state">
      <h2>{title}</h2>
      <div class="m">{children}</div>
    </div>
  );
}

interface ProblemProps {
  readonly problem: LinkProblem;
  readonly onRetry?: () => void;
  /** Why, where the page knows it better than the kind of problem tells. */
  readonly says?: string | undefined;
}

/** What failed, what holds, and the way on. Typed work stays where it is. */
export function Problem({ problem, onRetry, says }: ProblemProps) {
  const t = useWords();
  if (problem.kind === 'cancelled') return <Note tone="w">{t('ui.notConfirmed')}</Note>;
  const { title, text } =
    problem.kind === 'refused'
      ? { title: describeProblem(problem.code).staff[language.value], text: t('ui.problemHolds') }
      : { title: t(`ui.${problem.kind}`), text: t(`ui.${problem.kind}Text`) };
  return (
    <div class="note e" role="alert">
      <StatusShape status="error" />
      <div>
        <b>{says ?? title}</b>
        <p class="m">{text}</p>
        {onRetry !== undefined && <Button onPress={onRetry}>{t('ui.retry')}</Button>}
      </div>
    </div>
  );
}

interface NoteProps {
  readonly tone: 'w' | 'e' | 'o' | 'n' | '';
  readonly children: ComponentChildren;
}
const noteShapes = { w: 'warning', e: 'error', o: 'done', n: 'waiting', '': 'waiting' } as const;

/** A finding in a sentence: what is so, and what to do. */
export function Note({ tone, children }: NoteProps) {
  return (
    <div class={`note ${tone}`} role="status">
      <StatusShape status={noteShapes[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** Rows that are coming: only at first, and only after 300 ms. */
const skeletonAfterMs = 300;

export function Skeleton({ rows = 8 }: { readonly rows?: number }) {
  const t = useWords();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div class="skeleton" role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={String(row)} />
      ))}
    </div>
  );
}

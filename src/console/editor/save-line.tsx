import { describeProblem } from '../../domain/api/console/index.ts';
import { StatusShape } from '../ui/index.ts';
import { language, sayTime, useWords } from '../words/index.ts';
import type { Draft } from './draft/index.ts';

const shapes = {
  saved: 'done',
  typing: 'waiting',
  saving: 'running',
  away: 'warning',
  clash: 'warning',
  refused: 'error',
} as const;

/** Whether what was typed is at the hub, and since when. */
export function SaveLine({ draft }: { readonly draft: Draft }) {
  const t = useWords();
  const state = draft.state.value;
  const steps = draft.steps.value;
  return (
    <p class="saveline s" role="status" data-save={state.kind}>
      <StatusShape status={shapes[state.kind]} />
      <span>
        {state.kind === 'saved' && t('editor.saved', { time: sayTime(state.atMs), steps })}
        {state.kind === 'clash' && t('editor.clash', { count: draft.clashes.value.length })}
        {(state.kind === 'typing' || state.kind === 'saving') && t(`editor.${state.kind}`)}
        {(state.kind === 'away' || state.kind === 'refused') && t(`editor.${state.kind}`)}
        {state.kind === 'refused' && state.problem.kind === 'refused' && (
          <> {describeProblem(state.problem.code).staff[language.value]}</>
        )}
      </span>
    </p>
  );
}

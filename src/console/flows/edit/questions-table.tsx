import { sayRoute } from '../../../domain/guide/graph/index.ts';
import type { Flow } from '../../../domain/guide/index.ts';
import { StatusShape } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import type { Marks } from '../model/marks.ts';
import type { Selected } from '../model/selected.ts';
import { conditionWords } from '../say/condition-words.ts';
import { textOf, titleOf } from '../say/say-answers.ts';
import type { EditProps } from './edit-props.ts';
import { AddStates, StateEditor } from './state-editor.tsx';

interface QuestionsProps extends EditProps {
  readonly marks: Marks;
  readonly selected: Selected | undefined;
  readonly onSelect: (selected: Selected | undefined) => void;
}

/** Every question and outcome in its order; the selected one is open for editing (P4). */
export function QuestionsTable({ flow, edit, marks, selected, onSelect }: QuestionsProps) {
  const t = useWords();
  const at =
    selected?.kind === 'state'
      ? selected.id
      : selected?.kind === 'edge'
        ? selected.from
        : undefined;
  return (
    <div class="sheet-edit">
      <AddStates flow={flow} edit={edit} onSelect={onSelect} />
      <ol>
        {Object.entries(flow.states).map(([id, state]) => {
          const isAt = id === at;
          const mark = marks.states.get(id);
          return (
            <li key={id} class={isAt ? 'part at' : 'part'}>
              <button
                type="button"
                class="part-head"
                aria-expanded={isAt}
                onClick={() => onSelect(isAt ? undefined : { kind: 'state', id })}
              >
                {mark && <StatusShape status={mark} />}
                <b>{titleOf(flow, id, language.value)}</b>
                <span class="f s">{id}</span>
                <span class="tag">
                  {t(state.kind === 'outcome' ? 'flows.outcome' : 'flows.question')}
                </span>
              </button>
              {isAt ? (
                <StateEditor
                  flow={flow}
                  edit={edit}
                  id={id}
                  onSelect={onSelect}
                  openTo={selected?.kind === 'edge' ? selected.to : undefined}
                />
              ) : (
                <Routes flow={flow} id={id} />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Answers and where they lead, in a few lines. */
function Routes({ flow, id }: { readonly flow: Flow; readonly id: string }) {
  const t = useWords();
  const locale = language.value;
  const state = flow.states[id];
  if (state === undefined) return null;
  if (state.kind === 'outcome') {
    const lists = [state.checklist].flat().filter((one) => one !== undefined);
    return <p class="s m">{[...lists, textOf(flow, state.nextStep, locale)].join(' · ')}</p>;
  }
  return (
    <ul class="s m routes">
      {state.next.map(({ to }, index) => (
        <li key={String(index)}>
          {sayRoute(flow, state, index, locale, conditionWords(t))} → {titleOf(flow, to, locale)}
        </li>
      ))}
    </ul>
  );
}

import type { Condition, Question } from '../../../domain/guide/index.ts';
import { Button } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { textOf } from '../say/say-answers.ts';
import { Choose } from './choose.tsx';
import { ConditionEditor, firstAtom } from './condition-editor.tsx';
import type { EditProps } from './edit-props.ts';

interface RoutesProps extends EditProps {
  readonly id: string;
  readonly state: Question;
  readonly openTo: string | undefined;
}

/** Where a question leads: conditions in their order, and the state behind each. */
export function RoutesEditor({ flow, edit, id, state, openTo }: RoutesProps) {
  const t = useWords();
  const locale = language.value;
  const isReadOnly = edit === undefined;
  const targets = Object.keys(flow.states).map((value) => ({
    value,
    text: `${value} · ${textOf(flow, flow.states[value]?.title, locale)}`,
  }));
  const set = (index: number, to: string, when: Condition | undefined) =>
    edit?.({ do: 'setRoute', state: id, index, to, when });
  return (
    <section class="part">
      <h2>{t('flows.routes')}</h2>
      <ol>
        {state.next.map(({ when, to }, index) => (
          <li key={String(index)} class={to === openTo ? 'route at' : 'route'}>
            <div class="row wrap">
              <span class="tag">{index + 1}</span>
              <Choose
                label={t('flows.when')}
                value={when === undefined ? 'always' : 'when'}
                readOnly={isReadOnly}
                onChoose={(next) =>
                  set(index, to, next === 'always' ? undefined : firstAtom(flow, state.var))
                }
                options={[
                  { value: 'when', text: t('flows.conditional') },
                  { value: 'always', text: t('flows.whenAlways') },
                ]}
              />
              <span class="s m">{t('flows.routeTo')}</span>
              <Choose
                label={t('flows.routeTo')}
                value={to}
                readOnly={isReadOnly}
                onChoose={(next) => set(index, next, when)}
                options={targets}
              />
              {edit && (
                <>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'moveRoute', state: id, index, by: -1 })}
                  >
                    {t('flows.moveUp')}
                  </Button>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'moveRoute', state: id, index, by: 1 })}
                  >
                    {t('flows.moveDown')}
                  </Button>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'removeRoute', state: id, index })}
                  >
                    {t('flows.remove')}
                  </Button>
                </>
              )}
            </div>
            {when && (
              <ConditionEditor
                flow={flow}
                condition={when}
                readOnly={isReadOnly}
                onChange={(next) => set(index, to, next)}
              />
            )}
          </li>
        ))}
      </ol>
      {edit && (
        <Button
          kind="quiet"
          icon="plus"
          onPress={() =>
            edit({
              do: 'addRoute',
              state: id,
              route: { when: firstAtom(flow, state.var), to: state.next[0]?.to ?? id },
            })
          }
        >
          {t('flows.addRoute')}
        </Button>
      )}
    </section>
  );
}

import type { Question } from '../../../domain/guide/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { Name } from './choose.tsx';
import type { EditProps } from './edit-props.ts';
import { OptionalText } from './optional-text.tsx';
import { TextPair } from './text-pair.tsx';

interface OptionsProps extends EditProps {
  readonly id: string;
  readonly state: Extract<Question, { options: unknown }>;
}

/** What can be answered: value, words, note, order. */
export function OptionsEditor({ flow, edit, id, state }: OptionsProps) {
  const t = useWords();
  const add = () => {
    const taken = new Set(state.options.map(({ value }) => value));
    for (let number = 1; ; number += 1) {
      const value = `answer${number}`;
      if (taken.has(value)) continue;
      edit?.({ do: 'addOption', state: id, value });
      return;
    }
  };
  return (
    <section class="part">
      <h2>{t('flows.options')}</h2>
      <ol>
        {state.options.map(({ value, label, note }) => (
          <li key={value} class="option-edit">
            <div class="row wrap">
              <Name
                label={t('flows.value')}
                value={value}
                readOnly={edit === undefined}
                onName={(to) => edit?.({ do: 'renameValue', variable: state.var, from: value, to })}
              />
              {edit && (
                <>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'moveOption', state: id, value, by: -1 })}
                  >
                    {t('flows.moveUp')}
                  </Button>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'moveOption', state: id, value, by: 1 })}
                  >
                    {t('flows.moveDown')}
                  </Button>
                  <Button
                    kind="quiet"
                    onPress={() => edit({ do: 'removeOption', state: id, value })}
                  >
                    {t('flows.remove')}
                  </Button>
                </>
              )}
            </div>
            <TextPair flow={flow} edit={edit} textKey={label} label={t('flows.textLabel')} />
            <OptionalText
              flow={flow}
              edit={edit}
              textKey={note}
              label={t('flows.textNote')}
              onAdd={() =>
                edit?.({ do: 'setOption', state: id, value, fields: { note: `${label}.note` } })
              }
              onRemove={() =>
                edit?.({ do: 'setOption', state: id, value, fields: { note: undefined } })
              }
            />
          </li>
        ))}
      </ol>
      {edit && (
        <Button kind="quiet" icon="plus" onPress={add}>
          {t('flows.addOption')}
        </Button>
      )}
    </section>
  );
}

import type { PrivacyClass } from '../../../domain/guide/index.ts';
import { Check } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { Choose, Name, Whole } from './choose.tsx';
import type { EditProps } from './edit-props.ts';

const privacyWord = {
  public: 'flows.privacyPublic',
  quasi: 'flows.privacyQuasi',
  personal: 'flows.privacyPersonal',
  sensitive: 'flows.privacySensitive',
} as const;
const privacies: readonly PrivacyClass[] = ['public', 'quasi', 'personal', 'sensitive'];

/** What an answer is called, how private it is, and the bounds of a number. */
export function VariableEditor({ flow, edit, name }: EditProps & { readonly name: string }) {
  const t = useWords();
  const variable = Object.hasOwn(flow.vars, name) ? flow.vars[name] : undefined;
  if (variable === undefined) return null;
  const isReadOnly = edit === undefined;
  const set = (next: typeof variable) => edit?.({ do: 'setVariable', name, variable: next });
  return (
    <div class="row wrap">
      <Name
        isShown
        label={t('flows.variable')}
        value={name}
        readOnly={isReadOnly}
        onName={(to) => edit?.({ do: 'renameVariable', from: name, to })}
      />
      <Choose
        isShown
        label={t('flows.privacy')}
        value={variable.class}
        readOnly={isReadOnly}
        onChoose={(next) => set({ ...variable, class: next })}
        options={privacies.map((value) => ({ value, text: t(privacyWord[value]) }))}
      />
      {'int' in variable && (
        <>
          {([0, 1] as const).map((end) => (
            <Whole
              key={end}
              isShown
              label={t(end === 0 ? 'flows.from' : 'flows.to')}
              value={variable.int[end]}
              readOnly={isReadOnly}
              onChange={(value) =>
                set({
                  ...variable,
                  int: end === 0 ? [value, variable.int[1]] : [variable.int[0], value],
                })
              }
            />
          ))}
          <Check
            label={t('flows.allowUnsure')}
            checked={variable.unsure === true}
            disabled={isReadOnly}
            onChange={(isOn) => {
              const { unsure: _, ...rest } = variable;
              set(isOn ? { ...rest, unsure: true } : rest);
            }}
          />
        </>
      )}
    </div>
  );
}

import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs } from './input.tsx';
import { TextPair } from './text-pair.tsx';

function Stated({ path, label }: { readonly path: string; readonly label: string }) {
  const t = useWords();
  const form = useForm();
  return (
    <>
      <ChoiceField
        path={`${path}.kind`}
        label={label}
        options={[
          { value: 'known', text: t('editor.known') },
          { value: 'unknown', text: t('editor.unknown') },
        ]}
        onChoose={(next) =>
          form.set(
            path,
            next === 'known' ? { kind: 'known', text: { vi: '', en: '' } } : { kind: 'unknown' },
          )
        }
      />
      {textAt(form, `${path}.kind`) === 'known' && (
        <TextPair path={`${path}.text`} label={label} lines={2} />
      )}
    </>
  );
}

export function PlaceForm() {
  const t = useWords();
  return (
    <section class="epart" aria-label={t('editor.places')}>
      <TextPair path="name" label={t('editor.title')} />
      <ChoiceField
        path="kind"
        label={t('editor.placeKind')}
        options={[
          { value: 'cityBranch', text: t('editor.cityBranch') },
          { value: 'servicePoint', text: t('editor.servicePoint') },
        ]}
      />
      <Stated path="address" label={t('editor.address')} />
      <Stated path="hours" label={t('editor.hours')} />
      <TextPair path="source" label={t('editor.sourceName')} />
      <Inputs fields={[{ path: 'checkedOn', label: t('editor.checkedOn'), type: 'date' }]} />
    </section>
  );
}

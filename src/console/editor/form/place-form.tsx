import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs } from './input.tsx';
import { OpeningField } from './opening-field.tsx';
import { PositionField } from './position-field.tsx';
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

/** Places that are no offices. */
const nearby = ['police', 'pharmacy', 'health', 'school', 'parking'] as const;

export function PlaceForm() {
  const t = useWords();
  const form = useForm();
  return (
    <section class="epart" aria-label={t('editor.places')}>
      <TextPair path="name" label={t('editor.title')} />
      <ChoiceField
        path="kind"
        label={t('editor.placeKind')}
        options={[
          { value: 'cityBranch', text: t('editor.cityBranch') },
          { value: 'servicePoint', text: t('editor.servicePoint') },
          ...nearby.map((kind) => ({ value: kind, text: t(`editor.place_${kind}`) })),
        ]}
      />
      <Stated path="address" label={t('editor.address')} />
      <Stated path="hours" label={t('editor.hours')} />
      <OpeningField path="opening" />
      <Inputs
        fields={[
          { path: 'wardCode', label: t('editor.placeWard'), emptyIsAbsent: true },
          { path: 'phone', label: t('editor.placePhone'), emptyIsAbsent: true },
        ]}
      />
      <PositionField path="at" label={t('editor.placeAt')} />
      <TextPair path="price" label={t('city.placePrice')} optional />
      {textAt(form, 'kind') === 'parking' && (
        <Inputs fields={[{ path: 'capacity', label: t('city.capacity'), type: 'number' }]} />
      )}
      <TextPair path="source" label={t('editor.sourceName')} />
      <Inputs fields={[{ path: 'checkedOn', label: t('editor.checkedOn'), type: 'date' }]} />
    </section>
  );
}

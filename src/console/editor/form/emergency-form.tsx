import { emergencyGravities, emergencyKinds } from '../../../domain/service/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { Inputs } from './input.tsx';
import { TextList } from './list-field.tsx';
import { TextPair } from './text-pair.tsx';

/** What an emergency message will say: written in quiet, published, and only then to be sent (P19). */
export function EmergencyForm() {
  const t = useWords();
  return (
    <section class="epart" aria-label={t('emergency.drafts')}>
      <TextPair path="title" label={t('editor.title')} />
      <ChoiceField
        path="kind"
        label={t('emergency.kind')}
        options={emergencyKinds.map((value) => ({ value, text: t(`emergency.kind_${value}`) }))}
      />
      <ChoiceField
        path="gravity"
        label={t('emergency.gravity')}
        options={emergencyGravities.map((value) => ({ value, text: t(`emergency.${value}`) }))}
      />
      <TextList path="steps" label={t('emergency.step')} />
      <Inputs
        fields={[{ path: 'minutesMax', label: t('emergency.minutesMost'), type: 'number' }]}
      />
    </section>
  );
}

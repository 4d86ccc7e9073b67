import { useWords } from '../../words/index.ts';
import { ChoiceField, Tick } from './choices.tsx';
import { DoubtMarks, WrittenDoubt } from './doubt-marks.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs } from './input.tsx';
import { TextPair } from './text-pair.tsx';

export function Time() {
  const t = useWords();
  const form = useForm();
  const kind = textAt(form, 'processingTime.kind');
  const units = (['hour', 'day', 'workingDay', 'month', 'year'] as const).map((value) => ({
    value,
    text: t(`editor.${value}`),
  }));
  return (
    <>
      <DoubtMarks section="processingTime" />
      <WrittenDoubt path="processingTime.doubt" />
      <ChoiceField
        path="processingTime.kind"
        label={t('editor.timeKind')}
        options={[
          { value: 'known', text: t('editor.known') },
          { value: 'unknown', text: t('editor.unknown') },
        ]}
        onChoose={(next) =>
          form.set(
            'processingTime',
            next === 'unknown'
              ? { kind: 'unknown' }
              : // How long is asked for: a number that stands there already is believed.
                { kind: 'known', unit: 'workingDay', sameDay: false },
          )
        }
      />
      {kind === 'known' && (
        <>
          <Inputs
            fields={[
              { path: 'processingTime.quantity', label: t('editor.quantity'), type: 'number' },
              {
                path: 'processingTime.quantityMax',
                label: t('editor.quantityMax'),
                type: 'number',
              },
            ]}
          />
          <ChoiceField path="processingTime.unit" label={t('editor.unit')} options={units} />
          <Tick path="processingTime.sameDay" label={t('editor.sameDay')} />
        </>
      )}
      <TextPair path="processingTime.note" label={t('editor.note')} lines={2} optional />
      {kind === 'known' && (
        <TextPair path="processingTime.doubt" label={t('editor.writtenDoubt')} lines={2} optional />
      )}
    </>
  );
}

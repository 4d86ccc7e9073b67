import { useWords } from '../../words/index.ts';
import { DoubtMarks } from './doubt-marks.tsx';
import { TextList } from './list-field.tsx';
import { TextPair } from './text-pair.tsx';

export function Names() {
  const t = useWords();
  return (
    <>
      <TextPair path="shortName" label={t('editor.shortName')} />
      <TextPair path="name" label={t('editor.name')} lines={2} />
      <TextPair path="summary" label={t('editor.summaryField')} lines={2} />
    </>
  );
}

export function Who() {
  const t = useWords();
  return (
    <>
      <TextList path="whoMayApply" label={t('editor.whoMayApply')} />
      <TextList path="conditions" label={t('editor.conditions')} />
    </>
  );
}

export function Steps() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="steps" />
      <TextList path="steps" label={t('editor.steps')} />
      <TextList path="outputs" label={t('editor.outputs')} />
    </>
  );
}

import { valueAt } from '../../../domain/change/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField, Ticks } from './choices.tsx';
import { DoubtMarks } from './doubt-marks.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs, TextField } from './input.tsx';
import { ListField } from './list-field.tsx';
import { Row } from './row.tsx';
import { TextPair } from './text-pair.tsx';
import { useChannels } from './use-channels.ts';

export function Fees() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="costs" />
      <ListField
        path="costs"
        label={t('editor.feeKind')}
        make={() => ({ kind: 'unknown' })}
        draw={(at) => <Fee at={at} />}
      />
    </>
  );
}

function Fee({ at }: { readonly at: string }) {
  const t = useWords();
  const form = useForm();
  const kind = textAt(form, `${at}.kind`);
  const channels = useChannels();
  const kinds = [
    { value: 'fixed', text: t('editor.feeFixed') },
    { value: 'free', text: t('editor.feeFree') },
    { value: 'setByCouncil', text: t('editor.feeCouncil') },
    { value: 'seeNote', text: t('editor.feeNote') },
    { value: 'unknown', text: t('editor.unknown') },
  ];
  // What a fixed fee comes to is asked for, not begun at 0: a 0 would be told as free (law 1).
  const choose = (next: string) => {
    const before = valueAt(form.body, at);
    const { condition, channels, from, until } = before as Record<string, unknown>;
    form.set(at, {
      kind: next,
      ...(next === 'seeNote' && { note: { vi: '', en: '' } }),
      ...(condition !== undefined && { condition }),
      ...(channels !== undefined && { channels }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    });
  };
  return (
    <>
      <ChoiceField
        path={`${at}.kind`}
        label={t('editor.feeKind')}
        options={kinds}
        onChoose={choose}
      />
      <Row at={[at]}>{null}</Row>
      {kind === 'fixed' && (
        <>
          <TextField path={`${at}.amountVnd`} label={t('editor.amount')} type="number" />
          <TextPair path={`${at}.per`} label={t('editor.per')} optional />
        </>
      )}
      {kind === 'seeNote' && <TextPair path={`${at}.note`} label={t('editor.note')} lines={2} />}
      <TextPair path={`${at}.condition`} label={t('editor.condition')} optional />
      <Ticks
        path={`${at}.channels`}
        label={t('editor.feeChannels')}
        options={channels}
        emptyIsAbsent
      />
      <Inputs
        fields={[
          { path: `${at}.from`, label: t('editor.from'), type: 'date' },
          { path: `${at}.until`, label: t('editor.until'), type: 'date' },
        ]}
      />
    </>
  );
}

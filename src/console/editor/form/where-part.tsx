import { language, useWords } from '../../words/index.ts';
import { ChoiceField, Ticks } from './choices.tsx';
import { DoubtMarks, WrittenDoubt } from './doubt-marks.tsx';
import { TextField } from './input.tsx';
import { Authorities } from './more-parts.tsx';
import { officeNames } from './names-of-things.ts';
import { TextPair } from './text-pair.tsx';
import { useChannels } from './use-channels.ts';

export function Where() {
  const t = useWords();
  const options = [
    ...Object.entries(officeNames).map(([value, name]) => ({
      value,
      text: name[language.value],
    })),
    { value: 'unknown', text: t('editor.unknown') },
  ];
  const channels = useChannels();
  return (
    <>
      <DoubtMarks section="where" />
      <WrittenDoubt path="where.doubt" />
      <ChoiceField path="where.office" label={t('editor.office')} options={options} />
      <ChoiceField
        path="where.reach"
        label={t('editor.reach')}
        options={[
          { value: 'own', text: t('editor.reachOwn') },
          { value: 'city', text: t('editor.reachCity') },
          { value: 'country', text: t('editor.reachCountry') },
        ]}
      />
      <TextPair path="where.note" label={t('editor.note')} lines={2} optional />
      <TextPair path="where.doubt" label={t('editor.writtenDoubt')} lines={2} optional />
      <Ticks path="channels" label={t('editor.channels')} options={channels} />
      <ChoiceField
        path="onlineLevel"
        label={t('editor.onlineLevel')}
        options={[
          { value: 'full', text: t('editor.onlineFull') },
          { value: 'partial', text: t('editor.onlinePartial') },
          { value: 'informationOnly', text: t('editor.onlineInformation') },
          { value: 'unknown', text: t('editor.unknown') },
        ]}
      />
      <Authorities />
      <TextField path="portalUrl" label={t('editor.portalUrl')} />
    </>
  );
}

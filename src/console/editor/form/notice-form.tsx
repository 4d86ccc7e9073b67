import { useWords } from '../../words/index.ts';
import { AudienceField } from './audience-field.tsx';
import { Tick } from './choices.tsx';
import { Inputs } from './input.tsx';
import { TextList } from './list-field.tsx';
import { PictureField } from './picture-field.tsx';
import { PictogramField } from './small-fields.tsx';
import { TextPair } from './text-pair.tsx';

export function NoticeForm() {
  const t = useWords();
  return (
    <section class="epart" aria-label={t('editor.notices')}>
      <TextPair path="title" label={t('editor.noticeTitle')} />
      <TextList path="body" label={t('editor.noticeBody')} />
      <TextPair path="from" label={t('editor.noticeFrom')} />
      <PictogramField path="pictogram" />
      <PictureField path="picture" />
      <Inputs
        fields={[
          { path: 'publishedOn', label: t('editor.publishedOn'), type: 'date' },
          { path: 'expiresOn', label: t('editor.expiresOn'), type: 'date' },
        ]}
      />
      <AudienceField path="audience" />
      <Tick path="isImportant" label={t('editor.isImportant')} />
    </section>
  );
}

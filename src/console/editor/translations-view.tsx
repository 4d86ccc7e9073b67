import { go, type PageProps } from '../frame/index.ts';
import { Segments } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { FrameWords } from './frame-words/index.ts';
import { Translations } from './translations/index.ts';
import './editor.css';

/** `?of=words`: words of the kiosk's own screens; without it, texts of what editors write. */
export function View({ query }: PageProps) {
  const t = useWords();
  const of = query.get('of') === 'words' ? 'words' : 'documents';
  return (
    <div class="ofwhat">
      <Segments
        label={t('editor.ofWhat')}
        value={of}
        options={[
          { value: 'documents', text: t('editor.ofDocuments') },
          { value: 'words', text: t('editor.ofWords') },
        ]}
        onChoose={(value) => go(value === 'words' ? 'translations?of=words' : 'translations')}
      />
      {of === 'words' ? <FrameWords query={query} /> : <Translations query={query} />}
    </div>
  );
}

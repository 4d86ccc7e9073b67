import { useWords } from '../../words/index.ts';
import { DoubtMarks } from './doubt-marks.tsx';
import { Inputs } from './input.tsx';
import { ListField } from './list-field.tsx';
import { Related } from './more-parts.tsx';

export function Law() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="law" />
      <ListField
        path="legalResources"
        label={t('editor.sectionLaw')}
        make={() => ({ code: '' })}
        draw={(at) => (
          <Inputs
            fields={[
              { path: `${at}.code`, label: t('editor.lawCode') },
              {
                path: `${at}.name`,
                label: t('editor.lawName'),
                lang: 'vi',
                emptyIsAbsent: true,
              },
            ]}
          />
        )}
      />
      <Related />
    </>
  );
}

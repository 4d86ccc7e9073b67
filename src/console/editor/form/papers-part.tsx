import { useWords } from '../../words/index.ts';
import { ChoiceField, Tick } from './choices.tsx';
import { DoubtMarks } from './doubt-marks.tsx';
import { Inputs } from './input.tsx';
import { ListField } from './list-field.tsx';
import { PaperCounts } from './more-parts.tsx';
import { Row } from './row.tsx';
import { PictogramField } from './small-fields.tsx';
import { TextPair } from './text-pair.tsx';

export function Papers() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="evidence" />
      <PaperCounts />
      <ListField
        path="evidence"
        label={t('editor.case')}
        make={() => ({ key: `case${Date.now()}`, items: [newPaper()] })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.title`} label={t('editor.case')} optional />
            <ListField
              path={`${at}.items`}
              label={t('editor.paper')}
              make={newPaper}
              draw={(paper) => <Paper at={paper} />}
            />
          </>
        )}
      />
    </>
  );
}

let papers = 0;

function newPaper() {
  papers += 1;
  return {
    key: `paper${Date.now()}${papers}`,
    shortName: { vi: '', en: '' },
    fullName: { vi: '', en: '' },
    originals: 1,
    copies: 0,
    use: 'submit',
    note: false,
    pictogram: 'docs',
  };
}

function Paper({ at }: { readonly at: string }) {
  const t = useWords();
  const uses = [
    { value: 'submit', text: t('editor.useSubmit') },
    { value: 'show', text: t('editor.useShow') },
    { value: 'fillIn', text: t('editor.useFillIn') },
    { value: 'lookedUp', text: t('editor.useLookedUp') },
  ];
  return (
    <>
      <TextPair path={`${at}.shortName`} label={t('editor.paperShort')} />
      <TextPair path={`${at}.fullName`} label={t('editor.paperFull')} lines={2} />
      <Inputs
        fields={[
          { path: `${at}.originals`, label: t('editor.originals'), type: 'number' },
          { path: `${at}.copies`, label: t('editor.copies'), type: 'number' },
        ]}
      />
      <ChoiceField path={`${at}.use`} label={t('editor.use')} options={uses} />
      <Tick path={`${at}.note`} label={t('editor.isNote')} />
      <Row at={[at]}>{null}</Row>
      <TextPair path={`${at}.condition`} label={t('editor.condition')} optional />
      <TextPair path={`${at}.whereToGet`} label={t('editor.whereToGet')} optional />
      <PictogramField path={`${at}.pictogram`} />
    </>
  );
}

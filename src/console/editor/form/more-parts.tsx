import { valueAt } from '../../../domain/change/index.ts';
import type { Doubt } from '../../../domain/service/index.ts';
import { Button } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { ChoiceField, Ticks } from './choices.tsx';
import { listAt, textAt, useForm } from './form-context.ts';
import { Inputs, TextField } from './input.tsx';
import { ListField } from './list-field.tsx';
import { lifeEventNames } from './names-of-things.ts';
import { Row } from './row.tsx';
import { LinesField, PictogramField } from './small-fields.tsx';
import { TextPair } from './text-pair.tsx';

/** How the kiosk files it: drawing, group, life events, for whom and where it holds. */
export function Filing() {
  const t = useWords();
  const form = useForm();
  const named = listAt(form, 'lifeEvents').map(String);
  const events = [...new Set([...Object.keys(lifeEventNames), ...named])].map((value) => ({
    value,
    text: lifeEventNames[value]?.[language.value] ?? value,
  }));
  return (
    <>
      <TextField path="officialName" label={t('editor.officialName')} lang="vi" lines={2} />
      <TextPair path="field" label={t('editor.field')} />
      <PictogramField path="pictogram" />
      <Ticks path="lifeEvents" label={t('editor.lifeEvents')} options={events} />
      <ChoiceField
        path="spatial"
        label={t('editor.spatial')}
        options={[
          { value: 'country', text: t('editor.spatialCountry') },
          { value: 'hanoi', text: t('editor.spatialHanoi') },
          { value: 'elsewhere', text: t('editor.spatialElsewhere') },
        ]}
      />
      <ChoiceField
        path="audience"
        label={t('editor.audience')}
        options={[
          { value: 'residents', text: t('editor.audienceResidents') },
          { value: 'offices', text: t('editor.audienceOffices') },
        ]}
      />
      <ChoiceField
        path="codeState"
        label={t('editor.codeState')}
        options={[
          { value: 'current', text: t('editor.codeCurrent') },
          { value: 'possiblyOld', text: t('editor.codeOld') },
          { value: 'malformed', text: t('editor.codeMalformed') },
        ]}
      />
      <TakeOver />
    </>
  );
}

/** An entry that was copied is shown as the register's words until somebody answers for it. */
function TakeOver() {
  const t = useWords();
  const form = useForm();
  if (textAt(form, 'entry') !== 'register') return null;
  return (
    <Row at={['entry']}>
      <p class="doubt">
        <span>{t('editor.isRegister')}</span>
        {!form.readOnly && (
          <Button kind="quiet" onPress={() => form.set('entry', 'written')}>
            {t('editor.takeOver')}
          </Button>
        )}
      </p>
    </Row>
  );
}

/** Words that lead to it; they stand in the search index and on no page. */
export function Findability() {
  const t = useWords();
  return (
    <>
      <LinesField
        path="search.aliases"
        label={t('editor.aliases')}
        hint={t('editor.aliasesHint')}
      />
      <LinesField
        path="search.keywords"
        label={t('editor.keywords')}
        hint={t('editor.keywordsHint')}
      />
      <TextField path="search.popularity" label={t('editor.popularity')} type="number" />
    </>
  );
}

/** Who decides, at which level. */
export function Authorities() {
  const t = useWords();
  return (
    <ListField
      path="competentAuthority"
      label={t('editor.authority')}
      make={() => ({ name: { vi: '', en: '' }, level: 'ward' })}
      draw={(at) => (
        <>
          <TextPair path={`${at}.name`} label={t('editor.authority')} />
          <ChoiceField
            path={`${at}.level`}
            label={t('editor.level')}
            options={[
              { value: 'ward', text: t('editor.levelWard') },
              { value: 'city', text: t('editor.levelCity') },
              { value: 'ministry', text: t('editor.levelMinistry') },
              { value: 'other', text: t('editor.levelOther') },
            ]}
          />
        </>
      )}
    />
  );
}

export function Related() {
  const t = useWords();
  return (
    <ListField
      path="related"
      label={t('editor.relatedOne')}
      make={() => ({ code: '', how: 'related' })}
      draw={(at) => (
        <>
          <Inputs fields={[{ path: `${at}.code`, label: t('editor.code') }]} />
          <ChoiceField
            path={`${at}.how`}
            label={t('editor.relatedHow')}
            options={[
              { value: 'requires', text: t('editor.relatedRequires') },
              { value: 'related', text: t('editor.relatedRelated') },
              { value: 'replacedBy', text: t('editor.relatedReplaced') },
            ]}
          />
        </>
      )}
    />
  );
}

const everyDoubt: readonly Doubt[] = [
  'zeroFee',
  'feeNumber',
  'onlineFlags',
  'timesDiffer',
  'whereInferred',
  'noQuantity',
  'brokenText',
  'reference',
];

/** Marks of doubt that a person puts on or takes off: screens say each in words (law 1). */
export function Doubts() {
  const t = useWords();
  const options = everyDoubt.map((value) => ({ value, text: t(`editor.${value}`) }));
  return <Ticks path="doubts" label={t('editor.doubts')} options={options} />;
}

/** Where the names of the papers are not known, only how many there are: from the least to the most. */
export function PaperCounts() {
  const t = useWords();
  const form = useForm();
  if (valueAt(form.body, 'paperCounts') === undefined) return null;
  const rows = [
    ['papers', t('editor.paper')],
    ['originals', t('editor.originals')],
    ['copies', t('editor.copies')],
  ] as const;
  return (
    <>
      {rows.map(([name, label]) => (
        <Inputs
          key={name}
          fields={[
            {
              path: `paperCounts.${name}.from`,
              label: `${label}, ${t('editor.least')}`,
              type: 'number',
            },
            {
              path: `paperCounts.${name}.to`,
              label: `${label}, ${t('editor.most')}`,
              type: 'number',
            },
          ]}
        />
      ))}
      {!form.readOnly && (
        <Row at={['paperCounts']}>
          <Button kind="quiet" onPress={() => form.set('paperCounts', undefined)}>
            {t('editor.dropCounts')}
          </Button>
        </Row>
      )}
    </>
  );
}

import { seasonKinds } from '../../../domain/service/index.ts';
import { useWords } from '../../words/index.ts';
import { AudienceField } from './audience-field.tsx';
import { ChoiceField } from './choices.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs } from './input.tsx';
import { ListField, TextList } from './list-field.tsx';
import { LinesField, PictogramField } from './small-fields.tsx';
import { TextPair } from './text-pair.tsx';

/** Days on which it stands ahead, until somebody says otherwise. */
const daysAhead = 30;

/** What comes round each year: its days, for whom, what to bring. */
export function SeasonForm() {
  const t = useWords();
  const form = useForm();
  return (
    <section class="epart" aria-label={t('city.seasons')}>
      <TextPair path="title" label={t('editor.title')} />
      <ChoiceField
        path="kind"
        label={t('city.seasonKind')}
        options={seasonKinds.map((value) => ({ value, text: t(`city.season_${value}`) }))}
      />
      <PictogramField path="pictogram" />
      <TextPair path="about" label={t('city.seasonAbout')} lines={2} />
      <ChoiceField
        path="dates.kind"
        label={t('city.seasonDates')}
        options={[
          { value: 'notAnnounced', text: t('city.notAnnounced') },
          { value: 'announced', text: t('city.announced') },
        ]}
        onChoose={(next) =>
          form.set(
            'dates',
            next === 'announced'
              ? { kind: 'announced', opens: form.today, closes: form.today, daysAhead }
              : { kind: 'notAnnounced' },
          )
        }
      />
      {textAt(form, 'dates.kind') === 'announced' && (
        <Inputs
          fields={[
            { path: 'dates.opens', label: t('city.opens'), type: 'date' },
            { path: 'dates.closes', label: t('city.closes'), type: 'date' },
            { path: 'dates.daysAhead', label: t('city.daysAhead'), type: 'number' },
          ]}
        />
      )}
      <AudienceField path="audience" />
      <TextList path="who" label={t('city.who')} />
      <ListField
        path="calendar"
        label={t('city.calendarRow')}
        make={() => ({ from: form.today, what: { vi: '', en: '' } })}
        draw={(at) => (
          <>
            <Inputs
              fields={[
                { path: `${at}.from`, label: t('city.fromDay'), type: 'date' },
                { path: `${at}.to`, label: t('city.toDay'), type: 'date' },
              ]}
            />
            <TextPair path={`${at}.what`} label={t('city.what')} />
            <AudienceField path={`${at}.audience`} />
          </>
        )}
      />
      <TextList path="papers" label={t('editor.paper')} />
      <LinesField path="services" label={t('city.services')} hint={t('city.servicesHint')} />
      <TextPair path="source" label={t('editor.sourceName')} />
      <Inputs fields={[{ path: 'checkedOn', label: t('editor.checkedOn'), type: 'date' }]} />
    </section>
  );
}

import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { textAt, useForm } from './form-context.ts';
import { Inputs, TextField } from './input.tsx';
import { ListField, TextList } from './list-field.tsx';
import { LinesField, PictogramField } from './small-fields.tsx';
import { TextPair } from './text-pair.tsx';

const noText = { vi: '', en: '' };

function Price({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  return (
    <>
      <ChoiceField
        path={`${path}.kind`}
        label={t('city.price')}
        options={[
          { value: 'unknown', text: t('editor.unknown') },
          { value: 'known', text: t('editor.known') },
        ]}
        onChoose={(next) =>
          form.set(
            path,
            next === 'known'
              ? { kind: 'known', source: noText, from: form.today }
              : { kind: 'unknown' },
          )
        }
      />
      {textAt(form, `${path}.kind`) === 'known' && (
        <>
          <Inputs
            fields={[
              { path: `${path}.amountVnd`, label: t('editor.amount'), type: 'number' },
              { path: `${path}.from`, label: t('city.priceFrom'), type: 'date' },
            ]}
          />
          <TextPair path={`${path}.source`} label={t('city.priceSource')} />
        </>
      )}
    </>
  );
}

/** What a kiosk explains and does not do: what is not here, where to go, prices, law. */
export function LeafletForm() {
  const t = useWords();
  return (
    <section class="epart" aria-label={t('city.leaflets')}>
      <TextPair path="title" label={t('editor.title')} />
      <PictogramField path="pictogram" />
      <TextPair path="notHere" label={t('city.notHere')} lines={2} />
      <ListField
        path="parts"
        label={t('city.part')}
        make={() => ({ title: noText, body: [noText] })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.title`} label={t('city.partTitle')} />
            <TextList path={`${at}.body`} label={t('editor.noticeBody')} />
          </>
        )}
      />
      <ListField
        path="desks"
        label={t('city.desk')}
        make={() => ({ name: noText, how: noText })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.name`} label={t('city.deskName')} />
            <TextPair path={`${at}.how`} label={t('city.deskHow')} lines={2} />
          </>
        )}
      />
      <ListField
        path="prices"
        label={t('city.priceRow')}
        make={() => ({ what: noText, price: { kind: 'unknown' } })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.what`} label={t('city.what')} />
            <Price path={`${at}.price`} />
          </>
        )}
      />
      <ListField
        path="laws"
        label={t('editor.sectionLaw')}
        make={() => ({ code: '', title: '' })}
        draw={(at) => (
          <>
            <TextField path={`${at}.code`} label={t('editor.lawCode')} lang="vi" />
            <TextField path={`${at}.title`} label={t('editor.lawName')} lang="vi" lines={2} />
          </>
        )}
      />
      <LinesField path="services" label={t('city.services')} hint={t('city.servicesHint')} />
      <TextPair path="source" label={t('editor.sourceName')} />
      <Inputs fields={[{ path: 'checkedOn', label: t('editor.checkedOn'), type: 'date' }]} />
    </section>
  );
}

import { buildingName } from '../../frame/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { textAt, useForm } from './form-context.ts';
import { Inputs, TextField } from './input.tsx';
import { ListField, TextList } from './list-field.tsx';
import { Row } from './row.tsx';
import { TextPair } from './text-pair.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

const noText = { vi: '', en: '' };

/** What a building tells those who live in it. Which building it is was said when the page was made. */
export function BuildingForm() {
  const t = useWords();
  const form = useForm();
  const key = textAt(form, 'building');
  return (
    <section class="epart" aria-label={t('city.buildings')}>
      <Row at={['building']}>
        <p class="s">
          {t('city.building')}: <b>{buildingName(key)}</b> <span class="m">{key}</span>
        </p>
      </Row>
      <TextPair path="contact.who" label={t('city.contactWho')} />
      <TextField path="contact.phone" label={t('editor.placePhone')} emptyIsAbsent />
      <TextPair path="contact.hours" label={t('city.contactHours')} optional />
      <TextList path="rules" label={t('city.rule')} />
      <ListField
        path="bins"
        label={t('city.bin')}
        make={() => ({ what: noText, weekdays: [1] })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.what`} label={t('city.binWhat')} />
            <WeekdaysField path={`${at}.weekdays`} />
            <TextPair path={`${at}.hours`} label={t('city.binHours')} optional />
          </>
        )}
      />
      <ListField
        path="works"
        label={t('city.work')}
        make={() => ({ what: noText, where: noText, from: form.today, to: form.today })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.what`} label={t('city.what')} />
            <TextPair path={`${at}.where`} label={t('city.where')} />
            <Inputs
              fields={[
                { path: `${at}.from`, label: t('city.fromDay'), type: 'date' },
                { path: `${at}.to`, label: t('city.toDay'), type: 'date' },
              ]}
            />
          </>
        )}
      />
      <ListField
        path="found"
        label={t('city.found')}
        make={() => ({ what: noText, foundOn: form.today, keptAt: noText })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.what`} label={t('city.foundWhat')} />
            <TextPair path={`${at}.keptAt`} label={t('city.keptAt')} />
            <Inputs
              fields={[
                { path: `${at}.foundOn`, label: t('city.foundOn'), type: 'date' },
                { path: `${at}.until`, label: t('city.keptUntil'), type: 'date' },
              ]}
            />
          </>
        )}
      />
      <ListField
        path="lifts"
        label={t('city.lift')}
        make={() => ({ name: noText, since: form.today })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.name`} label={t('city.liftName')} />
            <Inputs
              fields={[
                { path: `${at}.since`, label: t('city.liftSince'), type: 'date' },
                { path: `${at}.back`, label: t('city.liftBack'), type: 'date' },
              ]}
            />
          </>
        )}
      />
      <TextPair path="source" label={t('city.keeper')} />
      <Inputs fields={[{ path: 'updatedOn', label: t('city.updatedOn'), type: 'date' }]} />
      {!form.readOnly && textAt(form, 'updatedOn') !== form.today && (
        <Row at={[]}>
          <Button icon="tick" onPress={() => form.set('updatedOn', form.today)}>
            {t('city.updatedToday')}
          </Button>
        </Row>
      )}
    </section>
  );
}

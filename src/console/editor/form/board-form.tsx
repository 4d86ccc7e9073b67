import { boardTones, cityBoardKinds } from '../../../domain/service/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { listAt, textAt, useForm } from './form-context.ts';
import { Inputs } from './input.tsx';
import { ListField } from './list-field.tsx';
import { PositionField } from './position-field.tsx';
import { TextPair } from './text-pair.tsx';

const noText = { vi: '', en: '' };

/** What a board says in words, and what of its numbers may be believed; the numbers come by a feed. */
export function BoardForm() {
  const t = useWords();
  const form = useForm();
  const isParking = textAt(form, 'kind') === 'parking';
  const hasScale = listAt(form, 'scale').length > 0;
  return (
    <section class="epart" aria-label={t('boards.title')}>
      <TextPair path="title" label={t('editor.title')} />
      <ChoiceField
        path="kind"
        label={t('boards.kind')}
        options={cityBoardKinds.map((value) => ({ value, text: t(`boards.kind_${value}`) }))}
      />
      <TextPair path="about" label={t('boards.about')} lines={2} />
      <TextPair path="source" label={t('boards.source')} />
      <TextPair path="unit" label={t('boards.unit')} />
      <Inputs
        fields={[
          { path: 'digits', label: t('boards.digits'), type: 'number' },
          { path: 'trendStep', label: t('boards.trendStep'), type: 'number' },
        ]}
      />
      <h2>{t('boards.believed')}</h2>
      <p class="m s">{t('boards.believedText')}</p>
      <Inputs
        fields={[
          { path: 'range.min', label: t('boards.rangeMin'), type: 'number' },
          { path: 'range.max', label: t('boards.rangeMax'), type: 'number' },
        ]}
      />
      <Inputs
        fields={[
          { path: 'oldAfterMinutes', label: t('boards.oldAfter'), type: 'number' },
          { path: 'goneAfterHours', label: t('boards.goneAfter'), type: 'number' },
        ]}
      />
      <h2>{t('boards.scale')}</h2>
      <p class="m s">{t('boards.scaleText')}</p>
      <ListField
        path="scale"
        label={t('boards.level')}
        make={() => ({ name: noText, tone: 'calm', everybody: noText })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.name`} label={t('boards.levelName')} />
            <Inputs
              fields={[{ path: `${at}.upTo`, label: t('boards.levelUpTo'), type: 'number' }]}
            />
            <ChoiceField
              path={`${at}.tone`}
              label={t('boards.tone')}
              options={boardTones.map((value) => ({ value, text: t(`boards.tone_${value}`) }))}
            />
            <TextPair path={`${at}.everybody`} label={t('boards.everybody')} lines={2} />
            <TextPair path={`${at}.sensitive`} label={t('boards.sensitive')} lines={2} optional />
          </>
        )}
      />
      {(hasScale || textAt(form, 'standard.vi') !== '') && (
        <TextPair path="standard" label={t('boards.standard')} lines={2} optional />
      )}
      <h2>{t('boards.stations')}</h2>
      <p class="m s">{t('boards.stationsText')}</p>
      <ListField
        path="stations"
        label={t('boards.station')}
        make={() => ({ key: '', name: noText })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.name`} label={t('boards.stationName')} />
            <Inputs
              fields={[
                { path: `${at}.key`, label: t('boards.stationKey') },
                { path: `${at}.wardCode`, label: t('editor.placeWard'), emptyIsAbsent: true },
                ...(isParking
                  ? [{ path: `${at}.capacity`, label: t('city.capacity'), type: 'number' } as const]
                  : []),
              ]}
            />
            <PositionField path={`${at}.at`} label={t('editor.placeAt')} />
          </>
        )}
      />
    </section>
  );
}

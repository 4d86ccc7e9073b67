import { maskCitizenNumber, maskName } from '../../domain/codes/index.ts';
import { phoneFits, type ScreenProps } from '../session/index.ts';
import { Button, Field, NumberPad, Strip, Title } from '../ui/index.ts';
import { Keys, Main } from './parts.tsx';
import { sayFor } from './say.ts';

/** A phone number, if one likes; the follow code does without (R66). */
export function BookContact(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { phone, card } = view.context.resident.booking;
  const write = (text: string) => send({ type: 'SET_PHONE', phone: text });
  const wrong = view.context.resident.incomplete && !phoneFits(phone);
  return (
    <Main class="with-pad">
      <Title crumb={t('book.caption')} note={t('book.contactText')}>
        {t('book.contactTitle')}
      </Title>
      {wrong && (
        <Strip icon="warn" tone="warn" live>
          {t('book.contactWrong')}
        </Strip>
      )}
      <Field
        icon="phone"
        label={t('book.contactField')}
        hint={t('book.contactField')}
        value={phone}
        active
      >
        {phone !== '' && (
          <Button kind="small" onPress={() => write('')}>
            {t('search.clear')}
          </Button>
        )}
      </Field>
      <NumberPad
        label={t('book.contactField')}
        erase={t('search.keyErase')}
        onDigit={(digit) => write(phone + digit)}
        onErase={() => write(phone.slice(0, -1))}
      />
      {card ? (
        <Strip
          icon="id"
          tone="place"
          after={
            <Button kind="small" onPress={() => send({ type: 'FORGET_CARD' })}>
              {t('book.cardForget')}
            </Button>
          }
        >
          {t('book.card', {
            name: maskName(card.name),
            number: maskCitizenNumber(card.personalNumber),
          })}
        </Strip>
      ) : (
        <Button icon="id" onPress={() => send({ type: 'OPEN_SCAN' })}>
          {t('book.cardOffer')}
        </Button>
      )}
      <div class="push" />
      <Keys say={say}>
        <Button kind="go" onPress={() => send({ type: 'NEXT' })}>
          {phone === '' ? t('book.contactSkip') : t('common.next')}
        </Button>
      </Keys>
    </Main>
  );
}

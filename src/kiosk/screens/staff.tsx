import { useEffect, useState } from 'preact/hooks';
import { needsNewKey, type ScreenProps } from '../session/index.ts';
import { wrongPinsMax } from '../staff/index.ts';
import { Button, Field, NumberPad, Strip, Title } from '../ui/index.ts';
import { sayFor } from './say.ts';
import { StaffMain } from './staff-main.tsx';

/** Longer than any PIN; a stuck key must not grow the page. */
const pinDigitsMax = 12;

/** S1. The digits are never shown. */
export function StaffPin(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const [pin, setPin] = useState('');
  const [checking, setChecking] = useState(false);
  const { staff } = view.context;
  const { link } = view.context.facts;
  const lost = needsNewKey(link);
  // What is known of the staff changes with each answer, and only then.
  useEffect(() => setChecking(false), [staff]);
  return (
    <StaffMain say={say} class="with-pad">
      <Title note={link.trial ? t('staff.pinTrial') : undefined}>{t('staff.pinTitle')}</Title>
      {checking ? (
        <Strip icon="clock" tone="place" live>
          {t('staff.pinChecking')}
        </Strip>
      ) : staff.noPin ? (
        <Strip icon="warn" tone="warn" live>
          {t('staff.pinNone')}
        </Strip>
      ) : (
        staff.wrongPins > 0 && (
          <Strip icon="warn" tone="warn" live>
            {t('staff.pinWrong', { count: wrongPinsMax - staff.wrongPins })}
          </Strip>
        )
      )}
      <Field label={t('staff.pinField')} value={'•'.repeat(pin.length)} active />
      <NumberPad
        label={t('staff.pinField')}
        erase={t('staff.pinErase')}
        onDigit={(digit) => setPin((now) => (now + digit).slice(0, pinDigitsMax))}
        onErase={() => setPin((now) => now.slice(0, -1))}
      />
      <div class="keys push">
        <Button onPress={() => send({ type: 'STAFF_EXIT' })}>{t('staff.exit')}</Button>
        {lost && (
          <Button onPress={() => send({ type: 'OPEN_ENROL' })}>{t('staff.enrolOpen')}</Button>
        )}
        <Button
          kind="go"
          notYet={pin === '' || checking}
          onPress={() => {
            if (pin === '') return;
            setChecking(true);
            send({ type: 'PIN', pin });
            setPin('');
          }}
        >
          {t('staff.pinEnter')}
        </Button>
      </div>
    </StaffMain>
  );
}

/** Locked, or a badge that does not open here. */
export function StaffLocked(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view } = say;
  const { refusal } = view.context.staff;
  return (
    <StaffMain say={say}>
      {refusal === undefined ? (
        <Title note={t('staff.lockedText')}>{t('staff.lockedTitle')}</Title>
      ) : (
        <Title note={t(`staff.refusedBadge_${refusal}`)}>{t('staff.refusedBadgeTitle')}</Title>
      )}
    </StaffMain>
  );
}

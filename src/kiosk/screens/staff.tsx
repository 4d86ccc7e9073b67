import { useState } from 'preact/hooks';
import { needsNewKey, type ScreenProps, wrongPinsMax } from '../session/index.ts';
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
  const { wrongPins } = view.context.staff;
  const { link } = view.context.facts;
  const lost = needsNewKey(link);
  return (
    <StaffMain say={say} class="with-pad">
      <Title note={t(link.trial ? 'staff.pinTrial' : 'staff.pinMissing')}>
        {t('staff.pinTitle')}
      </Title>
      {wrongPins > 0 && (
        <Strip icon="warn" tone="warn" live>
          {t('staff.pinWrong', { count: wrongPinsMax - wrongPins })}
        </Strip>
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
          notYet={pin === ''}
          onPress={() => {
            if (pin === '') return;
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

export function StaffLocked(props: ScreenProps) {
  const say = sayFor(props);
  return (
    <StaffMain say={say}>
      <Title note={say.t('staff.lockedText')}>{say.t('staff.lockedTitle')}</Title>
    </StaffMain>
  );
}

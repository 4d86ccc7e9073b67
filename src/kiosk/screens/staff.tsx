import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type ScreenProps, wrongPinsMax } from '../session/index.ts';
import { Button, Field, NumberPad, Strip, Title } from '../ui/index.ts';
import { Main } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

/** Longer than any PIN; a stuck key must not grow the page. */
const pinDigitsMax = 12;

/** S6: "CHẾ ĐỘ CÁN BỘ" and the frame on every screen of staff. */
function StaffMain({ say, children }: { readonly say: Say; readonly children: ComponentChildren }) {
  return (
    <Main class="staff with-pad">
      <p class="staff-mode">{say.t('staff.mode')}</p>
      {children}
    </Main>
  );
}

/** S1. The digits are never shown. */
export function StaffPin(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const [pin, setPin] = useState('');
  const { wrongPins } = view.context.staff;
  const { trial } = view.context.facts.link;
  return (
    <StaffMain say={say}>
      <Title note={t(trial ? 'staff.pinTrial' : 'staff.pinMissing')}>{t('staff.pinTitle')}</Title>
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

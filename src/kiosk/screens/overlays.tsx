import { useEffect, useRef, useState } from 'preact/hooks';
import { timers } from '../session/index.ts';
import { Button, Icon, Ring, Sheet, usePress } from '../ui/index.ts';
import type { Say } from './say.ts';

const secondMs = 1000;

/** Seconds of the warning that are left; steps once a second, and the session ends it (R38). */
function useSecondsLeft(): number {
  const [seconds, setSeconds] = useState(timers.warningMs / secondMs);
  useEffect(() => {
    const tick = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), secondMs);
    return () => clearInterval(tick);
  }, []);
  return seconds;
}

/** W1: over the lower half; what one was reading stays in view unless it is personal. */
export function WarningSheet({ say }: { readonly say: Say }) {
  const { t, send } = say;
  const seconds = useSecondsLeft();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    // Where one was is where one goes on.
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <Sheet lang={say.lang} role="alertdialog" scrim={false} label={t('between.warningTitle')}>
      <div class="ask-stay">
        <Ring seconds={seconds} of={timers.warningMs / secondMs} />
        <div>
          <h2 ref={heading} tabIndex={-1} class="as-title">
            {t('between.warningTitle')}
          </h2>
          <p>{t('between.warningText', { seconds })}</p>
        </div>
      </div>
      <Button kind="go" icon="hand" class="stay" onPress={() => send({ type: 'STAY' })}>
        {t('between.warningStay')}
      </Button>
      <Button icon="end" onPress={() => send({ type: 'END' })}>
        {t('between.warningEnd')}
      </Button>
    </Sheet>
  );
}

/** W2: nothing of the screen beneath is drawn; one touch brings it back (R41). */
export function Veil({ say }: { readonly say: Say }) {
  const { t, send } = say;
  const lift = usePress(() => send({ type: 'TOUCH' }));
  return (
    <button type="button" class="veil" lang={say.lang} onClick={lift}>
      <Icon name="hand" />
      <b>{t('between.veilTitle')}</b>
      <span>{t('between.veilText')}</span>
    </button>
  );
}

import type { ScreenProps } from '../../session/index.ts';
import { Button, QrCode, Title } from '../../ui/index.ts';
import { hereOf } from '../boards-now.ts';
import { Keys, Main } from '../parts.tsx';
import { sayFor } from '../say.ts';
import { findOpenPlace } from './place.tsx';
import { sayWay } from './place-words.ts';

/** Where the phone is led, as it is said beneath the code. */
const domain = 'google.com';

/** The way on a phone: a code with the place's position, and nothing of who asks. */
export function PlaceWay(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const open = findOpenPlace(say);
  const at = open?.place.at;
  return (
    <Main class="takeaway">
      <Title crumb={open && local(open.place.name)}>{t('places.qrTitle')}</Title>
      {open && (
        <p>
          <b>{local(open.place.name)}</b> {sayWay(say, open, hereOf(view.context.facts).at) ?? ''}
        </p>
      )}
      {at ? (
        <div class="card code-card">
          <QrCode
            kind="link"
            text={`https://www.google.com/maps/dir/?api=1&destination=${at.lat},${at.lon}`}
            label={t('places.qr')}
          />
        </div>
      ) : (
        <p>{t('places.qrNone')}</p>
      )}
      {at && <p>{t('places.qrDo', { domain })}</p>}
      <Keys say={say}>
        <Button kind="go" icon="check" onPress={() => send({ type: 'HOME' })}>
          {t('service.takeawayDone')}
        </Button>
      </Keys>
    </Main>
  );
}

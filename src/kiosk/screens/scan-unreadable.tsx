import { useEffect } from 'preact/hooks';
import type { ScreenProps } from '../session/index.ts';
import { Button, ScanPicture, Strip, Title } from '../ui/index.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { sayFor } from './say.ts';

/** D6: never a dead end: what to try, typing, a person (R53). */
export function ScanUnreadable(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { code } = view.context.resident;
  const { scanner } = props.services;
  // Most try once more.
  useEffect(() => scanner.prepareCamera(), [scanner]);
  const why =
    code?.kind === 'rejected' ? t(`scan.rejected_${code.reason}`) : t('scan.unreadableTime');
  return (
    <Main>
      <Title crumb={t('scan.title')}>{t('scan.unreadableTitle')}</Title>
      <Pages say={say}>
        <Strip icon="warn" tone="warn" live>
          {why}
        </Strip>
        <div class="card scan-step">
          <ScanPicture step={1} />
          <h2>{t('scan.unreadableTry1')}</h2>
        </div>
        <div class="card scan-step">
          <ScanPicture step={2} />
          <h2>{t('scan.unreadableTry2')}</h2>
        </div>
        <div class="row">
          <Button icon="keypad" onPress={() => send({ type: 'TYPE_CODE' })}>
            {t('scan.typeInstead')}
          </Button>
          <Button icon="help" onPress={() => send({ type: 'HELP', screen: 'scanUnreadable' })}>
            {t('common.callHelp')}
          </Button>
        </div>
      </Pages>
      <Keys say={say}>
        <Button kind="go" icon="scan" onPress={() => send({ type: 'SCAN_AGAIN' })}>
          {t('scan.again')}
        </Button>
      </Keys>
    </Main>
  );
}

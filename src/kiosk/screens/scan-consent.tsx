import { useEffect } from 'preact/hooks';
import type { ScreenProps } from '../session/index.ts';
import { Button, Plate, ScanPicture, Strip, Title } from '../ui/index.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

/** Three still pictures of how to show a code. */
function ScanSteps({ say }: { readonly say: Say }) {
  const { t } = say;
  return (
    <>
      {([1, 2, 3] as const).map((step) => (
        <div class="card scan-step" key={step}>
          <ScanPicture step={step} />
          <div>
            <Plate>{step}</Plate>
            <h2>{t(`scan.step${step}`)}</h2>
            <p>{t(`scan.step${step}Note`)}</p>
          </div>
        </div>
      ))}
    </>
  );
}

/** D1: asked before the camera opens; typing is always the other way (R62, R65). */
export function ScanConsent(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const { scanner } = props.services;
  // The decoder loads while this page is read; the camera stays off (R62).
  useEffect(() => scanner.prepareCamera(), [scanner]);
  return (
    <Main>
      <Title crumb={t('scan.title')} note={t('scan.consentText')}>
        {t('scan.consentTitle')}
      </Title>
      <Pages say={say}>
        <ScanSteps say={say} />
        <Strip icon="check" tone="ok">
          {t('scan.privacy')}
        </Strip>
      </Pages>
      <Keys say={say}>
        <Button class="grow" icon="keypad" onPress={() => send({ type: 'TYPE_CODE' })}>
          {t('scan.consentNo')}
        </Button>
        {/* As large and as strong as the other: nobody is pushed before a camera (R62). */}
        <Button class="grow" icon="camera" onPress={() => send({ type: 'CONSENT' })}>
          {t('scan.consentYes')}
        </Button>
      </Keys>
    </Main>
  );
}

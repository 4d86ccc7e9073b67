import { useEffect, useRef } from 'preact/hooks';
import type { LightAdvice, ScannerStatus } from '../services.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, Strip, Title } from '../ui/index.ts';
import { Keys, Main } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

/**
 * D2: the live view shows the frame for the code and nothing around it (R62). Under an emergency nobody
 * sees it: the camera is off until that is over.
 */
export function ScanCamera(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const video = useRef<HTMLVideoElement>(null);
  const { scanner } = props.services;
  const { alarm } = say.view.context.facts;
  useEffect(() => {
    if (alarm) return;
    if (video.current) void scanner.openCamera(video.current);
    return () => scanner.closeCamera();
  }, [scanner, alarm]);
  const status = say.view.context.facts.scanner;
  const torch = scanner.torch.value;
  return (
    <Main>
      <Title crumb={t('scan.title')} note={t('scan.step2Note')}>
        {t('scan.cameraTitle')}
      </Title>
      <div class="viewfinder">
        {/* The picture is only for aiming: no sound, no controls, nothing recorded. */}
        <video ref={video} muted playsInline tabIndex={-1} aria-label={t('scan.cameraTitle')} />
        <span class="viewfinder-frame" aria-hidden="true" />
      </div>
      <CameraState say={say} status={status} light={scanner.light.value} />
      <Strip icon="check" tone="ok">
        {t('scan.privacy')}
      </Strip>
      <Keys say={say}>
        <Button class="grow" icon="keypad" onPress={() => send({ type: 'TYPE_CODE' })}>
          {t('scan.typeInstead')}
        </Button>
        {torch !== undefined && (
          <Button icon="sun" onPress={() => void scanner.switchTorch(torch === 'off')}>
            {t(torch === 'off' ? 'scan.lampOn' : 'scan.lampOff')}
          </Button>
        )}
      </Keys>
    </Main>
  );
}

interface CameraStateProps {
  readonly say: Say;
  readonly status: ScannerStatus;
  readonly light: LightAdvice | undefined;
}

function CameraState({ say, status, light }: CameraStateProps) {
  const { t } = say;
  switch (status) {
    case 'idle':
    case 'opening':
      return (
        <Strip icon="camera" tone="place" live>
          {t('scan.cameraOpening')}
        </Strip>
      );
    case 'live':
      if (light) {
        return (
          <Strip icon="sun" tone="warn" live>
            {t(`scan.light_${light}`)}
          </Strip>
        );
      }
      return (
        <Strip icon="camera" tone="place" live>
          {t('scan.cameraLive')}
        </Strip>
      );
    case 'noCamera':
    case 'denied':
    case 'busy':
    case 'lost':
      return (
        <Strip icon="warn" tone="warn" title={t(`errors.${status}What`)} live>
          {t(`errors.${status}Do`)}
        </Strip>
      );
    default:
      return status satisfies never;
  }
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CameraChoice } from '../services.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, Option, Options, Strip, Title } from '../ui/index.ts';
import { sayFor } from './say.ts';
import { StaffMain, StaffPages } from './staff-main.tsx';

/** What is known of the cameras; undefined while they are being asked. */
interface Known {
  readonly cameras: readonly CameraChoice[];
  readonly chosen: CameraChoice | undefined;
}

/**
 * Which camera scans, with what it sees now: only the place of the code, as residents see it (R62).
 * A choice holds from the moment it is pressed.
 */
export function StaffCamera(props: ScreenProps & { readonly onDone: () => void }) {
  const say = sayFor(props);
  const { t } = say;
  const { scanner } = props.services;
  const video = useRef<HTMLVideoElement>(null);
  const [known, setKnown] = useState<Known>();
  const [notKept, setNotKept] = useState(false);

  async function show(): Promise<void> {
    // Labels are told once a camera was opened.
    if (video.current) await scanner.openCamera(video.current);
    const { cameras } = scanner;
    setKnown({ cameras: await cameras.list(), chosen: await cameras.chosen() });
  }

  async function choose(camera: CameraChoice | undefined): Promise<void> {
    const kept = await scanner.cameras.choose(camera).then(
      () => true,
      () => false,
    );
    setNotKept(!kept);
    await show();
  }

  useEffect(() => {
    void show();
    return () => scanner.closeCamera();
  }, [scanner]);

  const inUse = scanner.cameras.inUse.value;
  return (
    <StaffMain say={say}>
      <Title note={t('staff.cameraNote')}>{t('staff.cameraTitle')}</Title>
      <div class="viewfinder">
        <video ref={video} muted playsInline tabIndex={-1} aria-label={t('staff.cameraTitle')} />
        <span class="viewfinder-frame" aria-hidden="true" />
      </div>
      {inUse?.chosenMissing && (
        <Strip icon="warn" tone="warn" live>
          {t('staff.cameraMissing', { label: inUse.label })}
        </Strip>
      )}
      {notKept && (
        <Strip icon="warn" tone="warn" live>
          {t('staff.cameraNotKept')}
        </Strip>
      )}
      {known?.cameras.length === 0 && (
        <Strip icon="warn" tone="warn" live>
          {t('staff.cameraNone')}
        </Strip>
      )}
      {known && (
        <Options label={t('staff.cameraTitle')}>
          <StaffPages say={say}>
            <Option
              kind="one"
              selected={known.chosen === undefined}
              onPress={() => void choose(undefined)}
            >
              {t('staff.cameraAuto')}
            </Option>
            {known.cameras.map((camera, at) => (
              <Option
                key={camera.deviceId || at}
                kind="one"
                selected={camera.deviceId === known.chosen?.deviceId}
                onPress={() => void choose(camera)}
              >
                {camera.label || t('staff.cameraNoName', { count: at + 1 })}
              </Option>
            ))}
          </StaffPages>
        </Options>
      )}
      <div class="keys">
        <Button kind="back" onPress={props.onDone}>
          {t('common.back')}
        </Button>
      </div>
    </StaffMain>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { testSheetCode } from '../../../domain/receipt/slips/index.ts';
import { Button, Strip } from '../../ui/index.ts';
import { absent, passed, type StepProps } from './step.ts';

/** How long "it was read" stands before the next step, ms. */
const readMs = 900;

/** The code of the test sheet, read by the camera alone or by a scanner alone. */
function useSheetRead({ services, onDone }: StepProps, byCamera: boolean): boolean {
  const [isRead, setRead] = useState(false);
  const { scanner } = services;
  useEffect(
    () =>
      scanner.onRead(({ text, source }) => {
        if ((source === 'camera') !== byCamera || text.toUpperCase() !== testSheetCode) return;
        setRead(true);
      }),
    [scanner, byCamera],
  );
  useEffect(() => {
    if (!isRead) return;
    const timer = setTimeout(() => onDone(passed), readMs);
    return () => clearTimeout(timer);
  }, [isRead]);
  return isRead;
}

function ReadKeys({ say: { t }, onDone }: StepProps) {
  return (
    <div class="keys push">
      <Button onPress={() => onDone(absent)}>{t('staff.testNone')}</Button>
      <Button onPress={() => onDone({ result: 'fail', finding: 'notRead' })}>
        {t('staff.testNo')}
      </Button>
    </div>
  );
}

export function CameraStep(props: StepProps) {
  const { t, view } = props.say;
  const { scanner } = props.services;
  const video = useRef<HTMLVideoElement>(null);
  const isRead = useSheetRead(props, true);
  useEffect(() => {
    if (video.current) void scanner.openCamera(video.current);
    return () => scanner.closeCamera();
  }, [scanner]);
  const status = view.context.facts.scanner;
  const fails = /^(noCamera|denied|busy|lost)$/.test(status);
  return (
    <>
      <div class="viewfinder">
        <video ref={video} muted playsInline tabIndex={-1} aria-label={t('staff.test_camera')} />
        <span class="viewfinder-frame" aria-hidden="true" />
      </div>
      <Strip
        icon={isRead ? 'check' : fails ? 'warn' : 'camera'}
        tone={isRead ? 'ok' : fails ? 'warn' : 'place'}
        live
      >
        {isRead ? t('staff.testRead') : t(`staff.scanner_${status}`)}
      </Strip>
      <ReadKeys {...props} />
    </>
  );
}

export function ScannerStep(props: StepProps) {
  const { t } = props.say;
  const isRead = useSheetRead(props, false);
  return (
    <>
      {isRead && (
        <Strip icon="check" tone="ok" live>
          {t('staff.testRead')}
        </Strip>
      )}
      <ReadKeys {...props} />
    </>
  );
}

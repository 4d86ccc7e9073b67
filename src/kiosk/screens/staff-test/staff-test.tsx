import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { ReadinessLine } from '../../../domain/fleet/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Button, Title } from '../../ui/index.ts';
import { sayFor } from '../say.ts';
import { StaffMain } from '../staff-main.tsx';
import { StepPicture } from './pictures.tsx';
import { PrinterStep } from './printer-step.tsx';
import { CameraStep, ScannerStep } from './read-steps.tsx';
import { ReadinessScreen } from './readiness-screen.tsx';
import { ScreenStep } from './screen-step.tsx';
import { HeadsetStep, SpeakerStep } from './sound-steps.tsx';
import { type StepProps, type StepResult, skipped, type TestStep, testSteps } from './step.ts';
import { TouchStep } from './touch-step.tsx';

const stepScreens: Readonly<Record<TestStep, ComponentType<StepProps>>> = {
  touch: TouchStep,
  screen: ScreenStep,
  speaker: SpeakerStep,
  headset: HeadsetStep,
  printer: PrinterStep,
  camera: CameraStep,
  scanner: ScannerStep,
};

/**
 * S3: one walk around the machine in three minutes. Seven things only a person can judge; what the
 * machine knows by itself follows in the report.
 */
export function StaffTest(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { person } = view.context.staff;
  const [found, setFound] = useState<readonly ReadinessLine[]>([]);
  const step = testSteps[found.length];
  if (step === undefined) {
    return <ReadinessScreen {...props} found={found} onAgain={() => setFound([])} />;
  }
  const StepScreen = stepScreens[step];
  const done = ({ result, finding, facts = {} }: StepResult) =>
    setFound([
      ...found,
      {
        part: step,
        result,
        finding,
        connected: result === 'absent' ? false : null,
        testedAtMs: finding === 'skipped' ? null : props.services.clock(),
        // A badge says by whom; without one it is nobody's name.
        facts: { ...facts, ...(person !== undefined && { by: person }) },
      },
    ]);
  const position = { step: found.length + 1, steps: testSteps.length };
  return (
    <StaffMain say={say}>
      <Title note={t(`staff.test_${step}Note`)} crumb={t('staff.testTitle', position)}>
        {t(`staff.test_${step}`)}
      </Title>
      {step !== 'touch' && <StepPicture step={step} label={t('staff.testRight')} />}
      <StepScreen key={step} say={say} services={props.services} onDone={done} />
      <div class="keys">
        <Button kind="back" onPress={() => send({ type: 'BACK' })}>
          {t('common.back')}
        </Button>
        <Button onPress={() => done(skipped)}>{t('staff.testSkip')}</Button>
      </div>
    </StaffMain>
  );
}

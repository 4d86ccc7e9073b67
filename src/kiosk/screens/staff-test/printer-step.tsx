import { isPrintSettled } from '../../../domain/fleet/index.ts';
import { testSheet } from '../../../domain/receipt/slips/index.ts';
import { slipContext } from '../../slips/index.ts';
import { Button, Strip } from '../../ui/index.ts';
import { Judge } from './judge.tsx';
import { PrintStrip } from './print-strip.tsx';
import { absent, type StepProps, type StepResult } from './step.ts';
import { useStaffSlip } from './use-staff-slip.ts';

/** The sheet is a job as any other: "printed" is only said with evidence. */
export function PrinterStep({ say, services, onDone }: StepProps) {
  const { t, view } = say;
  const { printer } = services;
  const { state, print } = useStaffSlip(services);
  // Without evidence a person looks; what only waited surely did not come out.
  const mayBeOut =
    state?.state === 'printed' || (state?.state === 'unconfirmed' && state.reason !== 'waited');
  const failed = state !== undefined && isPrintSettled(state) && !mayBeOut;
  const done = (result: StepResult) => {
    const evidence = state?.state === 'printed' ? state.evidence : null;
    onDone({ ...result, facts: { state: state?.state ?? null, evidence } });
  };
  return (
    <>
      {failed ? (
        <Strip icon="warn" tone="warn" live>
          {t('staff.test_printerNot')}
        </Strip>
      ) : (
        <PrintStrip say={say} state={state} />
      )}
      <div class="keys">
        <Button
          icon="printer"
          notYet={!printer.available.value}
          onPress={() => print(testSheet(slipContext(view.context)))}
        >
          {t('staff.test_printerGo')}
        </Button>
      </div>
      {mayBeOut ? (
        <Judge say={say} onDone={done} />
      ) : (
        <div class="keys push">
          <Button onPress={() => onDone(absent)}>{t('staff.testNone')}</Button>
          <Button onPress={() => done({ result: 'fail', finding: 'notPrinted' })}>
            {t('staff.testNo')}
          </Button>
        </div>
      )}
    </>
  );
}

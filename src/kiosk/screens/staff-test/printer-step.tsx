import { useRef, useState } from 'preact/hooks';
import { newUuidV7 } from '../../../domain/basics/index.ts';
import { isPrintSettled, type PrintState } from '../../../domain/fleet/index.ts';
import { testSheet } from '../../../domain/receipt/slips/index.ts';
import { slipContext } from '../../slips/index.ts';
import { Button, Strip } from '../../ui/index.ts';
import { Judge } from './judge.tsx';
import { absent, type StepProps, type StepResult } from './step.ts';

/** The sheet is a job as any other: "printed" is only said with evidence. */
export function PrinterStep({ say, services, onDone }: StepProps) {
  const { t, view } = say;
  const [state, setState] = useState<PrintState>();
  const stop = useRef<() => void>(() => undefined);
  const { printer } = services;
  const print = () => {
    stop.current();
    const jobId = newUuidV7(services.clock, services.fillRandom);
    setState({ state: 'queued' });
    stop.current = printer.print(jobId, testSheet(slipContext(view.context)), setState);
  };
  const isOut = state?.state === 'printed' || state?.state === 'unconfirmed';
  const failed = state !== undefined && isPrintSettled(state) && !isOut;
  const done = (result: StepResult) => {
    stop.current();
    const evidence = state?.state === 'printed' ? state.evidence : null;
    onDone({ ...result, facts: { state: state?.state ?? null, evidence } });
  };
  return (
    <>
      {state !== undefined && (
        <Strip icon={failed ? 'warn' : 'printer'} tone={failed ? 'warn' : 'place'} live>
          {t(
            failed ? 'staff.test_printerNot' : isOut ? 'paper.printed' : 'staff.test_printerWaits',
          )}
        </Strip>
      )}
      <div class="keys">
        <Button icon="printer" notYet={!printer.available.value} onPress={print}>
          {t('staff.test_printerGo')}
        </Button>
      </div>
      {isOut ? (
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

import { Button } from '../../ui/index.ts';
import { absent, judgedWrong, passed, type StepProps } from './step.ts';

/** "Đúng như hình", "Không đúng", and for what not every machine has "Máy này không có". */
export function Judge({
  say: { t },
  onDone,
  mayLack = false,
}: Pick<StepProps, 'say' | 'onDone'> & { readonly mayLack?: boolean }) {
  return (
    <div class="keys push">
      {mayLack && <Button onPress={() => onDone(absent)}>{t('staff.testNone')}</Button>}
      <Button onPress={() => onDone(judgedWrong)}>{t('staff.testNo')}</Button>
      <Button kind="go" onPress={() => onDone(passed)}>
        {t('staff.testYes')}
      </Button>
    </div>
  );
}

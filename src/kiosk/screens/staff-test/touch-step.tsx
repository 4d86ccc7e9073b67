import { useState } from 'preact/hooks';
import { Icon } from '../../ui/index.ts';
import { passed, type StepProps } from './step.ts';

/** S3: five by five. */
const cells = Array.from({ length: 25 }, (_, n) => n);

/** Each square is touched once; the last one ends the step by itself. */
export function TouchStep({ say: { t }, onDone }: StepProps) {
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const touch = (n: number) => {
    const now = new Set(touched).add(n);
    setTouched(now);
    if (now.size === cells.length) onDone({ ...passed, facts: { points: now.size } });
  };
  return (
    <>
      <p role="status">{t('staff.test_touchLeft', { count: cells.length - touched.size })}</p>
      <div class="staff-grid">
        {cells.map((n) => (
          <button
            key={n}
            type="button"
            class="staff-cell"
            aria-label={t('staff.test_touchCell', { n: n + 1 })}
            aria-pressed={touched.has(n)}
            onClick={() => touch(n)}
          >
            {touched.has(n) && <Icon name="check" plain />}
          </button>
        ))}
      </div>
    </>
  );
}

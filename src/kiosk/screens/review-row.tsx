import type { ReviewStep } from '../session/index.ts';
import { Button } from '../ui/index.ts';
import type { Say } from './say.ts';

/** A row of a review: what was asked, what was answered, "Sửa" that comes straight back (R57). */
export function ReviewRow({
  say,
  label,
  value,
  step,
}: {
  readonly say: Say;
  readonly label: string;
  readonly value: string;
  readonly step?: ReviewStep;
}) {
  const { t, send } = say;
  return (
    <div class="review-row">
      <div>
        <p class="k">{label}</p>
        <p class="v">{value}</p>
      </div>
      {step && (
        <Button kind="small" icon="edit" onPress={() => send({ type: 'EDIT', step })}>
          {t('common.edit')}
          <span class="for-ears"> {label}</span>
        </Button>
      )}
    </div>
  );
}

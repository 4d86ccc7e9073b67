import { useId, useState } from 'preact/hooks';
import { valueAt } from '../../../domain/change/index.ts';
import { type PointFault, readPoint } from '../../../domain/place/index.ts';
import { Note } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { textAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';

const faultWords: Readonly<Record<PointFault, `boards.point_${PointFault}`>> = {
  notAPoint: 'boards.point_notAPoint',
  swapped: 'boards.point_swapped',
  nowhere: 'boards.point_nowhere',
  outsideVietnam: 'boards.point_outsideVietnam',
  outsideHanoi: 'boards.point_outsideHanoi',
};

/** Latitude and longitude as maps give them; what is no position in Hanoi is not kept, and says why. */
export function PositionField({ path, label }: { readonly path: string; readonly label: string }) {
  const t = useWords();
  const form = useForm();
  const id = useId();
  const isThere = valueAt(form.body, path) !== undefined;
  const kept = isThere ? `${textAt(form, `${path}.lat`)}, ${textAt(form, `${path}.lon`)}` : '';
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined || typed.trim() === '' ? undefined : readPoint(typed);
  const fault = read === undefined || read.ok ? undefined : read.error;
  return (
    <Row at={[path]}>
      <div class="fld">
        <div class="fl">
          <label for={id}>{label}</label>
        </div>
        <input
          id={id}
          class={`inp${fault === undefined ? '' : ' x-error'}`}
          data-path={path}
          placeholder="21.02851, 105.80421"
          value={typed ?? kept}
          readOnly={form.readOnly}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-f`}
          onInput={({ currentTarget: { value } }) => {
            const point = readPoint(value);
            setTyped(value);
            form.set(path, point.ok ? point.value : undefined);
          }}
          // What undo or others bring is shown again.
          onBlur={() => fault === undefined && setTyped(undefined)}
        />
        {fault !== undefined && (
          <div id={`${id}-f`}>
            <Note tone="e">{t(faultWords[fault])}</Note>
          </div>
        )}
      </div>
    </Row>
  );
}

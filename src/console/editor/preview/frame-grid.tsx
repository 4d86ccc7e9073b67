import { useRef, useState } from 'preact/hooks';
import { previewSizes } from '../../../domain/api/console/index.ts';
import { StatusShape } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { devices } from './devices.ts';
import { everyFrame, type Frame, nameOf } from './frames.ts';

/** Frames of one kiosk: four sizes in two languages. */
const columns = previewSizes.length * 2;

export type FrameVerdict = 'waiting' | 'fits' | 'overflows';

const shapes: Readonly<Record<FrameVerdict, 'waiting' | 'done' | 'error'>> = {
  waiting: 'waiting',
  fits: 'done',
  overflows: 'error',
};
const verdictWords = {
  waiting: 'editor.frameWaiting',
  fits: 'editor.frameFits',
  overflows: 'editor.frameOverflows',
} as const;

/** Where an arrow leads from a frame; undefined for other keys, and at the edge. */
const stepOf: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

interface FrameGridProps {
  /** One for each of `everyFrame`. */
  readonly verdicts: readonly FrameVerdict[];
  readonly shown: Frame;
  readonly onChoose: (index: number) => void;
}

/** All 56 frames side by side (P7): one stop for the tab key, arrows from frame to frame. */
export function FrameGrid({ verdicts, shown, onChoose }: FrameGridProps) {
  const t = useWords();
  const table = useRef<HTMLTableElement>(null);
  const current = everyFrame.findIndex(
    ({ device, size, language }) =>
      device.id === shown.device.id && size === shown.size && language === shown.language,
  );
  const [reached, setReached] = useState(current);
  const goTo = (index: number) => {
    setReached(index);
    table.current?.querySelectorAll('button').item(index).focus();
  };
  return (
    <table
      class="framegrid"
      ref={table}
      onKeyDown={(event) => {
        const step = stepOf[event.key];
        const to = reached + (step ?? 0);
        const isSameRow = Math.floor(to / columns) === Math.floor(reached / columns);
        if (step === undefined || to < 0 || to >= everyFrame.length) return;
        event.preventDefault();
        if (isSameRow || Math.abs(step) === columns) goTo(to);
      }}
    >
      <caption>{t('editor.frameGrid')}</caption>
      <thead>
        <tr>
          <td />
          {previewSizes.map((size) => (
            <th key={size} scope="colgroup" colSpan={2}>
              {size}
            </th>
          ))}
        </tr>
        <tr>
          <td />
          {previewSizes.flatMap((size) => [
            <th key={`${size} vi`} scope="col">
              VI
            </th>,
            <th key={`${size} en`} scope="col">
              EN
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {devices.map(({ id, name }, row) => (
          <tr key={id}>
            <th scope="row" title={name}>
              {id}
            </th>
            {everyFrame.slice(row * columns, (row + 1) * columns).map((frame, column) => {
              const index = row * columns + column;
              const verdict = verdicts[index] ?? 'waiting';
              const says = `${nameOf(frame)}: ${t(verdictWords[verdict])}`;
              return (
                <td key={nameOf(frame)}>
                  <button
                    type="button"
                    class={verdict}
                    aria-label={says}
                    aria-current={index === current ? 'true' : undefined}
                    title={says}
                    tabIndex={index === reached ? 0 : -1}
                    onFocus={() => setReached(index)}
                    onClick={() => onChoose(index)}
                  >
                    <StatusShape status={shapes[verdict]} />
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

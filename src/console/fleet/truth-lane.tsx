import { useState } from 'preact/hooks';
import type { TruthChange } from '../../domain/api/console/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, Status } from '../ui/index.ts';
import { sayDateTime, useWords } from '../words/index.ts';
import { sayReason } from './say-reason.ts';
import { toneOf } from './tone.ts';

interface TruthLaneProps {
  readonly changes: readonly TruthChange[];
  readonly fromMs: number;
  readonly nowMs: number;
}

/** What the kiosk was when; `D` swaps the line for its table. */
export function TruthLane({ changes, fromMs, nowMs }: TruthLaneProps) {
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  useKeys([{ keys: 'D', says: t('ui.keyData'), inFoot: true, run: () => setAsTable(!asTable) }]);
  if (changes.length === 0) return <p class="m">{t('fleet.changesEmpty')}</p>;
  const place = (at: number) => ((Math.max(at, fromMs) - fromMs) / (nowMs - fromMs)) * 100;
  return (
    <>
      {asTable ? (
        <table>
          <tbody>
            {changes.toReversed().map(({ at, truth, reason }) => (
              <tr key={at}>
                <td>{sayDateTime(at)}</td>
                <td>
                  <Status status={truth} />
                </td>
                <td class="m">{sayReason(t, reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <>
          <div class="lane" aria-hidden="true">
            {changes.map((change, index) => {
              const from = place(change.at);
              const to = place(changes[index + 1]?.at ?? nowMs);
              return (
                <span
                  key={change.at}
                  class={toneOf(change.truth)}
                  title={`${t(`ui.${change.truth}`)} ${sayDateTime(change.at)}`}
                  style={{ left: `${from}%`, width: `${Math.max(0.3, to - from)}%` }}
                />
              );
            })}
          </div>
          <div class="axis" aria-hidden="true">
            <span>{sayDateTime(fromMs)}</span>
            <span>{sayDateTime(nowMs)}</span>
          </div>
        </>
      )}
      <Button kind="quiet" pressed={asTable} onPress={() => setAsTable(!asTable)}>
        {asTable ? t('ui.plot') : t('ui.dataTable')}
      </Button>
    </>
  );
}

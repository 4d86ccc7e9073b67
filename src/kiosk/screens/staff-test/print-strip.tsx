import type { PrintState } from '../../../domain/fleet/index.ts';
import { Strip } from '../../ui/index.ts';
import type { Say } from '../say.ts';

/** Where a slip of staff is, in the words that residents read: "printed" only with evidence. */
export function PrintStrip({
  say: { t },
  state,
}: {
  readonly say: Say;
  readonly state: PrintState | undefined;
}) {
  if (state === undefined) return null;
  const word = state.state === 'unconfirmed' && state.reason === 'waited' ? 'waited' : state.state;
  const tone = toneOf[state.state];
  const icon = tone === 'warn' ? 'warn' : tone === 'ok' ? 'check' : 'printer';
  return (
    <Strip icon={icon} tone={tone} live>
      {t(`paper.${word}`)}
    </Strip>
  );
}

const toneOf = {
  queued: 'place',
  printing: 'place',
  printed: 'ok',
  waitingPaper: 'warn',
  waitingCover: 'warn',
  waitingPrinter: 'warn',
  unconfirmed: 'warn',
  failed: 'warn',
} as const satisfies Readonly<Record<PrintState['state'], 'place' | 'ok' | 'warn'>>;

import type { PrintState } from '../../domain/fleet/index.ts';
import { Button, type PictogramName, PrintProgress, Strip } from '../ui/index.ts';
import type { Say } from './say.ts';

/** What the band says of a slip, by evidence only (devices.md §2). */
type Told = {
  readonly icon: PictogramName;
  readonly tone: 'warn' | 'ok' | 'place';
  readonly title: string;
  readonly note: string | undefined;
};

function tell(t: Say['t'], state: PrintState | undefined, overdue: boolean): Told {
  const warn = (title: string, note: string): Told => ({ icon: 'warn', tone: 'warn', title, note });
  switch (state?.state) {
    case 'printed':
      return { icon: 'check', tone: 'ok', title: t('paper.printed'), note: t('paper.printedDo') };
    case 'waitingPaper':
    case 'waitingCover':
    case 'waitingPrinter':
      return warn(t(`paper.${state.state}`), t('paper.waitingDo'));
    case 'failed':
      return warn(t('paper.failed'), t('paper.failedDo'));
    case 'unconfirmed':
      return state.reason === 'waited'
        ? warn(t('paper.waited'), t('paper.waitedAsk'))
        : warn(t('paper.unconfirmed'), t('paper.unconfirmedAsk'));
    case 'queued':
    case 'printing':
    case undefined: {
      // Once the printer has it, nobody knows before it answers: paper may lie there already.
      if (overdue) {
        const isSent = state?.state === 'printing';
        return warn(t(isSent ? 'paper.unconfirmed' : 'paper.overdue'), t('paper.overdueDo'));
      }
      const title = t(`paper.${state?.state ?? 'starting'}`);
      return { icon: 'printer', tone: 'place', title, note: undefined };
    }
    default:
      return state satisfies never;
  }
}

/** Did it come out? And the word on each answer. */
const doubtAnswers = [
  ['cameOut', 'cameOut'],
  ['again', 'again'],
  ['leave', 'leave'],
] as const;
/** Several waited while the printer could not print: is this one still wanted? */
const waitedAnswers = [
  ['again', 'printNow'],
  ['leave', 'leave'],
] as const;

export interface PaperBandProps {
  readonly say: Say;
  /** True when the slip on its way is the one of this screen. */
  readonly mine: boolean;
  /** Undefined while the slip cannot be made yet. */
  readonly onPrint: (() => void) | undefined;
}

/** Paper, beneath the code: offered, on its way, out, or honestly not (law 1, R71). */
export function PaperBand({ say, mine, onPrint }: PaperBandProps) {
  const { t, view, send } = say;
  const { print } = view.context.resident;
  const { paper } = view.context.facts;
  const busy = view.paper === 'onTime' || view.paper === 'overdue';
  if (!print || !mine) {
    if (!paper) {
      return (
        <Strip icon="printer" tone="warn" title={t('paper.none')}>
          {t('paper.noneDo')}
        </Strip>
      );
    }
    if (!onPrint || busy) return null;
    return (
      <Button icon="printer" onPress={onPrint}>
        {t('paper.print')}
      </Button>
    );
  }
  const { icon, tone, title, note } = tell(t, print.state, view.paper === 'overdue');
  const answer = (word: 'cameOut' | 'again' | 'leave') => () =>
    send({ type: 'PRINT_ANSWER', answer: word });
  const asks = print.state?.state === 'unconfirmed' ? print.state.reason : undefined;
  const answers = asks === 'waited' ? waitedAnswers : doubtAnswers;
  const over = print.state?.state === 'printed' || print.state?.state === 'failed';
  return (
    <div class="paper">
      <Strip
        icon={icon}
        tone={tone}
        title={title}
        live
        after={<PrintProgress state={print.state} />}
      >
        {note}
      </Strip>
      {asks && (
        <div class="answers">
          {answers.map(([said, word]) => (
            <Button key={said} kind="small" onPress={answer(said)}>
              {t(`paper.${word}`)}
            </Button>
          ))}
        </div>
      )}
      {over && paper && onPrint && (
        <Button kind="small" icon="printer" onPress={onPrint}>
          {t('paper.printAgain')}
        </Button>
      )}
    </div>
  );
}

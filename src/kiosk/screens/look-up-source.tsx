import type { LookUpAnswer } from '../../domain/api/index.ts';
import { showDate } from '../../domain/codes/index.ts';
import { type BelievedTime, hanoiTime } from '../session/index.ts';
import { Button, Strip } from '../ui/index.ts';
import type { Say } from './say.ts';

type Answered = Extract<LookUpAnswer, { outcome: 'answered' }>;

const dayMinutes = 24 * 60;

/** Minutes between two moments of Hanoi; undefined while the kiosk believes no clock. */
function ageMinutes(asked: BelievedTime, now: BelievedTime | undefined): number | undefined {
  if (!now) return undefined;
  const days = (Date.parse(now.day) - Date.parse(asked.day)) / 86_400_000;
  return Math.max(0, days * dayMinutes + now.minute - asked.minute);
}

/** `dd/MM/yyyy` of an ISO day. */
export function shownDay(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return showDate({ year, month, day: date });
}

/** Who says so, when it was asked, how long ago: on every answer (law 1). */
export function Source({ say, answer }: { readonly say: Say; readonly answer: Answered }) {
  const { t, local, view } = say;
  const asked = hanoiTime(Date.parse(answer.askedAt));
  const hour = String(Math.floor(asked.minute / 60)).padStart(2, '0');
  const minute = String(asked.minute % 60).padStart(2, '0');
  const age = ageMinutes(asked, view.context.facts.time);
  const when = t('scan.askedAt', { time: `${hour}:${minute}`, day: shownDay(asked.day) });
  return (
    <>
      {answer.kept && (
        <Strip icon="clock" tone="warn">
          {t('scan.sourceSilent')}
        </Strip>
      )}
      <p class="note">
        {t('scan.sourceSays', { source: local(answer.source) })} {when}
        {age !== undefined && ` ${ageWords(say, age)}`}
      </p>
    </>
  );
}

function ageWords({ t }: Say, minutes: number): string {
  if (minutes < 2) return t('scan.ageNow');
  if (minutes < 120) return t('scan.ageMinutes', { count: minutes });
  if (minutes < 2 * dayMinutes) return t('scan.ageHours', { count: Math.floor(minutes / 60) });
  return t('scan.ageDays', { count: Math.floor(minutes / dayMinutes) });
}

/** Why nobody could say anything; what can be done is beside it. */
export function NothingSaid({
  say,
  unknown,
}: {
  readonly say: Say;
  /** What is not known then, in words: "Chưa rõ …". */
  readonly unknown: string;
}) {
  const { t, local, view, send } = say;
  const { lookUp } = view.context.resident;
  const again = (
    <Button kind="small" icon="reset" onPress={() => send({ type: 'LOOK_UP_AGAIN' })}>
      {t('scan.askAgain')}
    </Button>
  );
  if (lookUp.state === 'asking') {
    return (
      <Strip icon="clock" tone="place" live>
        {t('scan.lookUpAsking')}
      </Strip>
    );
  }
  if (lookUp.state === 'offline' || lookUp.state === 'failed') {
    // Of the network it says what the header says, which may have changed since it was asked.
    const isOffline = lookUp.state === 'offline' && view.context.facts.link.net === 'offline';
    return (
      <Strip
        icon={isOffline ? 'offline' : 'question'}
        tone="warn"
        title={unknown}
        live
        after={again}
      >
        {t(isOffline ? 'scan.lookUpOffline' : 'scan.lookUpFailed')}
      </Strip>
    );
  }
  if (lookUp.state !== 'told') return null;
  const { answer } = lookUp;
  if (answer.outcome === 'noAnswer') {
    return (
      <Strip icon="question" tone="warn" title={unknown} live after={again}>
        {t('scan.lookUpNoAnswer', { source: local(answer.source) })}
      </Strip>
    );
  }
  if (answer.outcome === 'noSource') {
    return (
      <Strip icon="question" tone="warn" title={unknown} live>
        {t('scan.lookUpNoSource')}
      </Strip>
    );
  }
  return null;
}

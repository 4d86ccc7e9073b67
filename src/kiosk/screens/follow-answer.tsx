import type { ComponentProps } from 'preact';
import type { AppointmentResult, FeedbackResult } from '../../domain/action/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import type { FollowFacts } from '../services.ts';
import { Strip } from '../ui/index.ts';
import { clockWords, longDay, slotWords } from './dates.ts';
import type { Say } from './say.ts';

type StripProps = ComponentProps<typeof Strip>;

/** What is said of a request: one sentence first, then what follows from it. */
interface Said {
  readonly tone: StripProps['tone'];
  readonly icon: StripProps['icon'];
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What became of a request, from enumerated facts only: no word of it was written outside. What
 * this kiosk heard earlier is told with its age (R72, law 1).
 */
export function FollowAnswer({ say, facts }: { readonly say: Say; readonly facts: FollowFacts }) {
  const { tone, icon, title, lines } = saidOf(say, facts);
  const isOld = facts.source === 'kiosk' && say.view.context.facts.link.net !== 'online';
  return (
    <>
      <Strip icon={icon} tone={tone} title={title} live>
        {lines.length > 0 ? lines.join(' ') : undefined}
      </Strip>
      {isOld && (
        <Strip icon="offline" tone="warn">
          {say.t('follow.oldNews', instantWords(say, facts.changedAt))}
        </Strip>
      )}
    </>
  );
}

/** The same words for the screen and for a slip that is printed again. */
export function saidOf(say: Say, { status, result }: FollowFacts): Said {
  const { t } = say;
  switch (result?.kind) {
    case 'appointment':
      return appointmentSaid(say, result);
    case 'feedback':
      return feedbackSaid(say, result);
    case 'dossierQuestion': {
      const { state, dueDay, askedAt } = result;
      const due =
        dueDay === null
          ? t('follow.dossierNoDue')
          : t('follow.dossierDue', { day: longDay(dueDay, say.language) });
      const isGood = state === 'done' || state === 'returned';
      return {
        tone: isGood ? 'ok' : state === 'received' || state === 'inProgress' ? 'place' : 'warn',
        icon: isGood ? 'check' : 'folder',
        title: t(`follow.dossier_${state}`),
        lines: [
          state === 'notFound' ? t('follow.dossierCheck') : due,
          t('follow.dossierAsked', instantWords(say, askedAt)),
        ],
      };
    }
    case 'callForHelp': {
      const { time } = instantWords(say, result.at);
      return result.told === 'nobody'
        ? { tone: 'warn', icon: 'phone', title: t('follow.told_nobody'), lines: [] }
        : { tone: 'ok', icon: 'bell', title: t(`follow.told_${result.told}`, { time }), lines: [] };
    }
    case 'cancellation': {
      const isDone = result.outcome === 'cancelled';
      return {
        tone: isDone ? 'ok' : 'warn',
        icon: isDone ? 'check' : 'warn',
        title: t(`follow.cancel_${result.outcome}`),
        lines: [],
      };
    }
    case undefined:
      return plainSaid(say, status);
    default:
      return result satisfies never;
  }
}

/** A status without an answer: nobody but the hub has spoken yet. */
function plainSaid({ t }: Say, status: FollowFacts['status']): Said {
  const plain = status === 'confirmed' || status === 'moved' ? 'received' : status;
  const isWarning = plain === 'refused';
  return {
    tone: isWarning ? 'warn' : plain === 'done' ? 'ok' : 'place',
    icon: isWarning ? 'warn' : 'check',
    title: t(`follow.${plain}`),
    lines: [],
  };
}

function appointmentSaid(say: Say, result: AppointmentResult): Said {
  const { t, local, language, view } = say;
  const { outcome, day, slot, branch, reason } = result;
  const place = view.context.facts.content?.places.find(({ key }) => key === branch);
  const hour = t('follow.hour', {
    slot: slotWords(slot, language),
    day: longDay(day, language),
    place: place ? local(place.name) : t('follow.otherPlace'),
  });
  const why = reason === null ? [] : [t(`follow.reason_${reason}`)];
  switch (outcome) {
    case 'confirmed':
      return { tone: 'ok', icon: 'check', title: t('follow.confirmed'), lines: [hour] };
    case 'moved':
      return { tone: 'warn', icon: 'calendar', title: t('follow.moved'), lines: [hour, ...why] };
    case 'refused':
      return {
        tone: 'warn',
        icon: 'warn',
        title: t('follow.hourRefused'),
        lines: [hour, ...why, t('follow.chooseAgain')],
      };
    default:
      return outcome satisfies never;
  }
}

function feedbackSaid(say: Say, result: FeedbackResult): Said {
  const { t } = say;
  const { state, receiveBy, solveBy, reason } = result;
  const deadlines = [
    ...(state === 'received' && receiveBy
      ? [t('follow.receiveBy', instantWords(say, receiveBy))]
      : []),
    ...(solveBy ? [t('follow.solveBy', instantWords(say, solveBy))] : []),
  ];
  switch (state) {
    case 'received':
    case 'inProgress':
      return { tone: 'place', icon: 'clock', title: t(`follow.${state}`), lines: deadlines };
    case 'done':
      return { tone: 'ok', icon: 'check', title: t('follow.done'), lines: [] };
    case 'refused':
      return {
        tone: 'warn',
        icon: 'warn',
        title: t('follow.refused'),
        lines: reason === null ? [] : [t(`follow.reason_${reason}`)],
      };
    default:
      return state satisfies never;
  }
}

/** An instant of the hub as hour and day in Hanoi. */
function instantWords({ language }: Say, instant: string): { time: string; day: string } {
  const { day, minute } = hanoiMoment(Date.parse(instant));
  return { time: clockWords(minute, language), day: longDay(day, language) };
}

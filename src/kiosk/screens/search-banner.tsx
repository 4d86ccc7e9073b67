import type { LocalText } from '../../domain/basics/index.ts';
import type { NoneReason, SearchAnswer } from '../../domain/search/index.ts';
import { Button, Option, Strip } from '../ui/index.ts';
import { cryOf } from './cry-of.ts';
import { said } from './said.tsx';
import type { Say } from './say.ts';

/** Shorter wishes are still being typed: nobody is told yet that they are not understood. */
const unsureWordsMin = 3;

interface BannerProps {
  readonly say: Say;
  /** What was typed. */
  readonly query: string;
  readonly answer: SearchAnswer | undefined;
}

/** What stands above the results, and never instead of them: a question, a door, or a doubt. */
export function SearchBanner({ say, query, answer }: BannerProps) {
  const cry = cryOf(query);
  if (cry !== undefined) return <Door say={say} intent={cry} />;
  if (answer === undefined) return null;
  if (answer.ask) return <Question say={say} ask={answer.ask} />;
  if (typeof answer.action === 'object') return <Door say={say} intent={answer.action.intent} />;
  if (answer.action === 'none') return <Doubt say={say} answer={answer} />;
  return null;
}

function Question({
  say,
  ask,
}: {
  readonly say: Say;
  readonly ask: NonNullable<SearchAnswer['ask']>;
}) {
  const choose = (query: string) => () => say.send({ type: 'QUERY', text: query });
  return (
    <section class="ask" aria-label={say.local(ask.question)}>
      <h2>{said(say, ask.question)}</h2>
      <div>
        {ask.choices.map(({ label, query }: { label: LocalText; query: string }) => (
          <Button key={query} kind="small" onPress={choose(query)}>
            {said(say, label)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Door({ say, intent }: { readonly say: Say; readonly intent: string }) {
  const { t, send } = say;
  switch (intent) {
    case 'emergency-113':
    case 'emergency-114':
    case 'emergency-115':
      return (
        <Strip icon="phone" tone="warn" title={t(`search.${emergencies[intent]}`)}>
          {t('search.emergencyNote')}
        </Strip>
      );
    case 'track':
      return (
        <Option
          kind="go"
          icon="scan"
          note={t('search.intentDossier')}
          onPress={() => send({ type: 'OPEN_SCAN' })}
        >
          {t('home.scan')}
        </Option>
      );
    case 'provenance':
      return (
        <Option
          kind="go"
          icon="bag"
          note={t('home.scanNote')}
          onPress={() => send({ type: 'OPEN_SCAN' })}
        >
          {t('home.scan')}
        </Option>
      );
    case 'appointment':
      return (
        <Option
          kind="go"
          icon="calendar"
          note={t('search.intentAppointment')}
          onPress={() => send({ type: 'OPEN_BOOKING' })}
        >
          {t('home.book')}
        </Option>
      );
    case 'feedback':
      return (
        <Option
          kind="go"
          icon="chat"
          note={t('search.intentFeedback')}
          onPress={() => send({ type: 'OPEN_FEEDBACK' })}
        >
          {t('home.feedback')}
        </Option>
      );
    default:
      return (
        <Strip icon="question" tone="place">
          {t('search.outside')}
        </Strip>
      );
  }
}

const emergencies = {
  'emergency-113': 'emergency113',
  'emergency-114': 'emergency114',
  'emergency-115': 'emergency115',
} as const;

const doubts = {
  greeting: 'greeting',
  outside: 'outside',
  elsewhere: 'elsewhere',
  unknown: 'unsure',
} as const satisfies Record<Exclude<NoneReason, 'help'>, string>;

function Doubt({ say, answer }: { readonly say: Say; readonly answer: SearchAnswer }) {
  const { t, send } = say;
  const { reason = 'unknown', understood } = answer;
  if (reason === 'help') {
    return (
      <Option
        kind="go"
        icon="help"
        note={t('search.intentHelp')}
        onPress={() => send({ type: 'HELP', screen: 'search' })}
      >
        {t('common.callHelp')}
      </Option>
    );
  }
  if (reason === 'unknown' && understood.split(' ').length < unsureWordsMin) return null;
  return (
    <Strip icon="question" tone="place">
      {t(`search.${doubts[reason]}`)}
    </Strip>
  );
}

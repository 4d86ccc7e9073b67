import { optionsOf, questionNow } from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Button, Strip, Title } from '../../ui/index.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { type Say, sayFor } from '../say.ts';
import { AnswerChoice, AnswerSet } from './answer-choice.tsx';
import { AnswerDay } from './answer-day.tsx';
import { AnswerNumber } from './answer-number.tsx';
import { openGuideOf, wordsOf } from './guide-words.ts';
import { Progress } from './progress.tsx';

/** B3: one question (R48), big answers, "Tôi không chắc" where that is true (R49). */
export function GuideQuestion(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const guide = openGuideOf(say);
  const now = guide && questionNow(guide.flow, guide.walk);
  if (!guide || !now) return <NoQuestion say={say} />;
  const words = wordsOf(say, guide);
  const { why, help } = now.question;
  const missing = view.context.resident.incomplete && guide.chosen === undefined;
  return (
    <Main class="guide">
      <Progress say={say} guide={guide} />
      <Title key={now.state}>{words(now.question.title)}</Title>
      {missing && (
        <Strip icon="warn" tone="warn" live>
          {t('guide.chooseFirst')}
        </Strip>
      )}
      <Pages say={say} key={`${now.state} answers`}>
        {why && <p class="why">{words(why)}</p>}
        <Answers say={say} guide={guide} state={now.state} label={words(now.question.title)} />
        {help && (
          <Strip icon="help" tone="place">
            {words(help)}
          </Strip>
        )}
      </Pages>
      <Keys say={say}>
        <Button
          kind="go"
          notYet={guide.chosen === undefined}
          onPress={() => send({ type: 'NEXT' })}
        >
          {t('common.next')}
        </Button>
      </Keys>
    </Main>
  );
}

function Answers({
  say,
  guide,
  state,
  label,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly state: string;
  readonly label: string;
}) {
  const options = optionsOf(guide.flow, state);
  switch (options.kind) {
    case 'choice':
      return <AnswerChoice say={say} guide={guide} options={options} label={label} />;
    case 'set':
      return <AnswerSet say={say} guide={guide} options={options} label={label} />;
    case 'date':
      return <AnswerDay say={say} guide={guide} options={options} label={label} />;
    case 'int':
      return <AnswerNumber say={say} guide={guide} options={options} label={label} />;
    default:
      return options satisfies never;
  }
}

/** On its way, or not to be had: then the papers of the procedure are the way on. */
function NoQuestion({ say }: { readonly say: Say }) {
  const { t, view, send } = say;
  const isMissing = view.context.resident.guide.state === 'missing';
  return (
    <Main class="guide">
      <Title>{t(isMissing ? 'guide.missing' : 'guide.opening')}</Title>
      {isMissing && <p>{t('guide.missingDo')}</p>}
      <div class="push" />
      <Keys say={say}>
        {isMissing && (
          <Button kind="go" icon="check3" onPress={() => send({ type: 'OPEN_EVIDENCE' })}>
            {t('service.seeEvidence')}
          </Button>
        )}
      </Keys>
    </Main>
  );
}

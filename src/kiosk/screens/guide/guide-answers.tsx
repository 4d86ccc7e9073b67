import { reviewOf } from '../../../domain/guide/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Button, Title } from '../../ui/index.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { NoService } from '../procedure.tsx';
import { sayFor } from '../say.ts';
import { answerWords, openGuideOf, wordsOf } from './guide-words.ts';

/** All answers, each with its "Sửa": the others stay as they are (R43, R57). */
export function GuideAnswers(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const guide = openGuideOf(say);
  if (!guide) return <NoService say={say} />;
  const words = wordsOf(say, guide);
  return (
    <Main class="guide">
      <Title crumb={guide.flow.title && words(guide.flow.title)}>{t('guide.answersTitle')}</Title>
      <Pages say={say} class="review">
        {reviewOf(guide.flow, guide.walk).map(({ state, question, answer }) => (
          <div class="review-row" key={state}>
            <div>
              <p class="k">{words(question.title)}</p>
              <p class="v" data-personal={say.view.contentPersonal ? '' : undefined}>
                {answerWords(say, guide, state, answer)}
              </p>
            </div>
            <Button
              kind="small"
              icon="edit"
              onPress={() => send({ type: 'EDIT_ANSWER', question: state })}
            >
              {t('common.edit')}
              <span class="for-ears"> {words(question.title)}</span>
            </Button>
          </div>
        ))}
      </Pages>
      <Keys say={say}>
        <Button kind="go" onPress={() => send({ type: 'NEXT' })}>
          {t('guide.toResult')}
        </Button>
      </Keys>
    </Main>
  );
}

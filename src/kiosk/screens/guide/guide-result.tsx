import { answersOf, checklistOf, findOutcome, type Outcome } from '../../../domain/guide/index.ts';
import {
  findWardPlace,
  howLongFact,
  howMuchFact,
  type ServiceFacts,
  wardOffice,
  whereFact,
} from '../../../domain/service/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Button, Doubt, Strip, Title } from '../../ui/index.ts';
import { Main, Pages } from '../parts.tsx';
import { NoService } from '../procedure.tsx';
import { type Say, sayFor } from '../say.ts';
import { findOpenService } from '../service-of.ts';
import { openGuideOf, wordsOf } from './guide-words.ts';
import { Checklist, Notes } from './own-checklist.tsx';

/** B4: the resident's own papers, why each, where, how long, how much, and ways to take it home. */
export function GuideResult(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const guide = openGuideOf(say);
  const outcome = guide && findOutcome(guide.flow, guide.walk.at);
  const open = findOpenService(say);
  if (!guide || !outcome || !open) return <NoService say={say} />;
  const words = wordsOf(say, guide);
  const content = say.view.context.facts.content;
  const facts = content?.services.get(outcome.service ?? '') ?? open.facts;
  const lines = checklistOf(guide.flow, outcome, answersOf(guide.flow, guide.walk));
  const isChecklist = (outcome.ending ?? 'checklist') === 'checklist';
  const crumb = guide.flow.title
    ? `${words(guide.flow.title)} · ${t('guide.result')}`
    : t('guide.result');
  return (
    <Main class="guide">
      <Title crumb={crumb} note={outcome.text && words(outcome.text)}>
        {words(outcome.title)}
      </Title>
      <Pages say={say}>
        {!isChecklist && <NextStep say={say} guide={guide} outcome={outcome} />}
        <Checklist say={say} guide={guide} lines={lines} />
        {isChecklist && <Office say={say} guide={guide} outcome={outcome} facts={facts} />}
        <Notes say={say} guide={guide} lines={lines} />
        {isChecklist && <NextStep say={say} guide={guide} outcome={outcome} />}
        <Sources say={say} guide={guide} outcome={outcome} />
      </Pages>
      <div class="do">
        <Button kind="go" icon="phone" onPress={() => send({ type: 'OPEN_TAKEAWAY' })}>
          {t('guide.take')}
        </Button>
      </div>
      <div class="keys">
        <Button kind="back" onPress={() => send({ type: 'BACK' })}>
          {t('common.back')}
        </Button>
        <Button icon="edit" class="grow" onPress={() => send({ type: 'OPEN_ANSWERS' })}>
          {t('guide.editAnswers')}
        </Button>
        <Button icon="calendar" class="grow" onPress={() => send({ type: 'OPEN_BOOKING' })}>
          {t('service.book')}
        </Button>
      </div>
    </Main>
  );
}

/** What to do now, and what to ask: facts that no record gives are asked of staff. */
function NextStep({
  say,
  guide,
  outcome,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly outcome: Outcome;
}) {
  const words = wordsOf(say, guide);
  const asks = outcome.askStaff ?? [];
  return (
    <>
      {outcome.nextStep && (
        <Strip icon="hand" tone="place">
          {words(outcome.nextStep)}
        </Strip>
      )}
      {asks.length > 0 && <h2>{say.t('guide.askStaff')}</h2>}
      {asks.map((ask) => (
        <Strip key={ask} icon="question" tone="warn">
          {words(ask)}
        </Strip>
      ))}
    </>
  );
}

/** Where, how long and how much, from the record, each with its doubt (law 1). */
function Office({
  say,
  guide,
  outcome,
  facts,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly outcome: Outcome;
  readonly facts: ServiceFacts;
}) {
  const { t, local } = say;
  const words = wordsOf(say, guide);
  const { content, link } = say.view.context.facts;
  // The office of the ward that this kiosk stands in; the record knows only the kind of office.
  const ward = link.site?.ward;
  const where = wardOffice(facts, ward) ?? whereFact(facts).headline;
  const hours = wardOffice(facts, ward) && findWardPlace(content?.places ?? [], ward)?.hours;
  const others = [howLongFact(facts), howMuchFact(facts, say.view.context.facts.time?.day)];
  return (
    <Strip icon="place" tone="place" title={outcome.office ? words(outcome.office) : local(where)}>
      <span class="office-fact">
        {t('guide.hours')}:{' '}
        {hours?.kind === 'known' ? (
          <b>{local(hours.text)}</b>
        ) : (
          <Doubt>{t('common.unknown')}</Doubt>
        )}
      </span>
      {others.map((fact) => (
        <span class="office-fact" key={fact.key}>
          {t(`service.${fact.key}`)}:{' '}
          {fact.certainty === 'unknown' ? (
            <Doubt>{local(fact.headline)}</Doubt>
          ) : (
            <b>{local(fact.headline)}</b>
          )}
          {fact.lines.map((line) => (
            <span key={line.text.vi}>
              {' '}
              {line.unsure && fact.certainty !== 'unknown' && <Doubt>{t('common.unknown')}</Doubt>}{' '}
              {local(line.text)}
            </span>
          ))}
        </span>
      ))}
    </Strip>
  );
}

/** What the flow stands on, and when somebody last looked. */
function Sources({
  say,
  guide,
  outcome,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly outcome: Outcome;
}) {
  const { t } = say;
  const wanted = outcome.sources;
  const sources = guide.flow.sources.filter(
    ({ id }) => wanted === undefined || wanted.includes(id),
  );
  return (
    <div>
      {sources.map(({ id, ref, checkedOn }) => (
        <p class="source" key={id}>
          {t('guide.source', { source: ref, day: checkedOn.split('-').reverse().join('/') })}
        </p>
      ))}
    </div>
  );
}

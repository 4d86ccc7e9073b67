import {
  answersOf,
  type ChecklistLine,
  checklistOf,
  findOutcome,
  type Outcome,
} from '../../../domain/guide/index.ts';
import {
  howLongFact,
  howMuchFact,
  paperCounts,
  type ServiceFacts,
  whereFact,
} from '../../../domain/service/index.ts';
import type { OpenGuide, ScreenProps } from '../../session/index.ts';
import { Button, ChecklistItem, Doubt, Strip, Title } from '../../ui/index.ts';
import { Main, Pages } from '../parts.tsx';
import { NoService } from '../procedure.tsx';
import { type Say, sayFor } from '../say.ts';
import { findOpenService } from '../service-of.ts';
import { answerWords, openGuideOf, wordsOf } from './guide-words.ts';

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
  const ending = outcome.ending ?? 'checklist';
  const crumb = guide.flow.title
    ? `${words(guide.flow.title)} · ${t('guide.result')}`
    : t('guide.result');
  return (
    <Main class="guide">
      <Title crumb={crumb} note={outcome.text && words(outcome.text)}>
        {words(outcome.title)}
      </Title>
      <Pages say={say}>
        <NextStep say={say} guide={guide} outcome={outcome} />
        <Checklist say={say} guide={guide} lines={lines} />
        {ending === 'checklist' && (
          <Office say={say} guide={guide} outcome={outcome} facts={facts} />
        )}
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

const brought = ({ item }: ChecklistLine) =>
  item?.kind === 'paper' && item.use !== 'fillIn' && item.use !== 'lookedUp';
const atTheDesk = ({ item }: ChecklistLine) =>
  item?.kind === 'paper' && (item.use === 'fillIn' || item.use === 'lookedUp');

function Checklist({
  say,
  guide,
  lines,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly lines: readonly ChecklistLine[];
}) {
  const { t } = say;
  const words = wordsOf(say, guide);
  const others = lines.filter(atTheDesk);
  return (
    <>
      {lines.some(brought) && (
        <ol class="items" data-group="">
          {lines.filter(brought).map((line, index) => (
            <Line key={line.id} say={say} guide={guide} line={line} number={index + 1} />
          ))}
        </ol>
      )}
      {others.length > 0 && <h2>{t('service.notToBring')}</h2>}
      {others.length > 0 && (
        <ul class="items" data-group="">
          {others.map((line) => (
            <Line key={line.id} say={say} guide={guide} line={line} number={undefined} />
          ))}
        </ul>
      )}
      {lines.map(
        ({ id, item }) =>
          item?.kind === 'note' && (
            <Strip key={id} icon={item.pictogram ?? 'news'} tone="place" title={words(item.label)}>
              {item.note && words(item.note)}
            </Strip>
          ),
      )}
    </>
  );
}

function Line({
  say,
  guide,
  line,
  number,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly line: ChecklistLine;
  readonly number: number | undefined;
}) {
  const { t, local } = say;
  const words = wordsOf(say, guide);
  const { item } = line;
  if (item?.kind !== 'paper') return null;
  const { originals = 0, copies = 0, use = 'submit' } = item;
  const counts = local(paperCounts({ originals, copies }));
  return (
    <ChecklistItem number={number} icon={item.pictogram} title={words(item.label)}>
      {number !== undefined && counts && <p>{counts}</p>}
      {item.note && <p>{words(item.note)}</p>}
      {use === 'show' && <p>{t('service.show')}</p>}
      {use === 'fillIn' && <p>{t('service.fillIn')}</p>}
      {use === 'lookedUp' && <p>{t('service.lookedUp')}</p>}
      {item.whereToGet && <p>{t('service.whereToGet', { place: words(item.whereToGet) })}</p>}
      <Why say={say} guide={guide} line={line} />
    </ChecklistItem>
  );
}

/** "Vì sao có giấy này?": the rule in words, and the answers that decided. */
function Why({
  say,
  guide,
  line,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly line: ChecklistLine;
}) {
  const words = wordsOf(say, guide);
  if (line.why !== undefined) return <p class="why">{words(line.why)}</p>;
  const said = line.reasons.flatMap(({ variable, answer }) => {
    const question = guide.walk.trail.find((state) => {
      const at = guide.flow.states[state];
      return at !== undefined && at.kind !== 'outcome' && at.var === variable;
    });
    return question === undefined ? [] : [`“${answerWords(say, guide, question, answer)}”`];
  });
  if (said.length === 0) return null;
  return <p class="why">{say.t('guide.because', { answers: said.join(', ') })}</p>;
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
  const where = whereFact(facts);
  const others = [howLongFact(facts), howMuchFact(facts)];
  return (
    <Strip
      icon="place"
      tone="place"
      title={outcome.office ? words(outcome.office) : local(where.headline)}
    >
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

import { type LocalText, wordsIn } from '../../domain/basics/index.ts';
import {
  answersOf,
  type ChecklistLine,
  checklistOf,
  type Flow,
  type Outcome,
  optionsOf,
  type PhoneContent,
  reviewOf,
  type Walk,
} from '../../domain/guide/index.ts';
import {
  type Fact,
  howLongFact,
  howMuchFact,
  paperCounts,
  whereFact,
} from '../../domain/service/index.ts';
import { flowText } from './flow-text.ts';
import type { PhoneLanguage, Say } from './words.ts';

interface PhoneChecklistProps {
  readonly flow: Flow;
  readonly walk: Walk;
  readonly outcome: Outcome;
  readonly content: PhoneContent;
  readonly day: string;
  readonly language: PhoneLanguage;
  readonly say: Say;
}

const isLeft = ({ item }: ChecklistLine) =>
  item?.kind === 'paper' && (item.use === 'fillIn' || item.use === 'lookedUp');

/** Papers, copies, why each; office, time, fee with its doubt; what to ask; source and date. */
export function PhoneChecklist(props: PhoneChecklistProps) {
  const { flow, walk, outcome, content, day, language, say } = props;
  const words = flowText(flow, walk, language);
  const lines = checklistOf(flow, outcome, answersOf(flow, walk));
  const papers = lines.filter(({ item }) => item?.kind === 'paper');
  const code = outcome.service ?? flow.services?.[0];
  const facts = content.services.find((service) => service.code === code);
  const isChecklist = (outcome.ending ?? 'checklist') === 'checklist';
  const groups = [
    { word: 'bring', lines: papers.filter((line) => !isLeft(line)) },
    { word: 'notToBring', lines: papers.filter(isLeft) },
  ] as const;
  const sources = flow.sources.filter(
    ({ id }) => outcome.sources === undefined || outcome.sources.includes(id),
  );
  return (
    <>
      <h1>{words(outcome.title)}</h1>
      {outcome.text && <p>{words(outcome.text)}</p>}
      {outcome.nextStep && <p>{words(outcome.nextStep)}</p>}
      {groups.map(
        (group) =>
          group.lines.length > 0 && (
            <section key={group.word}>
              <h2>{say(group.word)}</h2>
              <ol>
                {group.lines.map((line) => (
                  <Paper key={line.id} {...props} line={line} words={words} />
                ))}
              </ol>
            </section>
          ),
      )}
      {isChecklist && facts && (
        <section>
          <h2>{say('office')}</h2>
          {outcome.office && <p>{words(outcome.office)}</p>}
          {[whereFact(facts), howLongFact(facts), howMuchFact(facts, day)].map((fact) => (
            <Told key={fact.key} fact={fact} language={language} say={say} />
          ))}
        </section>
      )}
      {lines.map(
        ({ id, item }) =>
          item?.kind === 'note' && (
            <p key={id}>
              <b>{words(item.label)}</b> {item.note && words(item.note)}
            </p>
          ),
      )}
      {outcome.askStaff && outcome.askStaff.length > 0 && (
        <section>
          <h2>{say('ask')}</h2>
          <ul>
            {outcome.askStaff.map((key) => (
              <li key={key}>{words(key)}</li>
            ))}
          </ul>
        </section>
      )}
      {sources.map(({ id, ref, checkedOn }) => (
        <p class="source" key={id}>
          {say('source', { source: ref, day: checkedOn.split('-').reverse().join('/') })}
        </p>
      ))}
    </>
  );
}

/** Words of a record, marked with their language: a register may have no English. */
function Words({ text, language }: { readonly text: LocalText; readonly language: PhoneLanguage }) {
  const said = wordsIn(text, language);
  return <span lang={said.language}>{said.words}</span>;
}

/** A fact of the record. What nobody is sure of says so beside itself (law 1). */
function Told({
  fact,
  language,
  say,
}: {
  readonly fact: Fact;
  readonly language: PhoneLanguage;
  readonly say: Say;
}) {
  return (
    <div class={fact.certainty === 'known' ? '' : 'doubt'}>
      <p>
        {say(fact.key === 'whatToBring' ? 'bring' : fact.key)}:{' '}
        <Words text={fact.headline} language={language} />
      </p>
      {fact.certainty !== 'known' && <p>{say('doubt')}</p>}
      {fact.lines.map((line) => (
        <p key={line.text.vi}>
          <Words text={line.text} language={language} />
        </p>
      ))}
    </div>
  );
}

function Paper({
  flow,
  walk,
  line,
  words,
  language,
  say,
}: PhoneChecklistProps & {
  readonly line: ChecklistLine;
  readonly words: (key: string) => string;
}) {
  const { item } = line;
  if (item?.kind !== 'paper') return null;
  const { originals = 0, copies = 0, use = 'submit' } = item;
  const counts = paperCounts({ originals, copies })[language];
  return (
    <li>
      <b>{words(item.label)}</b>
      {counts && <p>{counts}</p>}
      {item.note && <p>{words(item.note)}</p>}
      {use !== 'submit' && <p>{say(use)}</p>}
      {item.whereToGet && <p>{say('whereToGet', { place: words(item.whereToGet) })}</p>}
      <Why {...{ flow, walk, line, words, say }} />
    </li>
  );
}

/** The rule in words, or the choices that brought the paper. */
function Why({
  flow,
  walk,
  line,
  words,
  say,
}: Pick<PhoneChecklistProps, 'flow' | 'walk' | 'say'> & {
  readonly line: ChecklistLine;
  readonly words: (key: string) => string;
}) {
  if (line.why !== undefined) return <p class="note">{words(line.why)}</p>;
  const decided = new Set(line.reasons.map(({ variable }) => variable));
  const said = reviewOf(flow, walk)
    .filter(({ question }) => decided.has(question.var))
    .map(({ state, answer }) => {
      const options = optionsOf(flow, state);
      const labels = [answer].flat().map((value) => {
        const found =
          'options' in options && options.options.find((option) => option.value === value);
        if (found) return words(found.label);
        return value === 'unsure' ? say('unsure') : String(value);
      });
      return `“${labels.join(', ')}”`;
    });
  return said.length === 0 ? null : (
    <p class="note">{say('because', { answers: said.join(', ') })}</p>
  );
}

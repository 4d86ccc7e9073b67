import type { ChecklistLine } from '../../../domain/guide/index.ts';
import { paperCounts } from '../../../domain/service/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import { ChecklistItem, Strip } from '../../ui/index.ts';
import type { Say } from '../say.ts';
import { answerWords, wordsOf } from './guide-words.ts';

const brought = ({ item }: ChecklistLine) =>
  item?.kind === 'paper' && item.use !== 'fillIn' && item.use !== 'lookedUp';
const atTheDesk = ({ item }: ChecklistLine) =>
  item?.kind === 'paper' && (item.use === 'fillIn' || item.use === 'lookedUp');

/** Papers to bring, counted; then what the desk has or finds by itself. */
export function Checklist({
  say,
  guide,
  lines,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly lines: readonly ChecklistLine[];
}) {
  const { t } = say;
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
    </>
  );
}

/** What is no paper: late, free of charge, worth doing at the same time. */
export function Notes({
  say,
  guide,
  lines,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly lines: readonly ChecklistLine[];
}) {
  const words = wordsOf(say, guide);
  return (
    <>
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

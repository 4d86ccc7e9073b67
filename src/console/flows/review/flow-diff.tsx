import type { Flow, GuideChange, GuideDiff } from '../../../domain/guide/index.ts';
import { Check, Note } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { textOf, titleOf } from '../say/say-answers.ts';
import { Witness } from './findings.tsx';

/** One group of changes that a reviewer ticks: the same two outcomes (P5). */
const groupOf = ({ before, after }: GuideChange): string => `${before ?? ''} ${after ?? ''}`;

interface FlowDiffProps {
  /** What residents get now; undefined when it was never published. */
  readonly before: Flow | undefined;
  readonly after: Flow;
  readonly diff: GuideDiff | undefined;
  /** Groups the reviewer has seen, by `before after`. */
  readonly ticked: ReadonlySet<string>;
  /** Undefined: nobody ticks here. */
  readonly onTick?: ((ticked: ReadonlySet<string>) => void) | undefined;
}

/** Which answers get something else than before, by class, in groups to be ticked (P5). */
export function FlowDiff({ before, after, diff, ticked, onTick }: FlowDiffProps) {
  const t = useWords();
  if (before === undefined || diff === undefined) return <Note tone="n">{t('flows.diffNew')}</Note>;
  const { changes, exactness } = diff;
  if (changes.length === 0 && exactness !== 'incomplete') {
    return <Note tone="o">{t('flows.diffNone')}</Note>;
  }
  const groups = [...Map.groupBy(changes, groupOf)];
  const done = groups.filter(([key]) => ticked.has(key)).length;
  return (
    <div class="diff">
      <h2>{t('flows.diffTitle', { count: changes.length })}</h2>
      {exactness === 'items' && <Note tone="w">{t('flows.diffItems')}</Note>}
      {exactness === 'incomplete' && <Note tone="e">{t('flows.diffIncomplete')}</Note>}
      <p class="s m" role="status">
        {t('flows.diffTicked', { done, all: groups.length })}
      </p>
      <ol>
        {groups.map(([key, own]) => (
          <li key={key} class="part">
            <Group before={before} after={after} changes={own} />
            {onTick && (
              <Check
                label={t('flows.diffTick')}
                checked={ticked.has(key)}
                onChange={(isOn) => {
                  const next = new Set(ticked);
                  if (isOn) next.add(key);
                  else next.delete(key);
                  onTick(next);
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface GroupProps {
  readonly before: Flow;
  readonly after: Flow;
  readonly changes: readonly GuideChange[];
}

function Group({ before, after, changes }: GroupProps) {
  const t = useWords();
  const locale = language.value;
  const [first] = changes;
  if (first === undefined) return null;
  const said = (flow: Flow, id: string | undefined) =>
    id === undefined ? t('flows.diffNowhere') : titleOf(flow, id, locale);
  const isSame = first.before === first.after;
  return (
    <>
      <p>
        {isSame ? (
          <b>{said(after, first.after)}</b>
        ) : (
          <>
            <del>{said(before, first.before)}</del> → <ins>{said(after, first.after)}</ins>
          </>
        )}
      </p>
      {changes.map((change, index) => (
        <div key={String(index)} class="change">
          <Items word={t('flows.diffAdded')} flow={after} ids={change.added} tone="add" />
          <Items word={t('flows.diffRemoved')} flow={before} ids={change.removed} tone="del" />
          <Items word={t('flows.diffAltered')} flow={after} ids={change.altered} tone="alt" />
          <details>
            <summary>{t('flows.diffExample')}</summary>
            <Witness flow={change.after === undefined ? before : after} steps={change.witness} />
          </details>
        </div>
      ))}
    </>
  );
}

interface ItemsProps {
  readonly word: string;
  readonly flow: Flow;
  readonly ids: readonly string[];
  readonly tone: 'add' | 'del' | 'alt';
}

function Items({ word, flow, ids, tone }: ItemsProps) {
  if (ids.length === 0) return null;
  return (
    <p class="s">
      <span class="m">{word}: </span>
      {ids.map((id, index) => {
        const label = textOf(flow, flow.items?.[id]?.label ?? id, language.value);
        return (
          <span key={id}>
            {index > 0 && ', '}
            {tone === 'add' ? (
              <ins>{label}</ins>
            ) : tone === 'del' ? (
              <del>{label}</del>
            ) : (
              <b>{label}</b>
            )}
          </span>
        );
      })}
    </p>
  );
}

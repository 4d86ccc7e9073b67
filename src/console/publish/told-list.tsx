import type * as z from 'zod/mini';
import type { ReleaseFacts, ToldSchema } from '../../domain/api/console/index.ts';
import { addressOf } from '../frame/index.ts';
import { StatusShape } from '../ui/index.ts';
import { language, sayAuthor, useWords } from '../words/index.ts';
import { placeOf } from './place-of.ts';

type Told = z.infer<typeof ToldSchema>;

/** What changes of one document. */
export interface ToldGroup {
  readonly key: string;
  readonly kind: Told['kind'];
  readonly id: string;
  readonly title: Told['title'];
  readonly told: readonly Told[];
}

/** By document, in the order in which they come; those that residents do not see come last. */
export function groupsOf(told: readonly Told[]): readonly ToldGroup[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.kind}/${one.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const isSeen = (all: readonly Told[]) => all.some(({ what }) => what !== 'unseen');
  return [...groups]
    .map(([key, all]) => {
      const [{ kind, id, title }] = all as [Told];
      return { key, kind, id, title, told: all };
    })
    .sort((a, b) => Number(isSeen(b.told)) - Number(isSeen(a.told)));
}

const whatStatus = {
  added: 'running',
  removed: 'error',
  changed: 'done',
  unseen: 'waiting',
} as const;

interface ToldListProps {
  readonly groups: readonly ToldGroup[];
  readonly moreCount: number;
  readonly documents: ReleaseFacts['documents'];
  /** Ticks of whoever is going to sign; without them nothing is ticked. */
  readonly ticks?: { readonly seen: ReadonlySet<string>; readonly onTick: (key: string) => void };
  readonly at?: number;
}

/** What residents will see differently, by document, in words: before and after beside each other. */
export function ToldList({ groups, moreCount, documents, ticks, at }: ToldListProps) {
  const t = useWords();
  return (
    <section aria-label={t('publish.differsTitle')}>
      <h2 class="bar">{t('publish.differs', { count: groups.length + moreCount })}</h2>
      {groups.length === 0 && <p class="m bar">{t('publish.differsNone')}</p>}
      <ul class="df">
        {groups.map(({ key, kind, id, title, told }, place) => {
          const path = placeOf(kind, id);
          const authors = documents
            .find((one) => one.kind === kind && one.id === id)
            ?.authors.map(({ name }) => sayAuthor(t, name))
            .join(', ');
          return (
            <li key={key} class={place === at ? 'at' : ''} data-group={key}>
              {ticks === undefined ? (
                <StatusShape status={whatStatus[told[0]?.what ?? 'changed']} />
              ) : (
                <input
                  type="checkbox"
                  aria-label={t('publish.seenOf', { title: title[language.value] })}
                  checked={ticks.seen.has(key)}
                  onChange={() => ticks.onTick(key)}
                />
              )}
              <div>
                <b>{title[language.value] || title.vi}</b>{' '}
                {path === undefined ? (
                  <span class="m s">{id}</span>
                ) : (
                  <a class="s" href={addressOf(path)}>
                    {id}
                  </a>
                )}
                <ul>
                  {told.map(({ text, what, path: where }) => (
                    <li key={`${where} ${text.vi}`}>
                      <ToldText text={text[language.value]} />
                      {what === 'unseen' && <span class="tag">{t('editor.unseen')}</span>}
                    </li>
                  ))}
                </ul>
              </div>
              <span class="m s">{authors ? t('publish.writtenBy', { names: authors }) : ''}</span>
            </li>
          );
        })}
      </ul>
      {moreCount > 0 && <p class="m bar">{t('publish.moreDocuments', { count: moreCount })}</p>}
    </section>
  );
}

/** `Phí: 8.000 đồng → 5.000 đồng`: what goes is struck out, what comes is underlined. */
function ToldText({ text }: { readonly text: string }) {
  const arrow = text.indexOf(' → ');
  const colon = text.indexOf(': ');
  if (arrow < 0 || colon < 0 || colon > arrow) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, colon + 2)}
      <del>{text.slice(colon + 2, arrow)}</del> → <ins>{text.slice(arrow + 3)}</ins>
    </span>
  );
}

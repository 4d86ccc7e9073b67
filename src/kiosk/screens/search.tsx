import { useMemo, useRef, useState } from 'preact/hooks';
import { wordsIn } from '../../domain/basics/index.ts';
import type { Mark, SearchAnswer } from '../../domain/search/index.ts';
import { type ComposeKey, composeKey, fold } from '../../domain/vietnamese/index.ts';
import type { ScreenProps } from '../session/index.ts';
import {
  BoardKey,
  Button,
  Field,
  Keyboard,
  Option,
  Strip,
  Title,
  useAfterPaint,
} from '../ui/index.ts';
import { noteOf } from './listed.tsx';
import { ContentNote, Local, nameOf, shortName } from './local.tsx';
import { Main, Pages } from './parts.tsx';
import { said } from './said.tsx';
import { keyboardWords, type Say, sayFor } from './say.ts';
import { SearchBanner } from './search-banner.tsx';

/** Two pages at size M: who does not find it there types on. Each row costs time at every key (R37). */
const hitsMax = 10;

/** B1: results with every key; no diacritics needed (R58, R59). */
export function Search(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { query, page } = view.context.resident;
  const { content } = view.context.facts;
  // On a small unit keyboard and results take turns; on a lobby screen both are there.
  const [typing, setTyping] = useState(true);
  const { library } = props.services;
  // The letter first, what it finds with the next frame: looking and drawing cost most of a key (R37).
  const asked = useAfterPaint(query);
  const find = () => (asked.trim() === '' ? undefined : library.search(asked));
  // A swap cannot happen under a hand, but the version is what the answer depends on.
  const kept = useMemo<SearchAnswer | undefined>(find, [asked, content?.version, library]);
  // Undefined while the search engine is on its way: asked again when this is drawn again.
  const answer = kept ?? find();
  const write = (key: ComposeKey) => {
    setTyping(true);
    send({ type: 'QUERY', text: composeKey(query, key) });
  };
  const latest = useRef(write);
  latest.current = write;
  // Forty keys that no key press changes: the same node again, and Preact looks no further (R37).
  const board = useMemo(
    () => (
      <Keyboard
        words={keyboardWords(t)}
        onKey={(key) => latest.current(key)}
        left={<BoardKey onPress={() => send({ type: 'BACK' })}>{t('common.back')}</BoardKey>}
        right={
          <BoardKey wide onPress={() => send({ type: 'OPEN_LIFE_EVENTS' })}>
            {t('search.lifeEvents')}
          </BoardKey>
        }
      />
    ),
    [t, send],
  );
  const found = Math.min(hitsMax, answer?.hits.length ?? 0);
  // Telex keys or a repaired word: say how it was read, so that nobody wonders at the list.
  const readOtherwise =
    answer !== undefined && answer.understood !== '' && fold(answer.understood) !== fold(asked);
  const results = useMemo(
    () => <Results say={say} query={asked} answer={answer} />,
    [asked, answer, t, send, content, page],
  );
  return (
    <div class={typing ? 'typing-screen is-typing' : 'typing-screen'}>
      <Main class="listing">
        <div class="for-ears">
          <Title>{t('search.title')}</Title>
        </div>
        <Field
          icon="search"
          label={t('search.field')}
          value={query}
          hint={t('search.start')}
          active
        >
          {query !== '' && (
            <Button kind="small" onPress={() => send({ type: 'QUERY', text: '' })}>
              {t('search.clear')}
            </Button>
          )}
        </Field>
        <p class="count" role="status">
          <b>{answer && t('search.count', { count: found })}</b>
          {readOtherwise && <span>{t('search.understood', { query: answer.understood })}</span>}
          {found > 0 && !readOtherwise && <span>{t('search.touchOne')}</span>}
        </p>
        <div class="small-unit">
          <Button kind="small" onPress={() => setTyping(!typing)}>
            {typing ? t('search.showResults', { count: found }) : t('search.typeOn')}
          </Button>
        </div>
        {results}
      </Main>
      {board}
    </div>
  );
}

function Results({
  say,
  query,
  answer,
}: {
  readonly say: Say;
  readonly query: string;
  readonly answer: SearchAnswer | undefined;
}) {
  const hits = answer?.hits.slice(0, hitsMax) ?? [];
  return (
    <Pages say={say} class="results">
      <SearchBanner say={say} query={query} answer={answer} />
      {hits.length > 0 && <ContentNote say={say} />}
      {answer &&
        hits.map(({ code, marks }) => (
          <Hit key={code} say={say} answer={answer} code={code} marks={marks.title} />
        ))}
      {answer && hits.length === 0 && (
        <Strip icon="question" tone="place" title={say.t('search.none')}>
          {say.t('search.noneDo')}
        </Strip>
      )}
      {hits.length === 0 && <Suggestions say={say} />}
    </Pages>
  );
}

function Hit({
  say,
  answer,
  code,
  marks,
}: {
  readonly say: Say;
  readonly answer: SearchAnswer;
  readonly code: string;
  readonly marks: readonly Mark[];
}) {
  const service = say.view.context.facts.content?.services.get(code);
  if (!service) return null;
  const { words, language } = wordsIn(nameOf(service), say.language);
  const name = shortName(words);
  return (
    <Option
      kind="go"
      icon={service.pictogram}
      note={noteOf(say, service)}
      onPress={() => say.send({ type: 'OPEN_SERVICE', code })}
    >
      <Local say={say} text={nameOf(service)}>
        {answer.language === language ? marked(name, marks) : name}
      </Local>
    </Option>
  );
}

function marked(text: string, marks: readonly Mark[]) {
  const parts: (string | preact.JSX.Element)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

/** Nothing typed, or nothing found: the ways that need no words. */
function Suggestions({ say }: { readonly say: Say }) {
  const { t, send, view } = say;
  return (
    <section class="suggestions">
      <h2>{t('search.lifeEventsTitle')}</h2>
      <div>
        {view.context.facts.content?.lifeEvents.slice(0, 6).map((event) => (
          <Button
            key={event.key}
            kind="small"
            icon={event.pictogram}
            onPress={() => send({ type: 'OPEN_LIFE_EVENT', key: event.key })}
          >
            {said(say, event.name)}
          </Button>
        ))}
        <Button kind="small" icon="help" onPress={() => send({ type: 'HELP', screen: 'search' })}>
          {t('common.callHelp')}
        </Button>
      </div>
    </section>
  );
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  type Answer,
  answer,
  findOutcome,
  findText,
  type OpenedLink,
  openLink,
  type PhoneContent,
  resume,
  startWalk,
  type Walk,
  walkOf,
} from '../../domain/guide/index.ts';
import { PhoneChecklist } from './phone-checklist.tsx';
import { PhoneQuestion } from './phone-question.tsx';
import { type PhoneLanguage, type Say, wordsFor } from './words.ts';

interface PhonePageProps {
  /** What stands behind `#`, without it. */
  readonly fragment: string;
  readonly load: () => Promise<PhoneContent>;
  readonly now: () => number;
}

/** Days change in Hanoi, wherever the phone is. */
const hanoiDay = (nowMs: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(nowMs);

/** R68: a walk from the kiosk, opened on a phone. Nothing of it leaves the phone. */
export function PhonePage({ fragment, load, now }: PhonePageProps) {
  const [language, setLanguage] = useState<PhoneLanguage>('vi');
  const [content, setContent] = useState<PhoneContent | 'away'>();
  const [attempt, setAttempt] = useState(0);
  const say = wordsFor(language);
  useEffect(() => {
    let wanted = true;
    setContent(undefined);
    load().then(
      (loaded) => wanted && setContent(loaded),
      () => wanted && setContent('away'),
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const day = hanoiDay(now());
  const opened = useMemo(
    () => (content && content !== 'away' ? openLink(fragment, content, day) : undefined),
    [fragment, content, day],
  );
  return (
    <>
      <header>
        <b>Một Chạm</b>
        <button
          type="button"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
      </header>
      <main>
        {content === undefined && <p role="status">{say('loading')}</p>}
        {content === 'away' && (
          <Told title={say('away')} text={say('awayDo')}>
            <button type="button" class="go" onClick={() => setAttempt(attempt + 1)}>
              {say('retry')}
            </button>
          </Told>
        )}
        {opened && content && content !== 'away' && (
          <Opened opened={opened} content={content} day={day} language={language} say={say} />
        )}
      </main>
    </>
  );
}

function Told(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: preact.ComponentChildren;
}) {
  return (
    <div role="alert">
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

interface OpenedProps {
  readonly opened: OpenedLink;
  readonly content: PhoneContent;
  readonly day: string;
  readonly language: PhoneLanguage;
  readonly say: Say;
}

function Opened(props: OpenedProps) {
  const { opened, say } = props;
  if (!('flow' in opened)) {
    const isGone = opened.state === 'gone';
    return (
      <Told
        title={say(isGone ? 'gone' : 'unreadable')}
        text={say(isGone ? 'goneDo' : 'unreadableDo')}
      />
    );
  }
  return <OpenWalk {...props} opened={opened} />;
}

function OpenWalk({
  opened,
  content,
  day,
  language,
  say,
}: OpenedProps & { readonly opened: Extract<OpenedLink, { readonly flow: unknown }> }) {
  const { flow, answers, state } = opened;
  const [walk, setWalk] = useState<Walk>(() => walkOf(flow, answers));
  const outcome = findOutcome(flow, walk.at);
  const give = (given: Answer) => {
    const next = answer(flow, walk, given);
    if (next.ok) setWalk(resume(flow, next.value));
  };
  const title = flow.title === undefined ? undefined : findText(flow, flow.title, language);
  return (
    <>
      {state !== 'open' && (
        <div role="alert">
          <p class="doubt">
            {say(state)} {say('againDo')}
          </p>
        </div>
      )}
      {title && <p class="note">{title}</p>}
      {outcome ? (
        <PhoneChecklist {...{ flow, walk, outcome, content, day, language, say }} />
      ) : (
        <>
          <h1>{say('choose')}</h1>
          {state === 'open' && <p class="note">{say('missing')}</p>}
          <PhoneQuestion key={walk.at} {...{ flow, walk, language, say }} onAnswer={give} />
        </>
      )}
      <p class="note">{say('privacy')}</p>
      {walk.trail.length > 0 && (
        <button type="button" onClick={() => setWalk(startWalk(flow))}>
          {say('again')}
        </button>
      )}
    </>
  );
}

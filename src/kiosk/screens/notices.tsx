import { noticesNow, type ScreenProps } from '../session/index.ts';
import { IconWindow, Option, Strip, Title } from '../ui/index.ts';
import { sayOrigin } from './notice-words.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { NoticePicture } from './picture.tsx';
import { sayFor } from './say.ts';
import { useFirst } from './use-first.ts';
import './picture.css';

/**
 * Notices that one list shows: the important first, then the newest. More at once are read by
 * nobody, and a thousand of them would keep the screen from standing.
 */
const shownMax = 16;

/** What the building, the ward or the city says. */
export function Notices(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { facts, resident } = view.context;
  const notices = noticesNow(facts);
  const shown = notices.slice(0, shownMax);
  const rows = useFirst(shown, resident.page);
  return (
    <Main>
      <Title>{t('notices.title')}</Title>
      <Pages say={say}>
        <Option
          kind="go"
          icon="apart"
          note={t('city.doorNote')}
          onPress={() => send({ type: 'OPEN_CITY' })}
        >
          {t('city.title')}
        </Option>
        {notices.length === 0 && (
          <Strip icon="news" tone="place">
            {t('notices.none')}
          </Strip>
        )}
        {rows.map((notice) => (
          <Option
            key={notice.id}
            kind="go"
            icon={notice.pictogram}
            note={sayOrigin(say, notice)}
            onPress={() => send({ type: 'OPEN_NOTICE', id: notice.id })}
          >
            {local(notice.title)}
          </Option>
        ))}
        {notices.length > shownMax && rows.length === shown.length && (
          <p class="n">{t('notices.older', { count: notices.length - shownMax })}</p>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** One notice, whole, with who says so and since when. */
export function NoticeScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view } = say;
  const { content } = view.context.facts;
  const notice = content?.notices.find(({ id }) => id === view.context.resident.notice);
  return (
    <Main>
      <div class="top">
        <IconWindow name={notice?.pictogram ?? 'news'} lit />
        <Title crumb={t('notices.title')} note={notice && sayOrigin(say, notice)}>
          {notice ? local(notice.title) : t('notices.none')}
        </Title>
      </div>
      <Pages say={say} class="reading">
        {notice?.body.map((paragraph) => (
          <p key={paragraph.vi}>{local(paragraph)}</p>
        ))}
        {/* Seven inches have no line under a title: who says so, and when, stands with the words. */}
        {notice && <p class="n notice-origin">{sayOrigin(say, notice)}</p>}
        {/* After the words: whoever sees one page only has read what it is about. */}
        {notice?.picture && (
          <NoticePicture
            key={notice.picture.sha256}
            say={say}
            services={props.services}
            picture={notice.picture}
          />
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
